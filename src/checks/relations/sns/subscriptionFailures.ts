import { type Check, type Finding, type Fix, finding, property, type Resource, type Scope, target } from '../../api';
import { isFifo } from '../support/fifo';
import { keepIn } from '../support/keepingFailures';

/**
 * Those that hand a message to a program; a person who doesn't get a mail has no use for a queue. A function takes every
 * message at once: what it fails to handle is another check.
 */
const programs: ReadonlyMap<string, 'information' | 'hint'> = new Map([
  ['http', 'information'],
  ['https', 'information'],
  // SNS tries again for 23 days here, and for an hour at most there.
  ['sqs', 'hint'],
  ['firehose', 'hint'],
]);

/**
 * Messages that can't be delivered, and that nothing keeps.
 * Source: https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html, and for the retries
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
export const subscriptionFailures: Check = {
  ids: ['sns-no-redrive'],
  types: ['AWS::SNS::Subscription'],
  check: noQueue,
};

function noQueue(resource: Resource, scope: Scope): readonly Finding[] {
  const severity = programs.get(property(resource, 'Protocol', scope).text ?? '');
  if (severity === undefined) return [];
  if (property(resource, 'RedrivePolicy', scope).kind !== 'absent') return [];
  const message = `${resource.logicalId} has no RedrivePolicy, so undelivered messages are lost after the last retry.`;
  return [finding('sns-no-redrive', severity, resource.key, message, [], withQueue(resource, scope))];
}

/** For a standard topic of this template; a FIFO topic wants a queue of its kind. */
function withQueue(resource: Resource, scope: Scope): readonly Fix[] {
  const topic = target(property(resource, 'TopicArn', scope), scope)?.resource;
  if (topic?.type !== 'AWS::SNS::Topic' || isFifo(topic, scope) !== false) return [];
  const path = 'RedrivePolicy.deadLetterTargetArn';
  return keepIn({ resource, path, service: 'sns.amazonaws.com', arn: `!Ref ${topic.logicalId}` }, scope);
}
