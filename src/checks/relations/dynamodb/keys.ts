import { items, type One, type Property, property, type Resource, type Scope } from '../../api';

/** One element of a key: an attribute's name, and whether it is the partition or the sort key. */
export interface KeyAttribute {
  readonly name: string;
  readonly type: string;
  readonly nameValue: One;
  readonly typeValue: One;
}

export interface Index {
  readonly name: string;
  readonly keySchema: One;
  readonly keys: readonly KeyAttribute[];
}

export const tableTypes: readonly string[] = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'];

export const indexProperties = ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'] as const;

/** The key of a table; undefined where it is missing, or any of it is open. */
export function tableKeys(table: Resource, scope: Scope): readonly KeyAttribute[] | undefined {
  const keySchema = property(table, 'KeySchema', scope);
  return keySchema.kind === 'one' ? keysIn(keySchema, scope) : undefined;
}

/** The indexes of a table with their keys; undefined where any of that is open. */
export function indexesOf(
  table: Resource,
  list: (typeof indexProperties)[number],
  scope: Scope,
): readonly Index[] | undefined {
  const indexes = items(property(table, list, scope), scope)?.map(item => indexIn(item, scope));
  return indexes?.every(index => index !== undefined) ? indexes : undefined;
}

function indexIn(item: One, scope: Scope): Index | undefined {
  const keySchema = property(item, 'KeySchema', scope);
  const keys = keysIn(keySchema, scope);
  if (keySchema.kind !== 'one' || keys === undefined) return undefined;
  return { name: property(item, 'IndexName', scope).text ?? 'the index', keySchema, keys };
}

function keysIn(keySchema: Property, scope: Scope): readonly KeyAttribute[] | undefined {
  const keys = items(keySchema, scope)?.map(item => keyIn(item, scope));
  return keys?.every(key => key !== undefined) ? keys : undefined;
}

function keyIn(item: One, scope: Scope): KeyAttribute | undefined {
  const nameValue = property(item, 'AttributeName', scope);
  const typeValue = property(item, 'KeyType', scope);
  const [name, type] = [nameValue.text, typeValue.text];
  if (nameValue.kind !== 'one' || typeValue.kind !== 'one' || name === undefined || type === undefined)
    return undefined;
  return { name, type, nameValue, typeValue };
}
