import { quantity } from '../../../knowledge/quantity';
import type { Scope } from '../../../template/worlds/scope';
import { type Check, finding } from '../../findings/check';
import type { Finding } from '../../findings/finding';
import { remove } from '../../findings/fix';
import { amountsOf, clash, exactly, sourcesOf } from '../support/amounts';
import { type EventSource, eventSourceTypes, sourcesOfKind } from '../support/eventSources';
import { isFifo, isFifoArn } from '../support/fifo';
import { setAmount } from '../support/mending';

/** A queue hands out this many messages at once; more must be gathered. Source: AWS::Lambda::EventSourceMapping. */
const handedOut = 10;

/**
 * What a queue's batches can be: a FIFO queue gives ten messages and doesn't gather, a standard queue gathers for at
 * least a second where a batch is larger.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html
 */
export const batches: Check = {
  ids: ['esm-fifo-batch', 'esm-batch-window'],
  types: eventSourceTypes,
  check: (resource, scope) => sourcesOfKind('SQS', resource, scope).flatMap(source => checkSource(source, scope)),
};

function checkSource(source: EventSource, scope: Scope): readonly Finding[] {
  if (isFifoSource(source, scope)) return [...fifoSize(source, scope), ...fifoWindow(source, scope)];
  return gathering(source, scope);
}

function isFifoSource({ source, arn }: EventSource, scope: Scope): boolean {
  if (source !== undefined) return isFifo(source, scope) === true;
  return arn !== undefined && isFifoArn(arn.value, scope) === true;
}

function fifoSize({ resource, path, name, source }: EventSource, scope: Scope): readonly Finding[] {
  const size = amountsOf(resource, `${path}BatchSize`, undefined, scope);
  const met = clash(size, exactly(handedOut), (one, most) => one > most);
  if (met === undefined) return [];
  const message =
    `BatchSize is ${quantity(met.left.value, undefined)}, but a FIFO queue returns at most ${handedOut} messages. ` +
    `Set it to ${handedOut} or less, or read from a standard queue.`;
  const related = [...aboutQueue(source), ...sourcesOf(met.left)];
  const fixes = setAmount(resource, `${path}BatchSize`, met.left, handedOut);
  return [finding('esm-fifo-batch', 'error', met.left.place ?? name, message, related, fixes)];
}

function fifoWindow({ resource, path, name, source }: EventSource, scope: Scope): readonly Finding[] {
  const window = amountsOf(resource, `${path}MaximumBatchingWindowInSeconds`, undefined, scope);
  const met = clash(window, exactly(0), (one, most) => one > most);
  if (met === undefined) return [];
  const message =
    `MaximumBatchingWindowInSeconds is ${met.left.value} s, but a FIFO queue doesn't support a batching window. ` +
    'Remove the property, or read from a standard queue.';
  const related = [...aboutQueue(source), ...sourcesOf(met.left)];
  const fixes = [remove(resource, `${path}MaximumBatchingWindowInSeconds`)];
  return [finding('esm-fifo-batch', 'error', met.left.place ?? name, message, related, fixes)];
}

function gathering({ resource, path, name }: EventSource, scope: Scope): readonly Finding[] {
  const size = amountsOf(resource, `${path}BatchSize`, undefined, scope);
  const window = amountsOf(resource, `${path}MaximumBatchingWindowInSeconds`, 0, scope);
  const met = clash(size, window, (one, wait) => one > handedOut && wait < 1);
  if (met === undefined) return [];
  const message =
    `BatchSize is ${quantity(met.left.value, undefined)}, but above ${handedOut} a queue needs a batching window. ` +
    'Set MaximumBatchingWindowInSeconds to 1 or more.';
  const related = [...sourcesOf(met.left), ...sourcesOf(met.right)];
  const fixes = setAmount(resource, `${path}MaximumBatchingWindowInSeconds`, met.right, 1, 'seconds');
  return [finding('esm-batch-window', 'error', met.left.place ?? name, message, related, fixes)];
}

function aboutQueue(queue: EventSource['source']): Finding['related'] {
  return queue === undefined ? [] : [{ at: queue.key, message: `${queue.logicalId} is a FIFO queue.` }];
}
