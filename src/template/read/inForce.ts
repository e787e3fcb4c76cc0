import { type Entry, type Node, valueOf } from '../../syntax/tree';
import { callOf, isNoValue } from '../model/intrinsics';
import type { Resource } from '../model/template';
import { branchOf } from '../values/values';
import type { Scope } from '../worlds/scope';

/** Aliases can lead to the same node over and over: past the budget a value stays as it is written. */
const maxNodes = 20_000;

/**
 * A value as it is in force in this world: for each `Fn::If` in it the branch that is taken, without what comes out as
 * absent. What the world leaves open stays as it is written. Undefined where nothing is left.
 */
export function inForce(node: Node, scope: Scope): Node | undefined {
  return settle(node, scope, { left: maxNodes });
}

/** A property of a resource as it is in force in this world; undefined where it isn't set. */
export function inForceAt({ properties }: Pick<Resource, 'properties'>, name: string, scope: Scope): Node | undefined {
  const node = valueOf(properties, name);
  return node && inForce(node, scope);
}

function settle(node: Node, scope: Scope, budget: { left: number }): Node | undefined {
  if (budget.left-- <= 0 || node.kind === 'scalar' || node.kind === 'opaque')
    return isNoValue(callOf(node)) ? undefined : node;
  const branch = branchOf(node, scope)?.node;
  if (branch === undefined || isNoValue(callOf(branch))) return branch === undefined ? node : undefined;
  if (branch.kind === 'sequence') {
    const items = branch.items.flatMap(item => settle(item, scope, budget) ?? []);
    return isUnchanged(items, branch.items) ? branch : { ...branch, items };
  }
  if (branch.kind !== 'mapping') return branch;
  const entries = branch.entries.flatMap(entry => settledEntry(entry, scope, budget));
  return isUnchanged(entries, branch.entries) ? branch : { ...branch, entries };
}

function settledEntry(entry: Entry, scope: Scope, budget: { left: number }): readonly Entry[] {
  const value = settle(entry.value, scope, budget);
  if (value === undefined) return [];
  return value === entry.value ? [entry] : [{ ...entry, value }];
}

function isUnchanged<T>(settled: readonly T[], written: readonly T[]): boolean {
  return settled.length === written.length && settled.every((one, index) => one === written[index]);
}
