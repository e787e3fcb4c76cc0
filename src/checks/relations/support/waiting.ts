import type { Node } from '../../../syntax/tree';
import { type Finding, finding, here, type Resource, type Scope } from '../../api';
import { waitFix } from './dependsOn';
import { comesAfter } from './graph';

interface Told {
  readonly at: Node;
  /** What may happen otherwise: `so it may find no methods`. */
  readonly why: string;
  /** Whether the fix waits for all of them, not for the first. */
  readonly wantsAll?: true;
}

/** What is said where a resource waits for none of those that have to be there before it: a race, never an error. */
export function notWaiting(
  code: string,
  later: Resource,
  before: readonly Resource[],
  { at, why, wantsAll }: Told,
  scope: Scope,
): readonly Finding[] {
  // One that waits for the other itself can't be waited for.
  const missing = before.filter(one => !comesAfter(later, one, scope) && !comesAfter(one, later, scope));
  const [first] = missing;
  const isSettled = !wantsAll && missing.length < before.length;
  if (first === undefined || isSettled || later.isLooped || before.some(({ isLooped }) => isLooped)) return [];
  const names = (wantsAll ? missing : [first]).map(({ logicalId }) => logicalId);
  const value = names.length === 1 ? names.join() : `[${names.join(', ')}]`;
  const shown = names.length > 3 ? `${first.logicalId} and the others` : names.join(' and ');
  const message = `${later.logicalId} doesn't wait for ${shown}, ${why}. Add DependsOn: ${value}.`;
  const related = missing.slice(0, 10).map(here);
  return [finding(code, 'warning', at, message, related, waitFix(later, names, shown))];
}
