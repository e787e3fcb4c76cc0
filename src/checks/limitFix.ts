import type { Limit, PropertyPath } from '../knowledge/note';
import { quantity } from '../knowledge/quantity';
import type { Node } from '../syntax/tree';
import { bind } from '../template/guard';
import { numberOf, stringOf } from '../template/scalars';
import type { Site } from '../template/sites';
import type { Resource } from '../template/template';
import { type Fix, put, remove } from './fix';

/** What the row itself says is right: without the property, or with another one. */
export function mending({ mend }: Limit, at: PropertyPath, site: Site, resource: Resource): readonly Fix[] {
  if (mend === undefined) return [];
  if (mend === 'remove') return [remove(resource, bound(at.path.join('.'), site))];
  return Object.entries(mend).map(([name, value]) => put(resource, bound(name, site), value));
}

function bound(path: string, { wildcards }: Site): string {
  return bind(path, wildcards).join('.');
}

/** The value next to the broken one that keeps the limit, where there is one to name. */
export function limitFixes(limit: Limit, node: Node): readonly Fix[] {
  const value = nearestKept(limit, node);
  if (value === undefined) return [];
  const shown = limit.measure === 'number' ? quantity(Number(value), limit.unit) : value;
  return [{ title: `Set to ${shown}`, change: { kind: 'replace', node, value } }];
}

function nearestKept(limit: Limit, node: Node): string | undefined {
  if (limit.ending !== undefined) return `${stringOf(node) ?? ''}${limit.ending}`;
  const number = numberOf(node);
  if (number === undefined) return undefined;
  if (limit.measure === 'one-of') return nearestOf(limit.oneOf ?? [], number);
  if (limit.measure !== 'number') return undefined;
  if (limit.max !== undefined && number > limit.max) return String(limit.max);
  if (limit.min !== undefined && number < limit.min) return String(limit.min);
  return String(Math.floor(number));
}

function nearestOf(choices: readonly string[], number: number): string | undefined {
  const distance = (choice: string) => Math.abs(Number(choice) - number);
  const numbers = choices.filter(choice => !Number.isNaN(Number(choice)));
  return numbers.reduce<string | undefined>(
    (best, choice) => (best !== undefined && distance(best) <= distance(choice) ? best : choice),
    undefined,
  );
}
