import { type Check, type Finding, finding, property, put, type Scope } from '../../api';
import { amountOf } from '../support/amounts';
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
  const size = amountOf(resource, `${path}BatchSize`, 10, scope);
  const types = `${path}FunctionResponseTypes`;
  if (size === undefined || size.value <= 1 || property(resource, types, scope).kind !== 'absent') return [];
  const message = 'FunctionResponseTypes is not set, so one failed message returns its whole batch.';
  const fixes = [put(resource, types, '- ReportBatchItemFailures', 'Add FunctionResponseTypes')];
  return [finding('esm-partial-batch', 'hint', name, message, [], fixes)];
}
