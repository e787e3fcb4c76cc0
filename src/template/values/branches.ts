import type { Node } from '../../syntax/tree';
import { callOf } from '../model/intrinsics';
import { assuming } from '../worlds/assuming';
import { assume } from '../worlds/assumptions';
import type { Assumptions, Scope } from '../worlds/scope';
import { choiceOf } from './evaluators/conditional';
import { conditionHolds, type Origin } from './values';

/** What stands at the end of `Fn::If`, be it open what that comes out as. */
export interface Branch {
  readonly node: Node;
  /** The conditions that lead to it, the outermost first. */
  readonly origins: readonly Origin[];
  readonly given: Assumptions;
}

/** Nobody nests more; aliases could. */
const maxDepth = 8;

/** The branches of a value that can come true, or the value itself where it has none. */
export function branchesOf(node: Node, scope: Scope, given: Assumptions, depth = maxDepth): readonly Branch[] {
  const call = callOf(node);
  if (call?.name !== 'Fn::If') return [{ node, origins: [], given }];
  const choice = choiceOf(call.argument);
  if (choice === undefined || depth === 0) return [];
  const { name, branches } = choice;
  const decision = conditionHolds(name, assuming(given, scope));
  return branches.flatMap(({ truth, origin }) => {
    if (decision === !truth) return [];
    const inner = branchesOf(origin.node, scope, assume(name, truth, scope, given), depth - 1);
    return inner.map(one => ({ ...one, origins: [origin, ...one.origins] }));
  });
}
