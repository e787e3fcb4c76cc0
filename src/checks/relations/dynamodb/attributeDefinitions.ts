import {
  type Check,
  type Finding,
  type Fix,
  finding,
  items,
  type One,
  type Property,
  property,
  type Resource,
  remove,
  type Scope,
} from '../../api';
import { indexesOf, type KeyAttribute, tableKeys, tableTypes } from './keys';

interface Definition {
  readonly name: string;
  readonly value: One;
}

/**
 * The defined attributes are exactly those of the keys.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
 */
export const attributeDefinitions: Check = {
  ids: ['ddb-attrdefs'],
  types: tableTypes,
  check(table, scope) {
    const keys = allKeys(table, scope);
    const definitions = definitionsOf(table, scope);
    const searched = searchedNames(table, scope);
    if (keys === undefined || definitions === undefined || searched === undefined) return [];
    const used = new Set([...keys.map(({ name }) => name), ...searched]);
    return [...undefinedKeys(keys, definitions, table, scope), ...unusedDefinitions(table, definitions, used)];
  },
};

function allKeys(table: Resource, scope: Scope): readonly KeyAttribute[] | undefined {
  const own = tableKeys(table, scope);
  const global = indexesOf(table, 'GlobalSecondaryIndexes', scope);
  const local = indexesOf(table, 'LocalSecondaryIndexes', scope);
  if (own === undefined || global === undefined || local === undefined) return undefined;
  return [...own, ...global.flatMap(index => index.keys), ...local.flatMap(index => index.keys)];
}

/** The attributes by which vector indexes are filtered: they are defined like those of keys. */
function searchedNames(table: Resource, scope: Scope): readonly string[] | undefined {
  const indexes = property(table, 'VectorIndexes', scope);
  if (indexes.kind === 'absent') return [];
  const elements = items(indexes, scope)?.map(index => items(property(index, 'SearchSchema', scope), scope));
  const names = elements?.flatMap(
    items => items?.map(item => property(item, 'AttributeName', scope).text) ?? [undefined],
  );
  const known = names?.filter(name => name !== undefined);
  return known?.length === names?.length ? known : undefined;
}

function definitionsOf(table: Resource, scope: Scope): readonly Definition[] | undefined {
  const definitions = items(property(table, 'AttributeDefinitions', scope), scope)?.map(item => {
    const value = property(item, 'AttributeName', scope);
    const name = value.text;
    return value.kind === 'one' && name !== undefined ? { name, value } : undefined;
  });
  return definitions?.every(definition => definition !== undefined) ? definitions : undefined;
}

/** Each attribute once, at the first key that uses it. */
function undefinedKeys(
  keys: readonly KeyAttribute[],
  definitions: readonly Definition[],
  table: Resource,
  scope: Scope,
): readonly Finding[] {
  const seen = new Set(definitions.map(({ name }) => name));
  const list = property(table, 'AttributeDefinitions', scope);
  const related =
    list.kind === 'one' && list.key !== undefined
      ? [{ at: list.key, message: 'The attributes are defined here.' }]
      : [];
  return keys.flatMap(({ name, nameValue }) => {
    if (seen.has(name)) return [];
    seen.add(name);
    const message = `${name} is a key attribute, but AttributeDefinitions doesn't define it. {define}`;
    return [finding('ddb-attrdefs', 'error', nameValue.place, message, related, defining(name, list, scope))];
  });
}

/** Like the definition that is there already, whatever the way it is written. */
function defining(name: string, list: Property, scope: Scope): readonly Fix[] {
  const like = items(list, scope)?.at(-1);
  if (list.kind !== 'one' || like === undefined) return [];
  return [
    { type: 'S', kind: 'text' },
    { type: 'N', kind: 'a number' },
  ].map(({ type, kind }) => ({
    title: `Define ${name} as ${kind} (${type})`,
    change: {
      kind: 'repeat',
      list: list.node,
      item: like.node,
      values: { AttributeName: name, AttributeType: type },
    },
  }));
}

function unusedDefinitions(
  table: Resource,
  definitions: readonly Definition[],
  used: ReadonlySet<string>,
): readonly Finding[] {
  return definitions.flatMap(({ name, value }, index) => {
    if (used.has(name)) return [];
    const message = `${name} is defined, but no key of the table or of an index uses it. {remove}`;
    const fixes = [remove(table, `AttributeDefinitions.${index}`, `Remove the definition of ${name}`)];
    return [finding('ddb-attrdefs', 'error', value.place, message, [], fixes)];
  });
}
