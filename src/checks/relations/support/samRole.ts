import { entryOf, type Node } from '../../../syntax/tree';
import { callOf, itemsIn } from '../../../template/model/intrinsics';
import { followed } from '../../../template/read/target';
import { property, type Resource, type Scope } from '../../api';
import { isFunction } from './functions';
import { mentionedBy } from './mentions';
import { asGrants, type Grant, managedGrants } from './rolePolicies';
import { mayName, statementsOf, wildcardMatches } from './statements';

/**
 * All that the role is allowed which SAM makes of `Policies`; undefined where one of them can't be read here. Of keys
 * nothing else says anything: what an event or another property brings along is for the queue or topic itself.
 */
export function grantsOfSam(owner: Resource, scope: Scope, isForKey = false): readonly Grant[] | undefined {
  const policies = property(owner, 'Policies', scope);
  const brings = isFunction(owner) && property(owner, 'Events', scope).kind !== 'absent';
  if (!isForKey && (brings || bringsMore(owner, scope))) return undefined;
  if (isAttached(owner, scope)) return undefined;
  if (policies.kind === 'absent') return [];
  if (policies.kind !== 'one') return undefined;
  const all = (itemsIn(policies.node) ?? [policies.node]).map(item => grantsOfOne(followed(item, scope), scope));
  return all.every(grants => grants !== undefined) ? all.flat() : undefined;
}

/** Other properties of a function that its role gets policies for. */
function bringsMore(owner: Resource, scope: Scope): boolean {
  const names = ['DeadLetterQueue', 'VpcConfig', 'EventInvokeConfig', 'DurableConfig'];
  return isFunction(owner) && names.some(name => property(owner, name, scope).kind !== 'absent');
}

/** What an export may attach to. */
function isAttached(owner: Resource, scope: Scope): boolean {
  const role = `${owner.logicalId}Role`;
  return ofRoles.some(type => scope.list(type, mentionedBy).includes(role));
}

/** Policies that can be attached to a role that SAM makes. */
const ofRoles = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy'];

function grantsOfOne(policy: Node, scope: Scope): readonly Grant[] | undefined {
  if (policy.kind !== 'mapping' || callOf(policy) !== undefined) return managedGrants(policy, scope);
  if (entryOf(policy, 'Statement') !== undefined) {
    const statements = statementsOf(policy, scope);
    return statements && asGrants(statements, scope);
  }
  const [template, ...others] = policy.entries;
  const actions = template && others.length === 0 ? templates.get(template.key.value) : undefined;
  if (template === undefined || actions === undefined) return undefined;
  const mayAllow: Grant['mayAllow'] = (action, on) =>
    actions.some(one => wildcardMatches(one, action)) && (on === undefined || covers(template.value, on, scope));
  return [{ mayAllow, by: undefined }];
}

/** A template is for what its parameters name. */
function covers(parameters: Node, names: readonly string[], scope: Scope): boolean {
  if (parameters.kind !== 'mapping' || callOf(parameters) !== undefined) return true;
  return parameters.entries.some(({ value }) => mayName(value, names, scope));
}

const read = ['GetItem', 'Scan', 'Query', 'BatchGetItem', 'DescribeTable'];
const stream = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];
const write = ['PutItem', 'UpdateItem', 'BatchWriteItem'];
const readObjects = ['GetObject', 'ListBucket', 'GetBucketLocation', 'GetObjectVersion', 'GetLifecycleConfiguration'];
const writeObjects = ['PutObject', 'PutObjectAcl', 'PutLifecycleConfiguration'];

/**
 * What SAM's policy templates allow; roles with others aren't told about.
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
 */
const templates: ReadonlyMap<string, readonly string[]> = new Map([
  ['LambdaInvokePolicy', ['lambda:InvokeFunction']],
  ['SQSSendMessagePolicy', ['sqs:SendMessage*']],
  ['SQSPollerPolicy', ['ReceiveMessage', 'DeleteMessage*', 'GetQueueAttributes'].map(one => `sqs:${one}`)],
  ['KinesisStreamReadPolicy', stream.map(one => `kinesis:${one}`)],
  ['DynamoDBStreamReadPolicy', stream.map(one => `dynamodb:${one}`)],
  ['SNSPublishMessagePolicy', ['sns:Publish']],
  ['StepFunctionsExecutionPolicy', ['states:StartExecution']],
  ['EventBridgePutEventsPolicy', ['events:PutEvents']],
  ['DynamoDBReadPolicy', read.map(one => `dynamodb:${one}`)],
  ['DynamoDBWritePolicy', write.map(one => `dynamodb:${one}`)],
  ['KMSDecryptPolicy', ['kms:Decrypt']],
  ['S3ReadPolicy', readObjects.map(one => `s3:${one}`)],
  ['S3WritePolicy', writeObjects.map(one => `s3:${one}`)],
  ['S3CrudPolicy', [...readObjects, ...writeObjects, 'DeleteObject'].map(one => `s3:${one}`)],
  ['AWSSecretsManagerGetSecretValuePolicy', ['secretsmanager:GetSecretValue']],
  ['DynamoDBCrudPolicy', [...read, ...write, 'DeleteItem', 'ConditionCheckItem'].map(one => `dynamodb:${one}`)],
]);
