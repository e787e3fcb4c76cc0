import type { Scope } from '../../../template/worlds/scope';
import { type Check, finding, isSet } from '../../findings/check';
import type { Finding } from '../../findings/finding';
import { put } from '../../findings/fix';
import { amountsOf } from '../support/amounts';
import { type EventSource, eventSourceTypes, sourcesOfKind } from '../support/eventSources';

/**
 * A function that can't tell which messages of a batch have failed: one bad message brings back the whole batch.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export const partialBatch: Check = {
  ids: ['esm-partial-batch'],
  types: eventSourceTypes,
  check: (resource, scope) => sourcesOfKind('SQS', resource, scope).flatMap(source => checkSource(source, scope)),
};

/** A batch of one has no parts. */
function checkSource({ resource, path, name }: EventSource, scope: Scope): readonly Finding[] {
  const size = amountsOf(resource, `${path}BatchSize`, 10, scope);
  if (!size.complete || size.known.some(one => one.value <= 1)) return [];
  if (isSet(resource, `${path}FunctionResponseTypes`, scope) !== false) return [];
  const message = 'FunctionResponseTypes is not set, so one failed message returns its whole batch.';
  const property = `${path}FunctionResponseTypes`;
  const fixes = [put(resource, property, '- ReportBatchItemFailures', 'Add FunctionResponseTypes')];
  return [finding('esm-partial-batch', 'hint', name, message, [], fixes)];
}
