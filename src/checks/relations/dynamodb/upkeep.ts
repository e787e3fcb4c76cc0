import { valueOf } from '../../../syntax/tree';
import { stringOf } from '../../../template/model/scalars';
import {
  type Check,
  type Finding,
  finding,
  items,
  type Property,
  property,
  put,
  type Resource,
  type Scope,
} from '../../api';
import { tableTypes } from './keys';

const recovery = 'PointInTimeRecoverySpecification';

/**
 * Continuous backups: advised, and their period is set only where they are on.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-table-pointintimerecoveryspecification.html
 */
export const pointInTimeRecovery: Check = {
  ids: ['ddb-pitr', 'ddb-pitr-period'],
  types: tableTypes,
  check(table, scope) {
    const specifications = specificationsOf(table, scope);
    if (specifications === undefined) return [];
    if (specifications.every(specification => specification.kind === 'absent'))
      return needsNoBackup(table, scope) ? [] : [advice(table)];
    return specifications.flatMap(specification => periodWhileOff(table, specification, scope));
  },
};

/** A global table is backed up in each replica on its own. */
function specificationsOf(table: Resource, scope: Scope): readonly Property[] | undefined {
  if (table.type === 'AWS::DynamoDB::Table') return [property(table, recovery, scope)];
  return items(property(table, 'Replicas', scope), scope)?.map(replica => property(replica, recovery, scope));
}

/** As words of a name, `WebSocketConnections`: what is made anew, or was made up. */
const passing = /(?:^|[a-z\d])(?:Lock|Lease|Connection|Session|Cache|Idempoten|Stub|Mock)/;

/** What expires, or is meant to go with the stack, is not there to be kept; a plan of AWS Backup may keep the rest. */
function needsNoBackup(table: Resource, scope: Scope): boolean {
  if (passing.test(table.logicalId)) return true;
  const policy = valueOf(table.body, 'DeletionPolicy');
  if (policy !== undefined && stringOf(policy) === 'Delete') return true;
  const expires = property(table, 'TimeToLiveSpecification', scope).kind !== 'absent';
  return expires || scope.resourcesOfType('AWS::Backup::BackupSelection').length > 0;
}

function advice(table: Resource): Finding {
  const message = `${table.logicalId} has no continuous backups`;
  const path = `${recovery}.PointInTimeRecoveryEnabled`;
  const fixes =
    table.type === 'AWS::DynamoDB::Table' ? [put(table, path, 'true', 'Turn on point-in-time recovery')] : [];
  return finding('ddb-pitr', 'hint', table.key, message, [], fixes);
}

function periodWhileOff(table: Resource, specification: Property, scope: Scope): readonly Finding[] {
  const period = property(specification, 'RecoveryPeriodInDays', scope);
  const enabled = property(specification, 'PointInTimeRecoveryEnabled', scope);
  const isOff = enabled.kind === 'absent' || enabled.boolean === false;
  const days = period.number;
  // A period outside its range is a row of the note.
  if (period.kind !== 'one' || !isOff || (days !== undefined && (days < 1 || days > 35))) return [];
  const message =
    'RecoveryPeriodInDays is set, but point-in-time recovery is off. Set PointInTimeRecoveryEnabled to true, or remove the period.';
  const fixes =
    table.type === 'AWS::DynamoDB::Table' ? [put(table, `${recovery}.PointInTimeRecoveryEnabled`, 'true')] : [];
  return [finding('ddb-pitr-period', 'error', period.place, message, [], fixes)];
}

/**
 * Items expire by an attribute, which has to be named.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-table-timetolivespecification.html
 */
export const timeToLive: Check = {
  ids: ['ddb-ttl'],
  types: tableTypes,
  check(table, scope) {
    const specification = property(table, 'TimeToLiveSpecification', scope);
    const enabled = property(specification, 'Enabled', scope);
    if (enabled.boolean !== true || property(specification, 'AttributeName', scope).kind !== 'absent') return [];
    const message = 'TimeToLiveSpecification is enabled without AttributeName';
    return [finding('ddb-ttl', 'error', enabled.place, message)];
  },
};
