import type { Node } from './tree';

/** What stands directly below a node: the values of a mapping, the items of a list. */
export function childrenOf(node: Node): readonly Node[] {
  if (node.kind === 'mapping') return node.entries.map(({ value }) => value);
  return node.kind === 'sequence' ? node.items : [];
}

/** A node and all below it, from the top down; `most` of them, since aliases can lead to the same node over and over. */
export function walk(node: Node, most: number, visit: (node: Node) => void): void {
  walkWithin(node, { left: most }, visit);
}

function walkWithin(node: Node, budget: { left: number }, visit: (node: Node) => void): void {
  if (budget.left-- <= 0) return;
  visit(node);
  if (node.kind === 'sequence') for (const item of node.items) walkWithin(item, budget, visit);
  else if (node.kind === 'mapping') for (const { value } of node.entries) walkWithin(value, budget, visit);
}
