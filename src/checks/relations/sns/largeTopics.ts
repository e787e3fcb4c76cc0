import { quantityInWords } from '../../../knowledge/quantity';
import type { Node } from '../../../syntax/tree';
import { type Check, type Finding, finding, type GroupCheck, type Resource, type Scope } from '../../api';
import { type Amount, amountOf } from '../support/amounts';
import { numbers } from '../support/numbers';
import { type Subscription, subscriptionsOf, subscriptionTypes } from '../support/subscriptions';

/** Above so many bytes a topic is a large one; a queue takes more where it says nothing. */
const { usual: usualBytes, queue: queueBytes, subscriptions: mostSubscriptions } = numbers['sns-large-topic'];
const protocols = new Set(['sqs', 'lambda', 'firehose']);

/**
 * Who may hear of a topic with messages of more than 256 KiB.
 * Source: https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html
 */
export const largeTopics: Check = {
  ids: ['sns-large-topic'],
  types: subscriptionTypes,
  check: (resource, scope) =>
    subscriptionsOf(resource, scope).flatMap(subscription => {
      const size = subscription.topic && sizeOf(subscription.topic, scope);
      return size === undefined ? [] : [...otherProtocol(subscription, size), ...smallQueue(subscription, size, scope)];
    }),
};

/** More subscriptions than such a topic takes. */
export const largeTopicSubscriptions: GroupCheck = {
  ids: ['sns-large-topic'],
  check(scope) {
    const byTopic = new Map<Resource, Node[]>();
    for (const { topic, endpointAt } of subscriptionTypes.flatMap(type => scope.list(type, subscriptionsOf))) {
      if (topic === undefined) continue;
      byTopic.set(topic, [...(byTopic.get(topic) ?? []), endpointAt]);
    }
    return [...byTopic].flatMap(([topic, all]) => {
      const first = all[mostSubscriptions];
      const size = first && sizeOf(topic, scope);
      if (first === undefined || size?.place === undefined) return [];
      const message = `${topic.logicalId} has ${all.length} subscriptions, but with messages over 256 KiB a topic has at most ${mostSubscriptions}. {content}`;
      return [finding('sns-large-topic', 'error', size.place, message, [{ at: first, message: 'One too many.' }])];
    });
  },
};

/** The size of a topic that certainly is a large one. */
function sizeOf(topic: Resource, scope: Scope): Amount | undefined {
  const size = amountOf(topic, 'MaximumMessageSize', usualBytes, scope);
  return size !== undefined && size.value > usualBytes ? size : undefined;
}

function otherProtocol({ protocol, protocolAt, topic }: Subscription, { place }: Amount): readonly Finding[] {
  if (protocol === undefined || protocols.has(protocol) || topic === undefined) return [];
  const message = `${topic.logicalId} accepts messages over 256 KiB and can't deliver them by ${protocol}. {subscriber}`;
  const related = place === undefined ? [] : [{ at: place, message: 'The size of its messages.' }];
  return [finding('sns-large-topic', 'error', protocolAt, message, related)];
}

function smallQueue({ endpoint, endpointAt, topic }: Subscription, size: Amount, scope: Scope): readonly Finding[] {
  if (endpoint?.type !== 'AWS::SQS::Queue' || topic === undefined) return [];
  const taken = amountOf(endpoint, 'MaximumMessageSize', queueBytes, scope);
  if (taken?.place === undefined || taken.value >= size.value) return [];
  const message = `${endpoint.logicalId} accepts ${quantityInWords(taken.value, 'bytes')}, but ${topic.logicalId} sends up to ${quantityInWords(size.value, 'bytes')}. {queue}`;
  return [finding('sns-large-topic', 'hint', endpointAt, message, [{ at: taken.place, message: 'What it takes.' }])];
}
