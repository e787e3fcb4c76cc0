import type { Severity } from '../../knowledge/note';
import { entryOf } from '../../syntax/tree';
import type { Resource } from '../../template/template';
import { type Check, finding } from '../check';
import { leastPolicySize } from './policySize';

/** Where a resource policy stands, and how long it can be. */
export interface PolicyLimit {
  readonly id: string;
  readonly types: readonly string[];
  /** The keys that lead to the document. */
  readonly path: readonly string[];
  readonly most: number;
  readonly severity: Severity;
  /** Why, as the second half of a sentence. */
  readonly reason: string;
  readonly fix: string;
}

/** From here on a hint says that the limit is near. */
export const near = 0.9;

/** A check of the length of one document; it speaks up only when what is written here alone is too long. */
export function policyLimit({ id, types, path, most, severity, reason, fix }: PolicyLimit): Check {
  return {
    ids: [id],
    types,
    check(resource) {
      const entry = documentAt(resource, path);
      if (entry === undefined) return [];
      const size = leastPolicySize(entry.value);
      if (size < near * most) return [];
      if (size <= most) return [finding(id, 'hint', entry.key, nearby(size, most, fix))];
      const message = `The policy has at least ${size.toLocaleString('en-US')} characters, white space apart; ${reason}. ${fix}`;
      return [finding(id, severity, entry.key, message)];
    },
  };
}

/** Said of any policy that will soon be too long. */
export function nearby(size: number, most: number, fix: string): string {
  return `The policy has at least ${size.toLocaleString('en-US')} of ${most.toLocaleString('en-US')} characters, white space apart. ${fix}`;
}

function documentAt(resource: Resource, path: readonly string[]) {
  let node = resource.properties;
  for (const step of path.slice(0, -1)) node = entryOf(node, step)?.value;
  return entryOf(node, path.at(-1) ?? '');
}
