import { areAtOnePlace, type Node } from '../../syntax/tree';
import type { Finding } from '../findings/finding';
import type { Explored, Part } from './explore';

/** A code at a place, and what is found of it in each part of the world. */
export interface Case {
  readonly code: string;
  readonly at: Node;
  readonly found: Map<Part, readonly Finding[]>;
}

export function casesIn({ parts, samples, byDefault }: Explored): readonly Case[] {
  const cases: Case[] = [];
  for (const part of [...parts, ...samples, ...(byDefault === undefined ? [] : [byDefault])]) {
    for (const finding of part.findings) {
      let known = cases.find(one => one.code === finding.code && areAtOnePlace(one.at, finding.at));
      if (known === undefined) {
        known = { code: finding.code, at: finding.at, found: new Map() };
        cases.push(known);
      }
      known.found.set(part, [...(known.found.get(part) ?? []), finding]);
    }
  }
  return cases;
}
