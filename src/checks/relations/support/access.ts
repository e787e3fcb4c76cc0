import { type Node, valueOf } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { isWhole, type Resource, type Scope, target } from '../../api';
import { mayBeConnected } from './connectors';
import { eventsOf } from './events';
import { functionAt, isFunction } from './functions';
import { isThere, mentionsIn, resourceIn } from './mentions';
import { isService, mayAllow, mayServe, statementsOf } from './statements';

/** What a service sends to. */
export type ReceiverKind = 'function' | 'queue' | 'topic';

interface PolicyKind {
  readonly type: string;
  /** The property that names the receivers. */
  readonly names: string;
}

const policies: Readonly<Record<ReceiverKind, readonly PolicyKind[]>> = {
  function: [
    { type: 'AWS::Lambda::Permission', names: 'FunctionName' },
    { type: 'AWS::Lambda::ResourcePolicy', names: 'FunctionName' },
  ],
  queue: [
    { type: 'AWS::SQS::QueuePolicy', names: 'Queues' },
    { type: 'AWS::SQS::QueueInlinePolicy', names: 'Queue' },
  ],
  topic: [
    { type: 'AWS::SNS::TopicPolicy', names: 'Topics' },
    { type: 'AWS::SNS::TopicInlinePolicy', names: 'TopicArn' },
  ],
};

/** What a policy has to allow. */
export const actionFor: Readonly<Record<ReceiverKind, string>> = {
  function: 'lambda:InvokeFunction',
  queue: 'sqs:SendMessage',
  topic: 'sns:Publish',
};

const receiverTypes: Readonly<Record<Exclude<ReceiverKind, 'function'>, string>> = {
  queue: 'AWS::SQS::Queue',
  topic: 'AWS::SNS::Topic',
};

/** The receiver that a value names, where it is in the template. */
export function receiverAt(node: Node, kind: ReceiverKind, scope: Scope): Resource | undefined {
  if (kind === 'function') return functionAt(node, scope) ?? functionIn(node, scope);
  const resource = target(node, scope)?.resource;
  return resource?.type === receiverTypes[kind] ? resource : undefined;
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
  const all = policies[kind].flatMap(({ type }) => scope.resourcesOfType(type));
  const there = all.filter(policy => isThere(policy, scope) !== false);
  const named = there.map(policy => ({ policy, names: scope.of(policy, namesIn) }));
  const mine = named.filter(({ names }) => names.includes(receiver.logicalId)).map(({ policy }) => policy);
  const others = named.filter(({ names }) => names.length === 0).map(({ policy }) => policy);
  const lets = (policy: Resource) => mayLetIn(policy, kind, service);
  return {
    by: mine.filter(lets),
    isOpen:
      !isWhole(scope) || mayBeConnected([receiver], scope) || others.some(lets) || isEvent(receiver, service, scope),
    all: mine,
  };
}

/** The receivers that a policy is for, as far as they are in the template. */
function namesIn({ type, properties }: Resource, scope: Scope): readonly string[] {
  const property = Object.values(policies)
    .flat()
    .find(kind => kind.type === type)?.names;
  const node = valueOf(properties, property ?? '');
  if (node === undefined) return [];
  const direct = functionAt(node, scope);
  const names = direct === undefined ? mentionsIn(node) : [...mentionsIn(node), direct.logicalId];
  return names.filter(name => scope.resource(name) !== undefined);
}

function mayLetIn({ type, properties }: Resource, kind: ReceiverKind, service: string): boolean {
  if (type === 'AWS::Lambda::Permission') return mayBePrincipal(properties, service);
  const statements = statementsOf(valueOf(properties, 'PolicyDocument') ?? valueOf(properties, 'Policy'));
  return statements?.some(one => mayAllow(one, actionFor[kind]) && mayServe(one, service)) !== false;
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
