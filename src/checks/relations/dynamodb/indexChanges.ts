import type { Node } from '../../../syntax/tree';
import { type BaseCheck, type Finding, finding, type One, property, type Resource, type Scope } from '../../api';
import { type Meaning, meaningOf, sameMeaning } from '../support/meaning';
import { isSame, itemsByName, type Pair, pairsOf } from '../support/versions';
import { tableTypes } from './keys';

/** What an update does to the indexes of one kind. */
interface Change {
  readonly added: readonly One[];
  readonly changed: readonly One[];
  readonly removed: number;
}

/**
 * What an update can't do to a table's indexes: local ones come and go with the table only, of the global ones one is
 * made or deleted at a time.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
 */
export const indexChanges: BaseCheck = {
  ids: ['ddb-lsi-change', 'ddb-gsi-one-per-update'],
  types: tableTypes,
  check: (scope, scopeBefore) => pairsOf(tableTypes, scope, scopeBefore).flatMap(checkTable),
};

function checkTable(pair: Pair): readonly Finding[] {
  const local = changeOf(pair, 'LocalSecondaryIndexes');
  if (local === undefined) return [];
  if (countOf(local) > 0) return [localChange(pair, local)];
  // A table that is replaced, or may be, is made with all its indexes at once.
  const isKept = ['TableName', 'KeySchema'].every(name => isSame(pair, name) === true);
  const global = isKept ? changeOf(pair, 'GlobalSecondaryIndexes') : undefined;
  return global === undefined || countOf(global) < 2 ? [] : [globalChange(pair, global)];
}

/** Making one and deleting one are two; an index with another key is both. */
function countOf({ added, changed, removed }: Change): number {
  return added.length + 2 * changed.length + removed;
}

/** Undefined where one of the two versions leaves open what the indexes are. */
function changeOf({ now: table, scope, before, scopeBefore }: Pair, list: string): Change | undefined {
  const now = itemsByName(table, list, 'IndexName', scope);
  const old = itemsByName(before, list, 'IndexName', scopeBefore);
  if (now === undefined || old === undefined) return undefined;
  const changed: One[] = [];
  for (const [name, index] of now) {
    const earlier = old.get(name);
    const same = earlier && sameMeaning(definitionOf(index, scope), definitionOf(earlier, scopeBefore));
    if (earlier !== undefined && same === undefined) return undefined;
    if (same === false) changed.push(index);
  }
  const added = [...now].filter(([name]) => !old.has(name)).map(([, index]) => index);
  return { added, changed, removed: [...old.keys()].filter(name => !now.has(name)).length };
}

/** What an index is made with, and keeps for good. */
function definitionOf(index: One, scope: Scope): readonly Meaning[] {
  return ['KeySchema', 'Projection'].map(name => {
    const part = property(index, name, scope);
    return part.kind === 'one' ? meaningOf(part.node, scope) : part.kind === 'absent' ? 'null' : undefined;
  });
}

function localChange({ now: table, scope }: Pair, change: Change): Finding {
  const hasName = property(table, 'TableName', scope).kind !== 'absent';
  const effect = hasName
    ? 'CloudFormation must replace the table, which it refuses while the table has a custom name'
    : 'CloudFormation replaces the table and its items are lost';
  const message = `The local secondary indexes differ from the version before, so ${effect}.`;
  return finding('ddb-lsi-change', 'warning', placeFor(table, change, 'LocalSecondaryIndexes', scope), message);
}

function globalChange({ now: table, scope }: Pair, change: Change): Finding {
  const { added, changed, removed } = change;
  const made = added.length + changed.length;
  const deleted = removed + changed.length;
  const message = `${table.logicalId} adds ${made} and removes ${deleted} global secondary indexes since the version before`;
  return finding(
    'ddb-gsi-one-per-update',
    'warning',
    placeFor(table, change, 'GlobalSecondaryIndexes', scope),
    message,
  );
}

/** The name of the last index that is new or other, else the list, else the table. */
function placeFor(table: Resource, { added, changed }: Change, name: string, scope: Scope): Node {
  const index = added.at(-1) ?? changed.at(-1);
  const indexName = index && property(index, 'IndexName', scope);
  if (indexName?.kind === 'one') return indexName.place;
  const list = property(table, name, scope);
  return list.kind === 'one' ? (list.key ?? table.key) : table.key;
}
