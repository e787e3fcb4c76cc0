import { type Node, valueOf } from '../../../syntax/tree';
import { literalOf } from '../../../template/model/intrinsics';
import { booleanOf, stringOf } from '../../../template/model/scalars';
import { sitesOf } from '../../../template/read/sites';
import { inForceAt, isWhole, property, type Resource, type Scope, target } from '../../api';
import { writtenText } from './arns';
import { mayBeConnected } from './connectors';
import { eventsOf } from './events';
import { functionAt } from './functions';
import { jsonAt } from './jsonText';
import { isHandedOver, isThere, namesIn } from './mentions';
import { ownerProperty } from './ownPolicies';
import { type ReceiverKind, receivers } from './receivers';
import { isSameQualifier, mayBeSource, mayHoldFor, type Sender } from './senders';
import {
  deniesAll,
  isService,
  itemsOf,
  mayAllow,
  mayCover,
  mayServe,
  statementsOf,
  wildcardMatches,
} from './statements';

/** What a template has for a receiver. */
export interface Access {
  /** The policies that may let the service in. */
  readonly by: readonly Resource[];
  /** Set where another policy, or something that the template doesn't tell, may do so. */
  readonly isOpen: boolean;
  /** A policy that certainly keeps the service out, whatever others allow. */
  readonly denying: Resource | undefined;
  /** The policies of the receiver, whomever they are for; those of all log groups, since they are the account's. */
  readonly all: readonly Resource[];
}

/** What is asked: may a service, such as `s3.amazonaws.com`, do this to a receiver. */
interface Asked {
  readonly receiver: Resource;
  readonly kind: ReceiverKind;
  readonly service: string;
  /** The receiver's own, where it isn't another one: `s3:GetBucketAcl`. */
  readonly action?: string;
  /** The resource for which the service sends, where it is known. */
  readonly sender?: Sender;
}

/** What lets a service send to a resource. */
export function accessOf(asked: Asked, scope: Scope): Access {
  const { receiver, kind, service, sender } = asked;
  const all = receivers[kind].policies.flatMap(type => scope.resourcesOfType(type));
  const there = all.filter(policy => isThere(policy, scope) !== false);
  const named = there.map(policy => ({ policy, names: scope.of(policy, receiversOf) }));
  const mine = named.filter(({ names }) => names.includes(receiver.logicalId)).map(({ policy }) => policy);
  const others = named.filter(({ names }) => names.length === 0).map(({ policy }) => policy);
  const lets = (policy: Resource) => mayLetIn(policy, asked, scope);
  return {
    by: mine.filter(lets),
    denying: mine.find(policy => keepsOut(policy, asked, scope)),
    isOpen:
      !isWhole(scope) ||
      isHandedOver(receiver.logicalId, scope) ||
      mayBeConnected([receiver, sender?.resource], scope) ||
      others.some(lets) ||
      isEvent(receiver, service, scope) ||
      isOfEvents(receiver) ||
      ((service === logDelivery || kind === 'objects') && property(receiver, 'AccessControl', scope).kind !== 'absent'),
    all: kind === 'log-group' ? there : mine,
  };
}

/** An ACL can let in access logs (`AccessControl: LogDeliveryWrite`), and everybody who reads; nobody else who sends to a bucket. */
const logDelivery = 'logging.s3.amazonaws.com';

/** The console gives an account a policy for the log groups of EventBridge, which have names of their own. */
function isOfEvents({ type, properties }: Resource): boolean {
  const name = type === 'AWS::Logs::LogGroup' ? valueOf(properties, 'LogGroupName') : undefined;
  return name !== undefined && writtenText(name)?.startsWith('/aws/events/') !== false;
}

/** The receivers that a policy is for, as far as they are in the template. */
function receiversOf(policy: Resource, scope: Scope): readonly string[] {
  const node = inForceAt(policy, ownerProperty(policy.type) ?? '', scope);
  if (node === undefined) return [];
  const direct = functionAt(node, scope);
  const names = direct === undefined ? namesIn(node) : [...namesIn(node), direct.logicalId];
  return names.filter(name => scope.resource(name) !== undefined);
}

function mayLetIn(policy: Resource, asked: Asked, scope: Scope): boolean {
  const { receiver, kind, service, sender, action = receivers[kind].action } = asked;
  if (policy.type === 'AWS::Lambda::Permission') return mayPermit(policy, asked, scope);
  const allows = (one: Node) =>
    mayAllow(one, action) &&
    mayServe(one, service) &&
    // The policy of a log group is the account's, and that of a function names it by its alias too.
    (kind === 'function' || kind === 'log-group' || mayCover(one, [receiver.logicalId], action, scope)) &&
    (sender === undefined || mayHoldFor(one, service, sender, scope));
  return statementsIn(policy, scope)?.some(allows) !== false;
}

function statementsIn(policy: Resource, scope: Scope): readonly Node[] | undefined {
  const document = inForceAt(policy, 'PolicyDocument', scope) ?? inForceAt(policy, 'Policy', scope);
  return statementsOf(document && jsonAt(document), scope);
}

/** Whether the policy of a queue or a topic denies it on no condition: then no other one allows it. */
function keepsOut(policy: Resource, { receiver, kind, service, action = receivers[kind].action }: Asked, scope: Scope) {
  if (kind !== 'queue' && kind !== 'topic') return false;
  const denies = (one: Node) => deniesAll(one, service, action) && isAllOf(one, receiver, scope);
  return statementsIn(policy, scope)?.some(denies) === true;
}

function isAllOf(statement: Node, receiver: Resource, scope: Scope): boolean {
  const resources = valueOf(statement, 'Resource');
  if (resources === undefined) return false;
  return itemsOf(resources).some(item => stringOf(item) === '*' || target(item, scope)?.resource === receiver);
}

function mayPermit(permission: Resource, { service, sender }: Asked, scope: Scope): boolean {
  const at = (name: string) => inForceAt(permission, name, scope);
  if (!mayBePrincipal(at('Principal'), service) || !mayInvoke(at('Action'))) return false;
  if (sender === undefined) return true;
  return isSameQualifier(at('FunctionName'), sender, scope) && mayBeSource(at('SourceArn'), sender, scope);
}

function mayBePrincipal(principal: Node | undefined, service: string): boolean {
  const text = literalOf(principal);
  return text === undefined || text === '*' || isService(text, service);
}

function mayInvoke(action: Node | undefined): boolean {
  const text = literalOf(action);
  const wanted = ['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl'];
  return text === undefined || wanted.some(one => wildcardMatches(text, one));
}

/** The events of a SAM function bring their permission along, and the policy of a queue between it and a topic. */
function isEvent(receiver: Resource, service: string, scope: Scope): boolean {
  if (receiver.type === 'AWS::SQS::Queue' && service === 'sns.amazonaws.com')
    return scope.list('AWS::Serverless::Function', queuesOfSam).includes(receiver.logicalId);
  if (service === 'apigateway.amazonaws.com' && isAuthorizerOfSam(receiver, scope)) return true;
  if (receiver.type !== 'AWS::Serverless::Function') return false;
  return scope.of(receiver, eventTypes).some(type => (permitted.get(service) ?? []).includes(type));
}

function queuesOfSam(fn: Resource, scope: Scope): readonly string[] {
  return eventsOf(fn, scope).flatMap(({ properties }) => {
    const queue = target(property(properties, 'SqsSubscription.QueueArn', scope), scope)?.resource;
    return queue === undefined ? [] : [queue.logicalId];
  });
}

/** SAM lets an API call its authorizers, an HTTP API only where that is wanted. */
function isAuthorizerOfSam({ logicalId }: Resource, scope: Scope): boolean {
  const all = ['AWS::Serverless::Api', 'AWS::Serverless::HttpApi'].flatMap(type => scope.list(type, authorizersOfSam));
  return all.includes(logicalId);
}

function authorizersOfSam({ type, properties }: Resource, scope: Scope): readonly string[] {
  const flag =
    type === 'AWS::Serverless::Api' ? 'DisableFunctionDefaultPermissions' : 'EnableFunctionDefaultPermissions';
  return sitesOf(properties, ['Auth', 'Authorizers', '*'], scope).flatMap(({ node }) => {
    const set = booleanOf(valueOf(node, flag) ?? node) ?? false;
    const arn = valueOf(node, 'FunctionArn');
    const fn = arn && set === (type === 'AWS::Serverless::HttpApi') ? functionAt(arn, scope) : undefined;
    return fn === undefined ? [] : [fn.logicalId];
  });
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
