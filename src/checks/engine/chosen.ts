import { areAtOnePlace, type Node } from '../../syntax/tree';
import { callOf } from '../../template/model/intrinsics';
import type { Resource } from '../../template/model/template';

/** Aliases can lead to the same node over and over: the budget keeps the walk short. */
const maxNodes = 20_000;

/** Whether a place is a function call, or in a branch of a condition: what stands there is one choice of several. */
export function isChosen(place: Node, { properties }: Resource): boolean {
  if (callOf(place) !== undefined) return true;
  return properties !== undefined && isInBranch(properties, place, false, { left: maxNodes });
}

function isInBranch(node: Node, place: Node, isBranch: boolean, budget: { left: number }): boolean {
  if (budget.left-- <= 0) return false;
  if (isBranch && areAtOnePlace(node, place)) return true;
  const call = callOf(node);
  const isIf = isBranch || call?.name === 'Fn::If';
  const inside = call?.argument ?? node;
  if (inside.kind === 'sequence') return inside.items.some(item => isInBranch(item, place, isIf, budget));
  if (inside.kind !== 'mapping') return false;
  return inside.entries.some(
    ({ key, value }) => (isIf && areAtOnePlace(key, place)) || isInBranch(value, place, isIf, budget),
  );
}
