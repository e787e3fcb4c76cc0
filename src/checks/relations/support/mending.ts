import { quantity } from '../../../knowledge/quantity';
import { type Fix, put, type Resource, type Scope } from '../../api';
import type { Amount } from './amounts';

/**
 * Another number for a property: where it is written, be it a parameter's default, or as a new property where AWS's own
 * number holds. One of several allowed values or rows has others beside it, so there it isn't known what is right.
 */
export function setAmount(
  resource: Resource,
  path: string,
  { literal, origins }: Amount,
  value: number,
  unit?: string,
): readonly Fix[] {
  const title = `Set ${path.slice(path.lastIndexOf('.') + 1)} to ${quantity(value, unit)}`;
  if (literal === undefined) return [put(resource, path, String(value), title)];
  if (origins.some(({ kind }) => kind === 'allowed' || kind === 'mapping')) return [];
  return [{ title, change: { kind: 'replace', node: literal, value: String(value) } }];
}

/** A logical ID that the template doesn't have yet. */
export function freeName(wanted: string, scope: Scope): string {
  let name = wanted;
  for (let next = 2; scope.resource(name) !== undefined; next++) name = `${wanted}${next}`;
  return name;
}
