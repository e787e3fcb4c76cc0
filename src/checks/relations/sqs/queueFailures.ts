import type { Resource } from '../../../template/model/template';
import type { Scope } from '../../../template/worlds/scope';
import { finding, type GroupCheck, isSet } from '../../findings/check';
import type { Finding } from '../../findings/finding';
import type { Fix } from '../../findings/fix';
import { isWhole } from '../support/completeness';
import { deadLetterTargets } from '../support/deadLetters';

/**
 * A queue without a dead-letter queue that isn't one itself.
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 */
export const queueFailures: GroupCheck = {
  ids: ['sqs-no-dlq'],
  check(scope) {
    if (!isWhole(scope)) return [];
    const queues = scope.list('AWS::SQS::Queue', withoutFailures);
    if (queues.length === 0) return [];
    const targets = deadLetterTargets(scope);
    return queues.flatMap(({ logicalId, advice }) => (targets.has(logicalId) ? [] : [advice]));
  },
};

/** Dead-letter queues that are used from another stack are told by their names. */
const usualNames = /dlq|dead|fail|error|undeliver/i;

/** A queue without a dead-letter queue, with what is to be said of it where it is none itself. */
function withoutFailures(queue: Resource, scope: Scope): readonly { logicalId: string; advice: Finding }[] {
  const { logicalId } = queue;
  if (usualNames.test(logicalId) || isSet(queue, 'RedriveAllowPolicy', scope) !== false) return [];
  if (isSet(queue, 'RedrivePolicy', scope) !== false) return [];
  const message = `${logicalId} has no dead-letter queue, so a message that always fails returns until it expires.`;
  return [{ logicalId, advice: finding('sqs-no-dlq', 'information', queue.key, message, [], withQueue(queue, scope)) }];
}

/** The pattern is for standard queues; a loop's queues have one text between them. */
function withQueue(queue: Resource, scope: Scope): readonly Fix[] {
  const { logicalId, isLooped } = queue;
  if (isLooped || isSet(queue, 'FifoQueue', scope) !== false) return [];
  return [
    { title: `Add a dead-letter queue to ${logicalId}`, change: { kind: 'connect', pattern: 'sqs-dlq', logicalId } },
  ];
}
