import { quantity } from '../../../knowledge/quantity';
import { type Check, type Finding, finding, type Scope } from '../../api';
import { amountOf, sourcesOf } from '../support/amounts';
import { type EventSource, eventSourceTypes, sourcesOfKind } from '../support/eventSources';
import { setAmount } from '../support/mending';

/**
 * More concurrency for a queue than its function has: Lambda refuses that.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
 */
export const scaling: Check = {
  ids: ['esm-scaling-vs-reserved'],
  types: eventSourceTypes,
  check: (resource, scope) => sourcesOfKind('SQS', resource, scope).flatMap(source => overReserved(source, scope)),
};

function overReserved({ resource, path, name, function: consumer }: EventSource, scope: Scope): readonly Finding[] {
  if (consumer === undefined) return [];
  const most = amountOf(resource, `${path}ScalingConfig.MaximumConcurrency`, undefined, scope);
  const reserved = amountOf(consumer, 'ReservedConcurrentExecutions', undefined, scope);
  if (most === undefined || reserved === undefined || most.value <= reserved.value) return [];
  const message =
    `MaximumConcurrency is ${quantity(most.value, undefined)}, but ${consumer.logicalId} reserves only ` +
    `${quantity(reserved.value, undefined)} executions. Lower it, or reserve more.`;
  const related = [{ at: reserved.place ?? consumer.key, message: `${reserved.value} executions are reserved here.` }];
  const place = most.place ?? name;
  return [
    finding(
      'esm-scaling-vs-reserved',
      'error',
      place,
      message,
      [...related, ...sourcesOf(most)],
      reserved.value < 2 ? [] : setAmount(resource, `${path}ScalingConfig.MaximumConcurrency`, most, reserved.value),
    ),
  ];
}
