import type { Severity } from '../../knowledge/note';
import { quantity } from '../../knowledge/quantity';
import { type Entry, entryOf, type Node } from '../../syntax/tree';
import { type Check, finding } from '../check';
import { utf8Length } from './jsonSize';
import { isNear } from './near';
import { leastPolicySize, visible } from './policySize';

/** Where a resource policy stands, and how long it can be. */
export interface PolicyLimit {
  readonly id: string;
  readonly types: readonly string[];
  /** The keys that lead to the document; `*` is any item of a list. */
  readonly path: readonly string[];
  readonly most: number;
  /** What AWS counts: IAM characters without white space, most others the bytes of the text. */
  readonly unit: PolicyUnit;
  readonly severity: Severity;
  /** Why, as the second half of a sentence. */
  readonly reason: string;
  readonly fix: string;
}

type PolicyUnit = keyof typeof units;

const units = {
  bytes: { ruler: utf8Length, words: 'bytes' },
  characters: { ruler: visible, words: 'characters, white space apart' },
};

/** A check of the length of one document; it speaks up only when what is written here alone is too long. */
export function policyLimit({ id, types, path, most, unit, severity, reason, fix }: PolicyLimit): Check {
  const { ruler, words } = units[unit];
  return {
    ids: [id],
    types,
    check: resource =>
      documentsAt(resource.properties, path).flatMap(({ key, value }) => {
        const size = leastPolicySize(value, ruler);
        if (!isNear(size, most)) return [];
        if (size <= most) return [finding(id, 'hint', key, nearby(size, most, fix, words))];
        const message = `The policy has at least ${quantity(size, undefined)} ${words}; ${reason}. ${fix}`;
        return [finding(id, severity, key, message)];
      }),
  };
}

/** Said of any policy that will soon be too long. */
export function nearby(size: number, most: number, fix: string, words = units.characters.words): string {
  return `The policy has at least ${quantity(size, undefined)} of ${quantity(most, undefined)} ${words}. ${fix}`;
}

function documentsAt(node: Node | undefined, [step, ...rest]: readonly string[]): readonly Entry[] {
  if (step === '*') return node?.kind === 'sequence' ? node.items.flatMap(item => documentsAt(item, rest)) : [];
  const entry = step === undefined ? undefined : entryOf(node, step);
  if (entry === undefined) return [];
  return rest.length === 0 ? [entry] : documentsAt(entry.value, rest);
}
