import type { CheckFact, PropertyPath, Unique } from '../../knowledge/note';
import { type Node, valueOf } from '../../syntax/tree';
import { sitesOf } from '../../template/read/sites';
import { followed } from '../../template/read/target';
import { type Finding, finding, type Resource, type Scope } from '../api';
import { isThere } from '../relations/support/mentions';
import { spelled } from '../relations/support/spelling';

/** A value that nobody else may have, with whose it is. */
interface Taken {
  readonly at: Node;
  readonly value: string;
}

/** The rows on what two resources can't both have: a name, or a place in what they belong to. */
export function checkUniques({ id }: CheckFact, rows: readonly Unique[], resource: Resource, scope: Scope) {
  return rows.flatMap(row => {
    const own = row.at.filter(({ type }) => type === resource.type);
    if (own.length === 0 || resource.isLooped) return [];
    const values = own.flatMap(path => takenBy(resource, path, row, scope));
    return values.length === 0
      ? []
      : others(row, resource, scope).flatMap(other => clash(id, row, values, other, scope));
  });
}

/** Those that come before it, so that each two are told once. */
function others(
  { at, also }: Unique,
  resource: Resource,
  scope: Scope,
): readonly (readonly [Resource, PropertyPath])[] {
  const before = at.slice(0, at.findIndex(({ type }) => type === resource.type) + 1);
  return [...before, ...also].flatMap(path => {
    const all = scope.resourcesOfType(path.type);
    const index = all.indexOf(resource);
    const there = (index < 0 ? all : all.slice(0, index)).filter(one => !one.isLooped && isThere(one, scope) === true);
    return there.map(one => [one, path] as const);
  });
}

function clash(
  id: string,
  row: Unique,
  values: readonly Taken[],
  [other, path]: readonly [Resource, PropertyPath],
  scope: Scope,
): readonly Finding[] {
  const theirs = takenBy(other, path, row, scope);
  const both = values.find(({ value }) => theirs.some(one => one.value === value));
  if (both === undefined) return [];
  const name = path.path.findLast(step => step !== '*') ?? '';
  const message = `${name} is that of ${other.logicalId} too, ${row.otherwise}.`;
  const related = [{ at: other.key, message: `${other.logicalId} is here.` }];
  return [finding(id, row.fails ? 'error' : 'warning', both.at, message, related)];
}

/** The values at a path, each with what it belongs to; two that are put together alike are alike. */
function takenBy(resource: Resource, { path }: PropertyPath, { within }: Unique, scope: Scope): readonly Taken[] {
  const parents = within.map(name => textOf(valueOf(resource.properties, name), scope));
  return sitesOf(resource.properties, path, scope).flatMap(({ node, certain }) => {
    const text = certain ? textOf(node, scope) : '';
    return text === '' ? [] : [{ at: node, value: [text, ...parents].join('\n') }];
  });
}

function textOf(node: Node | undefined, scope: Scope): string {
  return node === undefined ? '' : spelled(followed(node, scope));
}
