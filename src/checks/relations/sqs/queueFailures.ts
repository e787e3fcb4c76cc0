import {
  type Finding,
  type Fix,
  finding,
  type GroupCheck,
  isWhole,
  property,
  type Resource,
  type Scope,
} from '../../api';
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
  if (usualNames.test(logicalId) || property(queue, 'RedriveAllowPolicy', scope).kind !== 'absent') return [];
  if (property(queue, 'RedrivePolicy', scope).kind !== 'absent') return [];
  const message = `${logicalId} has no dead-letter queue, so a message that always fails returns until it expires.`;
  return [{ logicalId, advice: finding('sqs-no-dlq', 'information', queue.key, message, [], withQueue(queue, scope)) }];
}

/** The pattern is for standard queues; a loop's queues have one text between them. */
function withQueue(queue: Resource, scope: Scope): readonly Fix[] {
  const { logicalId, isLooped } = queue;
  if (isLooped || property(queue, 'FifoQueue', scope).kind !== 'absent') return [];
  return [
    { title: `Add a dead-letter queue to ${logicalId}`, change: { kind: 'connect', pattern: 'sqs-dlq', logicalId } },
  ];
}
