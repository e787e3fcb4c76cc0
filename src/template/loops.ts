import type { Node, Scalar } from '../syntax/tree';
import { callOf } from './intrinsics';
import { stringOf } from './scalars';

/** An entry of `Resources`, or one of those that a loop makes of it. */
export interface Expansion {
  readonly logicalId: string;
  readonly key: Scalar;
  readonly body: Node;
  readonly bindings: ReadonlyMap<string, string>;
}

/** Loops that make more than this stay closed: nothing is said about what is inside. */
const maxExpansions = 100;

/**
 * What an entry stands for: itself, or all that `Fn::ForEach` makes of it. A loop over anything but a list of texts
 * stays closed. Source: CloudFormation user guide, Fn::ForEach.
 */
export function expandLoops(key: Scalar, body: Node): readonly Expansion[] {
  const budget = { left: maxExpansions };
  const expansions = expand(key, body, new Map(), budget);
  return budget.left < 0 ? [] : expansions;
}

/** The budget is shared by nested loops, whose numbers multiply. */
function expand(
  key: Scalar,
  body: Node,
  bindings: ReadonlyMap<string, string>,
  budget: { left: number },
): readonly Expansion[] {
  if (budget.left < 0) return [];
  if (!key.value.startsWith('Fn::ForEach::'))
    return [{ logicalId: filledIn(key.value, bindings), key, body, bindings }];
  if (body.kind !== 'sequence' || body.items.length !== 3) return [];
  const [variableNode, collection, template] = body.items;
  const variable = variableNode && stringOf(variableNode);
  if (variable === undefined || collection?.kind !== 'sequence' || template?.kind !== 'mapping') return [];
  const values = collection.items.map(item => (callOf(item) === undefined ? stringOf(item) : undefined));
  if (values.includes(undefined)) return [];
  return values.flatMap(value => {
    budget.left--;
    const inside = new Map(bindings).set(variable, value ?? '');
    return template.entries.flatMap(entry => expand(entry.key, entry.value, inside, budget));
  });
}

/** `${Name}` as it stands, `&{Name}` without what a logical ID can't hold. */
function filledIn(text: string, bindings: ReadonlyMap<string, string>): string {
  let filled = text;
  for (const [name, value] of bindings) {
    filled = filled.replaceAll(`\${${name}}`, value).replaceAll(`&{${name}}`, value.replace(/[^a-zA-Z0-9]/g, ''));
  }
  return filled;
}
