import type { Node } from '../syntax/tree';
import { assuming } from './assuming';
import { assume } from './assumptions';
import { callOf } from './intrinsics';
import { stringOf } from './scalars';
import type { Assumptions, Scope } from './scope';
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
  const items = call.argument.kind === 'sequence' ? call.argument.items : [];
  const [condition, whenTrue, whenFalse] = items;
  const name = condition && stringOf(condition);
  if (name === undefined || items.length !== 3 || depth === 0) return [];
  const decision = conditionHolds(name, assuming(given, scope));
  return [whenTrue, whenFalse].flatMap((branch, index) => {
    const truth = index === 0;
    if (branch === undefined || decision === !truth) return [];
    const origin: Origin = { kind: 'branch', name: truth ? name : `not ${name}`, node: branch };
    const inner = branchesOf(branch, scope, assume(name, truth, scope, given), depth - 1);
    return inner.map(one => ({ ...one, origins: [origin, ...one.origins] }));
  });
}
