import { type Node, valueOf } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { isWhole, type Resource, type Scope } from '../../api';
import { writtenText } from './arns';
import { mayBeConnected } from './connectors';
import { eventsOf } from './events';
import { functionAt, isFunction } from './functions';
import { jsonAt } from './jsonText';
import { isThere, mentionsIn, resourceIn } from './mentions';
import { isService, mayAllow, mayServe, statementsOf } from './statements';

/** What a service sends to. */
export type ReceiverKind = 'function' | 'queue' | 'topic' | 'bucket' | 'log-group';

interface Receiver {
  /** Its type; a function has several, and aliases. */
  readonly type: string | undefined;
  /** What a policy has to allow. */
  readonly action: string;
  /** The types of policies that let services in, with the property that names who they are for. */
  readonly policies: readonly { readonly type: string; readonly names: string }[];
}

const receivers: Readonly<Record<ReceiverKind, Receiver>> = {
  function: {
    type: undefined,
    action: 'lambda:InvokeFunction',
    policies: [
      { type: 'AWS::Lambda::Permission', names: 'FunctionName' },
      { type: 'AWS::Lambda::ResourcePolicy', names: 'FunctionName' },
    ],
  },
  queue: {
    type: 'AWS::SQS::Queue',
    action: 'sqs:SendMessage',
    policies: [
      { type: 'AWS::SQS::QueuePolicy', names: 'Queues' },
      { type: 'AWS::SQS::QueueInlinePolicy', names: 'Queue' },
    ],
  },
  topic: {
    type: 'AWS::SNS::Topic',
    action: 'sns:Publish',
    policies: [
      { type: 'AWS::SNS::TopicPolicy', names: 'Topics' },
      { type: 'AWS::SNS::TopicInlinePolicy', names: 'TopicArn' },
    ],
  },
  bucket: {
    type: 'AWS::S3::Bucket',
    action: 's3:PutObject',
    policies: [{ type: 'AWS::S3::BucketPolicy', names: 'Bucket' }],
  },
  // Its policies are the account's, and name groups in their text.
  'log-group': {
    type: 'AWS::Logs::LogGroup',
    action: 'logs:PutLogEvents',
    policies: [{ type: 'AWS::Logs::ResourcePolicy', names: '' }],
  },
};

/** What a policy has to allow. */
export function actionFor(kind: ReceiverKind): string {
  return receivers[kind].action;
}

/** The receiver that a value names, where it is in the template. */
export function receiverAt(node: Node, kind: ReceiverKind, scope: Scope): Resource | undefined {
  if (kind === 'function') return functionAt(node, scope) ?? functionIn(node, scope);
  const resource = resourceIn(node, scope);
  return resource?.type === receivers[kind].type ? resource : undefined;
}

/** In a longer text, such as the address that an API calls, the only function that it names. */
function functionIn(node: Node, scope: Scope): Resource | undefined {
  const resource = resourceIn(node, scope);
  return resource !== undefined && isFunction(resource) ? resource : undefined;
}

/** What a template has for a receiver. */
export interface Access {
  /** The policies that may let the service in. */
  readonly by: readonly Resource[];
  /** Set where another policy, or something that the template doesn't tell, may do so. */
  readonly isOpen: boolean;
  /** The policies of the receiver, whomever they are for. */
  readonly all: readonly Resource[];
}

/** What lets a service, such as `s3.amazonaws.com`, send to a resource. */
export function accessOf(receiver: Resource, kind: ReceiverKind, service: string, scope: Scope): Access {
  const all = receivers[kind].policies.flatMap(({ type }) => scope.resourcesOfType(type));
  const there = all.filter(policy => isThere(policy, scope) !== false);
  const named = there.map(policy => ({ policy, names: scope.of(policy, namesIn) }));
  const mine = named.filter(({ names }) => names.includes(receiver.logicalId)).map(({ policy }) => policy);
  const others = named.filter(({ names }) => names.length === 0).map(({ policy }) => policy);
  const lets = (policy: Resource) => mayLetIn(policy, kind, service);
  return {
    by: mine.filter(lets),
    isOpen:
      !isWhole(scope) ||
      mayBeConnected([receiver], scope) ||
      others.some(lets) ||
      isEvent(receiver, service, scope) ||
      isOfEvents(receiver),
    all: mine,
  };
}

/** The console gives an account a policy for the log groups of EventBridge, which have names of their own. */
function isOfEvents({ type, properties }: Resource): boolean {
  const name = type === 'AWS::Logs::LogGroup' ? valueOf(properties, 'LogGroupName') : undefined;
  return name !== undefined && writtenText(name)?.startsWith('/aws/events/') !== false;
}

/** The receivers that a policy is for, as far as they are in the template. */
function namesIn({ type, properties }: Resource, scope: Scope): readonly string[] {
  const property = Object.values(receivers)
    .flatMap(({ policies }) => policies)
    .find(kind => kind.type === type)?.names;
  const node = valueOf(properties, property ?? '');
  if (node === undefined) return [];
  const direct = functionAt(node, scope);
  const names = direct === undefined ? mentionsIn(node) : [...mentionsIn(node), direct.logicalId];
  return names.filter(name => scope.resource(name) !== undefined);
}

function mayLetIn({ type, properties }: Resource, kind: ReceiverKind, service: string): boolean {
  if (type === 'AWS::Lambda::Permission') return mayBePrincipal(properties, service);
  const document = valueOf(properties, 'PolicyDocument') ?? valueOf(properties, 'Policy');
  const statements = statementsOf(document && jsonAt(document));
  return statements?.some(one => mayAllow(one, receivers[kind].action) && mayServe(one, service)) !== false;
}

function mayBePrincipal(properties: Resource['properties'], service: string): boolean {
  const principal = valueOf(properties, 'Principal');
  const text = principal && callOf(principal) === undefined ? stringOf(principal) : undefined;
  return text === undefined || text === '*' || isService(text, service);
}

/** The events of a SAM function bring their permission along. */
function isEvent(receiver: Resource, service: string, scope: Scope): boolean {
  if (receiver.type !== 'AWS::Serverless::Function') return false;
  return scope.of(receiver, eventTypes).some(type => (permitted.get(service) ?? []).includes(type));
}

function eventTypes(fn: Resource, scope: Scope): readonly string[] {
  return eventsOf(fn, scope).flatMap(({ type }) => type ?? []);
}

/** Source: SAM specification, EventSource. */
const permitted: ReadonlyMap<string, readonly string[]> = new Map([
  ['s3.amazonaws.com', ['S3']],
  ['sns.amazonaws.com', ['SNS']],
  ['events.amazonaws.com', ['EventBridgeRule', 'CloudWatchEvent', 'Schedule']],
  ['apigateway.amazonaws.com', ['Api', 'HttpApi']],
  ['logs.amazonaws.com', ['CloudWatchLogs']],
  ['cognito-idp.amazonaws.com', ['Cognito']],
  ['iot.amazonaws.com', ['IoTRule']],
]);
