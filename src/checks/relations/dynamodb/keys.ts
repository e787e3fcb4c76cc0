import type { Resource, Scope } from '../../api';
import { type Fixed, fixedAt, itemsOf, type MaybeFixed, memberOf, textOf } from '../support/fixed';

/** One element of a key: an attribute's name, and whether it is the partition or the sort key. */
export interface KeyAttribute {
  readonly name: string;
  readonly type: string;
  readonly nameValue: Fixed;
  readonly typeValue: Fixed;
}

export interface Index {
  readonly name: string;
  readonly keySchema: Fixed;
  readonly keys: readonly KeyAttribute[];
}

export const tableTypes: readonly string[] = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'];

export const indexProperties = ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'] as const;

/** The key of a table; undefined where it is missing, or any of it is open. */
export function tableKeys(table: Resource, scope: Scope): readonly KeyAttribute[] | undefined {
  const keySchema = fixedAt(table, 'KeySchema', scope);
  return keySchema ? keysIn(keySchema, scope) : undefined;
}

/** The indexes of a table with their keys; undefined where any of that is open. */
export function indexesOf(
  table: Resource,
  property: (typeof indexProperties)[number],
  scope: Scope,
): readonly Index[] | undefined {
  const items = itemsOf(fixedAt(table, property, scope), scope);
  const indexes = items?.map(item => indexIn(item, scope));
  return indexes?.every(index => index !== undefined) ? indexes : undefined;
}

function indexIn(item: Fixed, scope: Scope): Index | undefined {
  const keySchema = memberOf(item, 'KeySchema', scope);
  const keys = keySchema ? keysIn(keySchema, scope) : undefined;
  if (!keySchema || keys === undefined) return undefined;
  return { name: textOf(memberOf(item, 'IndexName', scope)) ?? 'the index', keySchema, keys };
}

function keysIn(keySchema: MaybeFixed, scope: Scope): readonly KeyAttribute[] | undefined {
  const keys = itemsOf(keySchema, scope)?.map(item => keyIn(item, scope));
  return keys?.every(key => key !== undefined) ? keys : undefined;
}

function keyIn(item: Fixed, scope: Scope): KeyAttribute | undefined {
  const nameValue = memberOf(item, 'AttributeName', scope);
  const typeValue = memberOf(item, 'KeyType', scope);
  const [name, type] = [textOf(nameValue), textOf(typeValue)];
  if (!nameValue || !typeValue || name === undefined || type === undefined) return undefined;
  return { name, type, nameValue, typeValue };
}
