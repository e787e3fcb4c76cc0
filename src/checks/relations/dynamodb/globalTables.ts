import { type Check, type Finding, finding, put, type Resource, type Scope } from '../../api';
import { type Fixed, fixedAt, itemsOf, memberOf, placeOf, textOf } from '../support/fixed';
import { addStream } from './streams';

const types = ['AWS::DynamoDB::GlobalTable'];

interface Replicas {
  readonly list: Fixed;
  readonly count: number;
  /** Whether all Regions agree before a write succeeds. */
  readonly isStrong: boolean;
}

function replicasOf(table: Resource, scope: Scope): Replicas | undefined {
  const list = fixedAt(table, 'Replicas', scope);
  const count = list && itemsOf(list, scope)?.length;
  const consistency = fixedAt(table, 'MultiRegionConsistency', scope);
  if (!list || count === undefined || count === null || consistency === undefined) return undefined;
  return { list, count, isStrong: textOf(consistency) === 'STRONG' };
}

/**
 * Replicas that agree eventually do so over the table's stream.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-globaltable-streamspecification.html
 */
export const globalTableStream: Check = {
  ids: ['ddb-global-stream'],
  types,
  check(table, scope) {
    const replicas = replicasOf(table, scope);
    const stream = fixedAt(table, 'StreamSpecification', scope);
    if (replicas === undefined || replicas.isStrong || replicas.count < 2) return [];
    if (stream === null) {
      const message = `${table.logicalId} has ${replicas.count} replicas, but no StreamSpecification to keep them in sync. {add}`;
      return [finding('ddb-global-stream', 'error', placeOf(replicas.list), message, [], [addStream(table)])];
    }
    const view = memberOf(stream, 'StreamViewType', scope);
    const name = textOf(view);
    if (!view || name === undefined || name === 'NEW_AND_OLD_IMAGES') return [];
    const message = `StreamViewType is ${name}, but replication needs NEW_AND_OLD_IMAGES. {set}`;
    return [finding('ddb-global-stream', 'warning', placeOf(view), message, [], [addStream(table)])];
  },
};

/**
 * Provisioned write capacity is one for all replicas; strong consistency takes three Regions.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html
 */
export const globalTableReplicas: Check = {
  ids: ['ddb-global-replica'],
  types,
  check(table, scope) {
    return [...withoutWriteCapacity(table, scope), ...wrongNumber(table, scope)];
  },
};

function withoutWriteCapacity(table: Resource, scope: Scope): readonly Finding[] {
  const mode = fixedAt(table, 'BillingMode', scope);
  const isProvisioned = mode === null || textOf(mode) === 'PROVISIONED';
  if (!isProvisioned || fixedAt(table, 'WriteProvisionedThroughputSettings', scope) !== null) return [];
  if (!fixedAt(table, 'KeySchema', scope)) return [];
  const reason = mode === null ? 'without BillingMode the table is PROVISIONED and' : 'the table is PROVISIONED and';
  const message = `WriteProvisionedThroughputSettings is missing, but ${reason} needs it. {capacity}`;
  const fixes = [put(table, 'BillingMode', 'PAY_PER_REQUEST')];
  return [finding('ddb-global-replica', 'error', mode ? placeOf(mode) : table.key, message, [], fixes)];
}

function wrongNumber(table: Resource, scope: Scope): readonly Finding[] {
  const replicas = replicasOf(table, scope);
  const witnesses = itemsOf(fixedAt(table, 'GlobalTableWitnesses', scope), scope)?.length;
  if (replicas === undefined || !replicas.isStrong || witnesses === undefined) return [];
  if (replicas.count >= 2 && replicas.count + witnesses === 3) return [];
  const count = `${replicas.count} ${replicas.count === 1 ? 'replica' : 'replicas'} and ${witnesses} ${witnesses === 1 ? 'witness' : 'witnesses'}`;
  const message = `The table has ${count}, but MultiRegionConsistency STRONG needs exactly three Regions. {regions}`;
  return [finding('ddb-global-replica', 'error', placeOf(replicas.list), message)];
}
