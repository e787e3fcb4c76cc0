import { type Check, type Finding, finding, type Scope } from '../../api';
import { isFifo, isFifoArn } from '../support/fifo';
import { type Subscription, subscriptionsOf, subscriptionTypes } from '../support/subscriptions';

/**
 * Who may hear of a topic: FIFO queues belong to FIFO topics, and a FIFO topic has nothing but queues.
 * Source: https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html
 */
export const subscriptionKinds: Check = {
  ids: ['sns-std-topic-fifo-queue', 'sns-fifo-topic-protocol'],
  types: subscriptionTypes,
  check: (resource, scope) =>
    subscriptionsOf(resource, scope).flatMap(one => [...fifoQueue(one, scope), ...otherProtocol(one, scope)]),
};

function fifoQueue({ protocol, endpoint, endpointAt, topic }: Subscription, scope: Scope): readonly Finding[] {
  if (protocol !== 'sqs' || topic === undefined || isFifo(topic, scope) !== false) return [];
  const queue = endpoint?.type === 'AWS::SQS::Queue' ? endpoint : undefined;
  if ((queue === undefined ? isFifoArn(endpointAt, scope) : isFifo(queue, scope)) !== true) return [];
  const message = `${queue?.logicalId ?? 'This'} is a FIFO queue and ${topic.logicalId} a standard topic`;
  const related = [
    ...(queue === undefined ? [] : [{ at: queue.key, message: `${queue.logicalId} is a FIFO queue.` }]),
    { at: topic.key, message: `${topic.logicalId} is a standard topic.` },
  ];
  return [finding('sns-std-topic-fifo-queue', 'error', endpointAt, message, related)];
}

function otherProtocol({ protocol, protocolAt, topic }: Subscription, scope: Scope): readonly Finding[] {
  if (protocol === undefined || protocol === 'sqs' || topic === undefined || isFifo(topic, scope) !== true) return [];
  const message = `The protocol is ${protocol}, but ${topic.logicalId} is a FIFO topic`;
  const related = [{ at: topic.key, message: `${topic.logicalId} is a FIFO topic.` }];
  return [finding('sns-fifo-topic-protocol', 'error', protocolAt, message, related)];
}
