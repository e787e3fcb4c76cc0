import type { Node, Scalar } from '../../../syntax/tree';
import { entryOf, valueOf } from '../../../syntax/tree';
import { entriesIn, itemsIn } from '../../../template/model/intrinsics';
import { booleanOf, stringOf } from '../../../template/model/scalars';
import { followed, resolved } from '../../../template/read/target';
import { type Resource, type Scope, target } from '../../api';
import { eventsOf } from './events';
import { functionAt } from './functions';

/** A topic and who hears of it: a subscription of its own, one inside the topic, or an event of a SAM function. */
export interface Subscription {
  readonly resource: Resource;
  /** `sqs`, `lambda`, `email`, …; undefined where the template doesn't tell. */
  readonly protocol: string | undefined;
  /** Where the protocol and the endpoint stand; the event's topic for SAM, which chooses them itself. */
  readonly protocolAt: Node;
  readonly endpointAt: Node;
  readonly endpoint: Resource | undefined;
  readonly topic: Resource | undefined;
  /** Whether SAM adds the permission that goes with it. */
  readonly isImplied: boolean;
}

export const subscriptionTypes: readonly string[] = [
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::Serverless::Function',
];

export function subscriptionsOf(resource: Resource, scope: Scope): readonly Subscription[] {
  if (resource.type === 'AWS::SNS::Topic') return insideTopic(resource, scope);
  if (resource.type === 'AWS::Serverless::Function') return subscribedBy(resource, scope);
  const topic = valueOf(resource.properties, 'TopicArn');
  return [subscription(resource, resource.properties, topic && topicAt(topic, scope), scope)];
}

function insideTopic(topic: Resource, scope: Scope): readonly Subscription[] {
  const list = valueOf(topic.properties, 'Subscription');
  return (itemsIn(list) ?? []).flatMap(item => {
    if (entriesIn(item) === undefined) return [];
    return [subscription(topic, item, topic, scope)];
  });
}

function subscription(
  resource: Resource,
  holder: Node | undefined,
  topic: Resource | undefined,
  scope: Scope,
): Subscription {
  const protocol = valueOf(holder, 'Protocol');
  const endpoint = valueOf(holder, 'Endpoint');
  return {
    resource,
    protocol: protocol && stringOf(resolved(protocol, scope)),
    protocolAt: protocol === undefined ? resource.key : followed(protocol, scope),
    endpointAt: endpoint === undefined ? resource.key : followed(endpoint, scope),
    endpoint: endpoint && (functionAt(endpoint, scope) ?? target(endpoint, scope)?.resource),
    topic,
    isImplied: false,
  };
}

/** `Type: SNS` subscribes the function itself, or with `SqsSubscription` a queue that it then reads. */
function subscribedBy(resource: Resource, scope: Scope): readonly Subscription[] {
  const events = eventsOf(resource, scope).filter(({ type }) => type === 'SNS');
  return events.map(({ key, properties }) => eventOf(resource, key, properties, scope));
}

function eventOf(resource: Resource, key: Scalar, properties: Node | undefined, scope: Scope): Subscription {
  const topic = entryOf(properties, 'Topic')?.value;
  const through = valueOf(properties, 'SqsSubscription');
  const queue = valueOf(through, 'QueueArn');
  const isDirect = through === undefined || booleanOf(through) === false;
  return {
    resource,
    protocol: isDirect ? 'lambda' : 'sqs',
    protocolAt: topic ?? key,
    endpointAt: queue ?? key,
    endpoint: isDirect ? resource : queue && target(queue, scope)?.resource,
    topic: topic && topicAt(topic, scope),
    isImplied: true,
  };
}

function topicAt(node: Node, scope: Scope): Resource | undefined {
  const resource = target(node, scope)?.resource;
  return resource?.type === 'AWS::SNS::Topic' ? resource : undefined;
}
