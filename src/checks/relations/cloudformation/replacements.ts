import { valueOf } from '../../../syntax/tree';
import { holderOf } from '../../../template/model/holders';
import { stringOf } from '../../../template/model/scalars';
import { type BaseCheck, type Finding, finding, property } from '../../api';
import { isSame, type Pair, pairsOf, written } from '../support/versions';

/** A type that holds data, with the properties whose change makes a new resource. */
export interface Holder {
  readonly type: string;
  /** The name, if it is one that the user chooses: two resources can't have it at once. */
  readonly name: string | undefined;
  readonly others: readonly string[];
}

/** Source: AWS's resource schema, with which a test compares them. */
export const holders: readonly Holder[] = [
  { type: 'AWS::DynamoDB::Table', name: 'TableName', others: ['KeySchema'] },
  { type: 'AWS::DynamoDB::GlobalTable', name: 'TableName', others: ['KeySchema'] },
  { type: 'AWS::ECR::Repository', name: 'RepositoryName', others: ['EncryptionConfiguration'] },
  { type: 'AWS::Events::Archive', name: 'ArchiveName', others: ['SourceArn'] },
  { type: 'AWS::Kinesis::Stream', name: 'Name', others: [] },
  { type: 'AWS::Logs::LogGroup', name: 'LogGroupName', others: [] },
  {
    type: 'AWS::RDS::DBCluster',
    name: 'DBClusterIdentifier',
    others: ['DatabaseName', 'EngineMode', 'KmsKeyId', 'StorageEncrypted'],
  },
  {
    type: 'AWS::RDS::DBInstance',
    name: 'DBInstanceIdentifier',
    others: ['DBName', 'KmsKeyId', 'MasterUsername', 'StorageEncrypted'],
  },
  { type: 'AWS::S3::Bucket', name: 'BucketName', others: [] },
  { type: 'AWS::SQS::Queue', name: 'QueueName', others: ['FifoQueue'] },
  { type: 'AWS::SecretsManager::Secret', name: 'Name', others: [] },
];

const byType = new Map(holders.map(holder => [holder.type, holder]));

/**
 * An update that puts an empty resource in the place of one that holds data.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
 */
export const replacements: BaseCheck = {
  ids: ['cfn-data-replaced'],
  types: [...byType.keys()],
  check: (scope, scopeBefore) =>
    pairsOf([...byType.keys()], scope, scopeBefore).flatMap(pair => {
      const holder = byType.get(pair.now.type);
      return holder === undefined || isKept(pair) ? [] : checkHolder(pair, holder);
    }),
};

/** Who keeps the old resource, or a snapshot of it, has thought of it. */
function isKept({ now }: Pair): boolean {
  const policy = valueOf(now.body, 'UpdateReplacePolicy');
  return policy !== undefined && stringOf(policy) !== 'Delete';
}

function checkHolder(pair: Pair, { type, name, others }: Holder): readonly Finding[] {
  const noun = holderOf(type) ?? 'resource';
  const { now, scope } = pair;
  const changed = [...(name === undefined ? [] : [name]), ...others].find(one => isOther(pair, one));
  if (changed === undefined) return [];
  const hasName = name !== undefined && changed !== name && property(now, name, scope).isSet;
  const what = `${changed} differs from the version before`;
  const message = hasName
    ? `${what}, but CloudFormation can't replace ${now.logicalId} while it keeps its name. {name}`
    : `${what}, so ${now.logicalId} is replaced by an empty ${noun}. {keep}`;
  const entry = property(now, changed, scope);
  const change = { kind: 'put', resource: now, path: ['UpdateReplacePolicy'], value: 'Retain' } as const;
  const fixes = hasName ? [] : [{ title: `Keep the old ${noun}`, change }];
  return [finding('cfn-data-replaced', 'warning', entry.isSet ? entry.place : now.key, message, [], fixes)];
}

/** What isn't there is the same as what says no. */
function isOther(pair: Pair, name: string): boolean {
  const [value, old] = [written(pair.now, name), written(pair.before, name)];
  if ([value, old].some(node => node?.kind === 'scalar' && node.value === 'false') && !(value && old)) return false;
  return isSame(pair, name) === false;
}
