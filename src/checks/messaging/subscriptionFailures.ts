import { stringOf } from '../../template/scalars';
import type { Scope } from '../../template/scope';
import type { Resource } from '../../template/template';
import { type Check, certain, finding, isSet } from '../check';
import type { Finding } from '../finding';
import { amountsOf, clash, sourcesOf } from '../support/amounts';

/** Those that hand a message to a program; a person who doesn't get a mail has no use for a queue. */
const programs = new Set(['sqs', 'lambda', 'http', 'https', 'firehose']);

/**
 * What happens to messages that can't be delivered: nothing keeps them, or the delays between attempts don't fit.
 * Source: https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html
 */
export const subscriptionFailures: Check = {
  ids: ['sns-no-redrive', 'sns-delivery'],
  types: ['AWS::SNS::Subscription'],
  check: (resource, scope) => [...noQueue(resource, scope), ...delays(resource, scope)],
};

function noQueue(resource: Resource, scope: Scope): readonly Finding[] {
  const protocol = certain(resource, 'Protocol', scope)?.node;
  if (protocol === undefined || !programs.has(stringOf(protocol) ?? '')) return [];
  if (isSet(resource, 'RedrivePolicy', scope) !== false) return [];
  const message =
    'The subscription has no RedrivePolicy: a message that it fails to take is dropped after the last attempt. ' +
    'Name a queue as deadLetterTargetArn to keep it.';
  return [finding('sns-no-redrive', 'information', resource.key, message)];
}

function delays(resource: Resource, scope: Scope): readonly Finding[] {
  const path = 'DeliveryPolicy.healthyRetryPolicy';
  const least = amountsOf(resource, `${path}.minDelayTarget`, undefined, scope);
  const longest = amountsOf(resource, `${path}.maxDelayTarget`, undefined, scope);
  const met = clash(least, longest, (one, other) => one > other);
  if (met?.left.place === undefined || met.right.place === undefined) return [];
  const message =
    `minDelayTarget is ${met.left.value} s, more than the ${met.right.value} s of maxDelayTarget. ` +
    'Make the least delay the shorter one.';
  const related = [
    { at: met.right.place, message: `The longest delay is ${met.right.value} s.` },
    ...sourcesOf(met.left),
  ];
  return [finding('sns-delivery', met.isCertain ? 'error' : 'warning', met.left.place, message, related)];
}
