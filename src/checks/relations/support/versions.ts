import { isNull, type Node } from '../../../syntax/tree';
import { items, type One, property, type Resource, type Scope } from '../../api';
import { meaningOf, sameMeaning } from './meaning';

/** A resource in both versions of a template. */
export interface Pair {
  readonly now: Resource;
  readonly scope: Scope;
  readonly before: Resource;
  readonly scopeBefore: Scope;
}

/** The resources of these types that both versions have, under one name. */
export function pairsOf(types: readonly string[], scope: Scope, scopeBefore: Scope): readonly Pair[] {
  return types
    .flatMap(type => scope.resourcesOfType(type))
    .flatMap(now => {
      const before = scopeBefore.resourcesOfType(now.type).find(one => one.logicalId === now.logicalId);
      return before === undefined || now.isLooped ? [] : [{ now, scope, before, scopeBefore }];
    });
}

/** Whether a property says the same in both; undefined where one of them leaves it open. */
export function isSame({ now, scope, before, scopeBefore }: Pair, property: string): boolean | undefined {
  const [value, old] = [written(now, property), written(before, property)];
  if (value === undefined || old === undefined) return value === old;
  return sameMeaning([meaningOf(value, scope)], [meaningOf(old, scopeBefore)]);
}

/** What is written for a property; undefined for nothing, or a null. */
export function written({ properties }: Resource, property: string): Node | undefined {
  if (properties?.kind !== 'mapping') return undefined;
  const value = properties.entries.find(({ key }) => key.value === property)?.value;
  return isNull(value) ? undefined : value;
}

/** The items of a list by what one of their members says; undefined where the template leaves one of these open. */
export function itemsByName(
  resource: Resource,
  list: string,
  member: string,
  scope: Scope,
): ReadonlyMap<string, One> | undefined {
  const all = items(property(resource, list, scope), scope);
  const named = all?.flatMap(one => {
    const name = property(one, member, scope).text;
    return name === undefined ? [] : [[name, one] as const];
  });
  return named !== undefined && named.length === all?.length ? new Map(named) : undefined;
}
