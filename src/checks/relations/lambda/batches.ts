import { quantity } from '../../../knowledge/quantity';
import { type Check, type Finding, finding, remove, type Scope } from '../../api';
import { amountOf, sourcesOf } from '../support/amounts';
import { type EventSource, eventSourceTypes, sourcesOfKind } from '../support/eventSources';
import { isFifo, isFifoArn } from '../support/fifo';
import { setAmount } from '../support/mending';
import { numbers } from '../support/numbers';

/** A queue hands out this many messages at once; more must be gathered. */
const handedOut = numbers['esm-fifo-batch'].most;

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
  return arn.isSet && isFifoArn(arn.written, scope) === true;
}

function fifoSize({ resource, path, name, source }: EventSource, scope: Scope): readonly Finding[] {
  const size = amountOf(resource, `${path}BatchSize`, undefined, scope);
  if (size === undefined || size.value <= handedOut) return [];
  const message =
    `BatchSize is ${quantity(size.value, undefined)}, but a FIFO queue returns at most ${handedOut} messages. ` +
    `Set it to ${handedOut} or less, or read from a standard queue.`;
  const related = [...aboutQueue(source), ...sourcesOf(size)];
  const fixes = setAmount(resource, `${path}BatchSize`, size, handedOut);
  return [finding('esm-fifo-batch', 'error', size.place ?? name, message, related, fixes)];
}

function fifoWindow({ resource, path, name, source }: EventSource, scope: Scope): readonly Finding[] {
  const window = amountOf(resource, `${path}MaximumBatchingWindowInSeconds`, undefined, scope);
  if (window === undefined || window.value <= 0) return [];
  const message =
    `MaximumBatchingWindowInSeconds is ${quantity(window.value, 'seconds')}, but a FIFO queue doesn't support a batching window. ` +
    'Remove the property, or read from a standard queue.';
  const related = [...aboutQueue(source), ...sourcesOf(window)];
  const fixes = [remove(resource, `${path}MaximumBatchingWindowInSeconds`)];
  return [finding('esm-fifo-batch', 'error', window.place ?? name, message, related, fixes)];
}

function gathering({ resource, path, name }: EventSource, scope: Scope): readonly Finding[] {
  const size = amountOf(resource, `${path}BatchSize`, undefined, scope);
  const window = amountOf(resource, `${path}MaximumBatchingWindowInSeconds`, 0, scope);
  if (size === undefined || window === undefined || size.value <= handedOut || window.value >= 1) return [];
  const message = `BatchSize is ${quantity(size.value, undefined)}, but above ${handedOut} a queue needs a batching window.`;
  const related = [...sourcesOf(size), ...sourcesOf(window)];
  const fixes = setAmount(resource, `${path}MaximumBatchingWindowInSeconds`, window, 1, 'seconds');
  return [finding('esm-batch-window', 'error', size.place ?? name, message, related, fixes)];
}

function aboutQueue(queue: EventSource['source']): Finding['related'] {
  return queue === undefined ? [] : [{ at: queue.key, message: `${queue.logicalId} is a FIFO queue.` }];
}
