import {
  type Check,
  type Finding,
  finding,
  items,
  type One,
  property,
  put,
  type Resource,
  type Scope,
} from '../../api';
import { addStream } from './streams';

const types = ['AWS::DynamoDB::GlobalTable'];

interface Replicas {
  readonly list: One;
  readonly count: number;
  /** Whether all Regions agree before a write succeeds. */
  readonly isStrong: boolean;
}

function replicasOf(table: Resource, scope: Scope): Replicas | undefined {
  const list = property(table, 'Replicas', scope);
  const count = items(list, scope)?.length;
  const consistency = property(table, 'MultiRegionConsistency', scope);
  if (list.kind !== 'one' || count === undefined || !consistency.isKnown) return undefined;
  return { list, count, isStrong: consistency.text === 'STRONG' };
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
    const stream = property(table, 'StreamSpecification', scope);
    if (replicas === undefined || replicas.isStrong || replicas.count < 2) return [];
    if (stream.kind === 'absent') {
      const message = `${table.logicalId} has ${replicas.count} replicas, but no StreamSpecification to keep them in sync. {add}`;
      return [finding('ddb-global-stream', 'error', replicas.list.place, message, [], [addStream(table)])];
    }
    const view = property(stream, 'StreamViewType', scope);
    const name = view.text;
    if (view.kind !== 'one' || name === undefined || name === 'NEW_AND_OLD_IMAGES') return [];
    const message = `StreamViewType is ${name}, but replication needs NEW_AND_OLD_IMAGES. {set}`;
    return [finding('ddb-global-stream', 'warning', view.place, message, [], [addStream(table)])];
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
  const mode = property(table, 'BillingMode', scope);
  const isProvisioned = mode.kind === 'absent' || mode.text === 'PROVISIONED';
  if (!isProvisioned || property(table, 'WriteProvisionedThroughputSettings', scope).kind !== 'absent') return [];
  if (property(table, 'KeySchema', scope).kind !== 'one') return [];
  const reason = mode.kind === 'absent' ? 'PROVISIONED, the default mode,' : 'a PROVISIONED table';
  const message = `WriteProvisionedThroughputSettings is missing, but ${reason} needs it. {capacity}`;
  const fixes = [put(table, 'BillingMode', 'PAY_PER_REQUEST')];
  return [finding('ddb-global-replica', 'error', mode.kind === 'one' ? mode.place : table.key, message, [], fixes)];
}

function wrongNumber(table: Resource, scope: Scope): readonly Finding[] {
  const replicas = replicasOf(table, scope);
  const witnesses = items(property(table, 'GlobalTableWitnesses', scope), scope)?.length;
  if (replicas === undefined || !replicas.isStrong || witnesses === undefined) return [];
  if (replicas.count >= 2 && replicas.count + witnesses === 3) return [];
  const count = `${replicas.count} ${replicas.count === 1 ? 'replica' : 'replicas'} and ${witnesses} ${witnesses === 1 ? 'witness' : 'witnesses'}`;
  const message = `The table has ${count}, but strong consistency needs exactly three Regions. {regions}`;
  return [finding('ddb-global-replica', 'error', replicas.list.place, message)];
}
