import type { Node } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { conditionHolds, possibleValues } from '../../../template/values/values';
import type { Scope } from '../../../template/worlds/scope';

const maxDepth = 20;

/** The branch that is taken, where it is known which one; else the value as written. */
export function followed(node: Node, scope: Scope, depth = 0): Node {
  const call = depth > maxDepth ? undefined : callOf(node);
  if (call?.name !== 'Fn::If' || call.argument.kind !== 'sequence') return node;
  const [condition, whenTrue, whenFalse] = call.argument.items;
  const holds = conditionHolds((condition && stringOf(condition)) ?? '', scope);
  const branch = holds === undefined ? undefined : holds ? whenTrue : whenFalse;
  return branch === undefined ? node : followed(branch, scope, depth + 1);
}

/** What a value comes out as where that is certain, be it through a parameter; else as `followed`. */
export function resolved(node: Node, scope: Scope): Node {
  const branch = followed(node, scope);
  if (callOf(branch) === undefined) return branch;
  const { known, complete, absent } = possibleValues(branch, scope);
  const [value] = known;
  return value !== undefined && known.length === 1 && complete && !absent ? value.node : branch;
}
