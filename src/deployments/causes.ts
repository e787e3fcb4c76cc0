import { namesIn } from '../checks/relations/support/mentions';
import type { PlacedFinding } from '../checks/report/placed';
import { type Node, valueOf } from '../syntax/tree';
import { callOf } from '../template/model/intrinsics';
import { locate } from '../template/model/locate';
import { stringOf } from '../template/model/scalars';
import type { Template } from '../template/model/template';

/**
 * The parameters that a finding comes from: those that its places name, and those of the conditions on the way to
 * them.
 */
export function causesOf(finding: PlacedFinding, template: Template): ReadonlySet<string> {
  const names = new Set<string>();
  const places = [finding, ...finding.related.filter(({ file }) => file === undefined)];
  for (const { start } of places) {
    const steps = locate(template.document, start)?.steps ?? [];
    const last = steps.at(-1);
    const calls = steps.map(({ node }) => node).filter(node => callOf(node) !== undefined);
    for (const node of last === undefined ? calls : [...calls, last.node]) {
      if (callOf(node)?.name !== 'Fn::If') for (const name of namesIn(node)) names.add(name);
    }
    for (const condition of steps.flatMap(({ node }) => conditionAt(node) ?? [])) addCauses(condition, template, names);
  }
  return names;
}

/** The condition that decides whether a value, or a resource, is there. */
function conditionAt(node: Node): string | undefined {
  const call = callOf(node);
  const condition = call?.name === 'Fn::If' && call.argument.kind === 'sequence' ? call.argument.items[0] : undefined;
  const name = condition ?? (call === undefined ? valueOf(node, 'Condition') : undefined);
  return name && stringOf(name);
}

function addCauses(condition: string, { conditions }: Template, names: Set<string>): void {
  const seen = new Set<string>();
  const left = [condition];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    const definition = conditions.get(name);
    if (definition === undefined || seen.has(name)) continue;
    seen.add(name);
    for (const parameter of namesIn(definition)) names.add(parameter);
    left.push(...conditionsIn(definition, { left: 1000 }));
  }
}

/** The conditions that a condition is made of. */
function conditionsIn(node: Node, budget: { left: number }): readonly string[] {
  if (budget.left-- <= 0) return [];
  const call = callOf(node);
  if (call?.name === 'Condition') return [stringOf(call.argument) ?? ''];
  const inside = call?.argument ?? node;
  return inside.kind === 'sequence' ? inside.items.flatMap(item => conditionsIn(item, budget)) : [];
}
