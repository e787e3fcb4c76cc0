import {
  type Check,
  type Finding,
  type Fix,
  finding,
  type One,
  property,
  type Resource,
  replace,
  type Scope,
} from '../../api';
import { type Index, indexesOf, type KeyAttribute, tableKeys, tableTypes } from './keys';

/**
 * The key of a local index: the table's partition key, and a sort key of its own.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html
 */
export const localIndexKeys: Check = {
  ids: ['ddb-lsi-key'],
  types: tableTypes,
  check(table, scope) {
    const list = property(table, 'LocalSecondaryIndexes', scope);
    const keys = tableKeys(table, scope);
    const indexes = indexesOf(table, 'LocalSecondaryIndexes', scope) ?? [];
    const hash = keys?.find(({ type }) => type === 'HASH');
    if (list.kind !== 'one' || keys === undefined || hash === undefined || indexes.length === 0) return [];
    const misfits = indexes.flatMap(index => localMisfits(index, hash));
    return keys.length > 1 ? misfits : [withoutSortKey(table, list, scope), ...misfits];
  },
};

/** Placed at the table's key, where the sort key is missing. */
function withoutSortKey(table: Resource, list: One, scope: Scope): Finding {
  const keySchema = property(table, 'KeySchema', scope);
  const message =
    'The table has local secondary indexes, but no sort key, which they need. Add a sort key to the table, or make the indexes global ones.';
  return finding('ddb-lsi-key', 'error', keySchema.kind === 'one' ? keySchema.place : table.key, message, [
    { at: list.place, message: 'The local secondary indexes.' },
  ]);
}

/** A key of other than two elements is the business of the row of the same id. */
function localMisfits({ name, keys }: Index, hash: KeyAttribute): readonly Finding[] {
  const [first, second] = keys;
  if (first === undefined || second === undefined || keys.length > 2) return [];
  if (first.type === second.type) {
    const message = `Both key attributes of ${name} are ${second.type}, but an index needs one HASH and one RANGE. Set one of them to the other type.`;
    const fixes = [
      replace((first.type === 'RANGE' ? first : second).typeValue.node, first.type === 'RANGE' ? 'HASH' : 'RANGE'),
    ];
    return [finding('ddb-lsi-key', 'error', second.typeValue.place, message, [], fixes)];
  }
  const own = first.type === 'HASH' ? first : second;
  if (own.type !== 'HASH' || own.name === hash.name) return [];
  const message = `The partition key of local index ${name} is ${own.name}, but it must be the table's, ${hash.name}. Use ${hash.name}, or make the index global.`;
  return [
    finding(
      'ddb-lsi-key',
      'error',
      own.nameValue.place,
      message,
      [{ at: hash.nameValue.place, message: "The table's partition key." }],
      [replace(own.nameValue.node, hash.name)],
    ),
  ];
}

const mostOfOneType = 4;

/**
 * The key of a global index has up to four partition and up to four sort key attributes.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateGlobalSecondaryIndexAction.html
 */
export const globalIndexKeys: Check = {
  ids: ['ddb-gsi-keyschema'],
  types: tableTypes,
  check(table, scope: Scope) {
    const indexes = indexesOf(table, 'GlobalSecondaryIndexes', scope) ?? [];
    return indexes.flatMap(index => globalMisfits(index));
  },
};

/** More than eight elements, or none, are the business of the row of the same id. */
function globalMisfits({ name, keys, keySchema }: Index): readonly Finding[] {
  if (keys.length === 0 || keys.length > 2 * mostOfOneType) return [];
  const [hash, range] = ['HASH', 'RANGE'].map(type => keys.filter(key => key.type === type).length);
  const at = keySchema.key ?? keySchema.written;
  const report = (message: string, fixes: readonly Fix[] = []) => [
    finding('ddb-gsi-keyschema', 'error', at, message, [], fixes),
  ];
  if (hash === 0 && range === keys.length) {
    return report(
      `The key of ${name} has no HASH attribute, but every index needs a partition key. Set one KeyType to HASH.`,
      keys.map(key => ({ ...replace(key.typeValue.node, 'HASH'), title: `Make ${key.name} the HASH attribute` })),
    );
  }
  if (hash !== undefined && hash > mostOfOneType) {
    return report(
      `The key of ${name} has ${hash} HASH attributes, but a global secondary index has at most 4. Remove those that no query needs.`,
    );
  }
  if (range !== undefined && range > mostOfOneType) {
    return report(
      `The key of ${name} has ${range} RANGE attributes, but a global secondary index has at most 4. Remove those that no query needs.`,
    );
  }
  return [];
}
