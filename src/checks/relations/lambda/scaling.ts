import { quantity } from '../../../knowledge/quantity';
import type { Scope } from '../../../template/worlds/scope';
import { type Check, finding } from '../../findings/check';
import type { Finding } from '../../findings/finding';
import { amountsOf, clash, sourcesOf } from '../support/amounts';
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
  const most = amountsOf(resource, `${path}ScalingConfig.MaximumConcurrency`, undefined, scope);
  const reserved = amountsOf(consumer, 'ReservedConcurrentExecutions', undefined, scope);
  const met = clash(most, reserved, (one, other) => one > other);
  if (met === undefined) return [];
  const { left, right } = met;
  const message =
    `MaximumConcurrency is ${quantity(left.value, undefined)}, but ${consumer.logicalId} reserves only ` +
    `${quantity(right.value, undefined)} executions. Lower it, or reserve more.`;
  const related = [{ at: right.place ?? consumer.key, message: `${right.value} executions are reserved here.` }];
  const place = left.place ?? name;
  return [
    finding(
      'esm-scaling-vs-reserved',
      'error',
      place,
      message,
      [...related, ...sourcesOf(left)],
      right.value < 2 ? [] : setAmount(resource, `${path}ScalingConfig.MaximumConcurrency`, left, right.value),
    ),
  ];
}
