import { quantity, quantityInWords } from '../../../knowledge/quantity';
import type { Node } from '../../../syntax/tree';
import { type Check, type Finding, finding, property, put, type Resource, remove, type Scope, target } from '../../api';
import { amountOf } from '../support/amounts';
import { eventSourceTypes, sourcesOfKind } from '../support/eventSources';
import { isFifo, isFifoArn } from '../support/fifo';
import { setAmount } from '../support/mending';
import { numbers } from '../support/numbers';

/** What SQS takes for a queue without `MessageRetentionPeriod`, and the most that can be set. */
const { usual: defaultRetention, most: longestRetention } = numbers['sqs-ranges-retention'];

/**
 * A queue and its dead-letter queue that don't fit: of different kinds, or the second forgets sooner than the first.
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 */
export const deadLetterQueues: Check = {
  ids: ['sqs-dlq-same-type', 'sqs-dlq-retention'],
  types: ['AWS::SQS::Queue'],
  check(queue, scope) {
    const arn = property(queue, 'RedrivePolicy.deadLetterTargetArn', scope);
    if (!arn.isSet) return [];
    const place = arn.written;
    const named = target(arn, scope)?.resource;
    const second = named?.type === 'AWS::SQS::Queue' ? named : undefined;
    const [fifo, secondFifo] = [isFifo(queue, scope), second ? isFifo(second, scope) : isFifoArn(place, scope)];
    if (fifo === undefined || secondFifo === undefined) return [];
    if (fifo !== secondFifo) return [differentKinds(queue, second, fifo, place)];
    // A FIFO queue counts a message's age anew when it is moved.
    return fifo || second === undefined ? [] : forgetsSooner(queue, second, scope);
  },
};

function differentKinds(queue: Resource, second: Resource | undefined, fifo: boolean, place: Node): Finding {
  const [one, other] = fifo ? ['a FIFO queue', 'a standard queue'] : ['a standard queue', 'a FIFO queue'];
  const way = second === undefined ? 'Name' : `Make ${second.logicalId} ${one}, or name`;
  const message =
    `${second?.logicalId ?? 'This'} is ${other}, but the dead-letter queue of ${queue.logicalId} must be ${one}. ` +
    `${way} another queue.`;
  if (second === undefined) return finding('sqs-dlq-same-type', 'error', place, message);
  const related = [{ at: second.key, message: `${second.logicalId} is ${other}.` }];
  const fix = fifo ? put(second, 'FifoQueue', 'true') : remove(second, 'FifoQueue');
  const fixes = [{ ...fix, title: `Make ${second.logicalId} ${one}` }];
  return finding('sqs-dlq-same-type', 'error', place, message, related, fixes);
}

function forgetsSooner(queue: Resource, second: Resource, scope: Scope): readonly Finding[] {
  const kept = amountOf(second, 'MessageRetentionPeriod', defaultRetention, scope);
  const keptBefore = amountOf(queue, 'MessageRetentionPeriod', defaultRetention, scope);
  // Beyond the longest the first queue has its own finding.
  if (kept === undefined || keptBefore === undefined) return [];
  if (kept.value >= Math.min(keptBefore.value, longestRetention)) return [];
  const message = `${second.logicalId} keeps messages ${quantityInWords(kept.value, 'seconds')}, but its source ${queue.logicalId} keeps them ${quantityInWords(keptBefore.value, 'seconds')}.`;
  const related = [
    {
      at: keptBefore.place ?? queue.key,
      message: `${queue.logicalId} keeps messages for ${quantity(keptBefore.value, 'seconds')}.`,
    },
  ];
  const fixes = setAmount(second, 'MessageRetentionPeriod', kept, longestRetention, 'seconds');
  const severity = kept.value < hopelessRetention(queue, keptBefore.value, scope) ? 'warning' : 'information';
  return [finding('sqs-dlq-retention', severity, kept.place ?? second.key, message, related, fixes)];
}

/** Below this many seconds hardly a message arrives alive: as many as its attempts take, or next to nothing. */
function hopelessRetention(queue: Resource, keptBefore: number, scope: Scope): number {
  const attempts = amountOf(queue, 'RedrivePolicy.maxReceiveCount', undefined, scope);
  const hidden = amountOf(queue, 'VisibilityTimeout', defaultVisibility, scope);
  return Math.max((attempts?.value ?? 0) * (hidden?.value ?? 0), keptBefore / 100);
}

/** What SQS takes for a queue without `VisibilityTimeout`. */
const defaultVisibility = numbers['sqs-ranges-visibility'].usual;

/** Attempts that leave room for throttling. Source: Lambda developer guide, "Configuring an SQS event source". */
const advisedAttempts = numbers['sqs-max-receive-count'].advised;

/**
 * Few attempts before a message that a function reads goes to the dead-letter queue: throttling counts as an attempt.
 * With a maximum concurrency Lambda reads no more messages than the function may handle, so it isn't throttled.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
export const fewAttempts: Check = {
  ids: ['sqs-max-receive-count'],
  types: eventSourceTypes,
  check: (resource, scope) =>
    sourcesOfKind('SQS', resource, scope).flatMap(({ resource: mapping, path, source: queue }) => {
      const isPaced = property(mapping, `${path}ScalingConfig.MaximumConcurrency`, scope).kind !== 'absent';
      return isPaced || queue?.type !== 'AWS::SQS::Queue' ? [] : attemptsOf(queue, scope);
    }),
};

function attemptsOf(queue: Resource, scope: Scope): readonly Finding[] {
  const attempts = amountOf(queue, 'RedrivePolicy.maxReceiveCount', undefined, scope);
  // Below 1 it is an error, and said so by its row.
  if (attempts?.place === undefined || attempts.value < 1 || attempts.value >= advisedAttempts) return [];
  const message =
    `maxReceiveCount is ${attempts.value}, but a throttled function uses up attempts too. ` +
    `Set it to ${advisedAttempts} or more.`;
  const fixes = setAmount(queue, 'RedrivePolicy.maxReceiveCount', attempts, advisedAttempts);
  return [finding('sqs-max-receive-count', 'hint', attempts.place, message, [], fixes)];
}
