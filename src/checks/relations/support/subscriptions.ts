import type { Node } from '../../../syntax/tree';
import { type Property, property, type Resource, type Scope, setItems, target } from '../../api';
import { eventsOf, type SamEvent } from './events';
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
  const topic = topicAt(property(resource, 'TopicArn', scope), scope);
  return [subscription(resource, resource, topic, scope)];
}

function insideTopic(topic: Resource, scope: Scope): readonly Subscription[] {
  const list = setItems(property(topic, 'Subscription', scope), scope);
  return (list ?? [])
    .filter(({ entries }) => entries !== undefined)
    .map(item => subscription(topic, item, topic, scope));
}

function subscription(
  resource: Resource,
  holder: Resource | Property,
  topic: Resource | undefined,
  scope: Scope,
): Subscription {
  const protocol = property(holder, 'Protocol', scope);
  const endpoint = property(holder, 'Endpoint', scope);
  return {
    resource,
    protocol: protocol.text,
    protocolAt: protocol.written ?? resource.key,
    endpointAt: endpoint.written ?? resource.key,
    endpoint: functionAt(endpoint, scope) ?? target(endpoint, scope)?.resource,
    topic,
    isImplied: false,
  };
}

/** `Type: SNS` subscribes the function itself, or with `SqsSubscription` a queue that it then reads. */
function subscribedBy(resource: Resource, scope: Scope): readonly Subscription[] {
  const events = eventsOf(resource, scope).filter(({ type }) => type === 'SNS');
  return events.map(event => eventOf(resource, event, scope));
}

function eventOf(resource: Resource, { key, properties }: SamEvent, scope: Scope): Subscription {
  const topic = property(properties, 'Topic', scope);
  const through = property(properties, 'SqsSubscription', scope);
  const queue = property(through, 'QueueArn', scope);
  const isDirect = through.kind === 'absent' || through.boolean === false;
  return {
    resource,
    protocol: isDirect ? 'lambda' : 'sqs',
    protocolAt: topic.written ?? key,
    endpointAt: queue.written ?? key,
    endpoint: isDirect ? resource : target(queue, scope)?.resource,
    topic: topicAt(topic, scope),
    isImplied: true,
  };
}

function topicAt(arn: Property, scope: Scope): Resource | undefined {
  const resource = target(arn, scope)?.resource;
  return resource?.type === 'AWS::SNS::Topic' ? resource : undefined;
}
