import { quantity } from '../../../knowledge/quantity';
import { type Check, type Finding, finding, type Resource, type Scope } from '../../api';
import { type Amount, amountOf, sourcesOf } from '../support/amounts';
import { type EventSource, eventSourceTypes, sourcesOfKind } from '../support/eventSources';
import { defaultTimeout } from '../support/functions';
import { setAmount } from '../support/mending';
import { numbers } from '../support/numbers';

/** What SQS takes for a queue without `VisibilityTimeout`, and the most that can be set. */
const { usual: defaultVisibility, most: longestVisibility } = numbers['sqs-ranges-visibility'];

/** How many timeouts a message should stay hidden for. */
const advisedTimeouts = numbers['esm-visibility-6x'].timeouts;

/**
 * A queue hides a message for less time than its consumer may need: Lambda refuses the mapping, or, where it is just
 * enough, a batch that was throttled is worked on twice.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
export const visibility: Check = {
  ids: ['esm-visibility-vs-timeout', 'esm-visibility-6x'],
  types: eventSourceTypes,
  check: (resource, scope) => sourcesOfKind('SQS', resource, scope).flatMap(source => checkSource(source, scope)),
};

interface Pair {
  readonly queue: Resource;
  readonly consumer: Resource;
  readonly hidden: Amount;
  readonly timeout: Amount;
}

function checkSource(source: EventSource, scope: Scope): readonly Finding[] {
  const { source: queue, function: consumer } = source;
  if (queue?.type !== 'AWS::SQS::Queue' || consumer === undefined) return [];
  const hidden = amountOf(queue, 'VisibilityTimeout', defaultVisibility, scope);
  const timeout = amountOf(consumer, 'Timeout', defaultTimeout, scope);
  if (hidden === undefined || timeout === undefined) return [];
  const pair = { queue, consumer, hidden, timeout };
  const window = amountOf(source.resource, `${source.path}MaximumBatchingWindowInSeconds`, 0, scope);
  const wait = window?.value ?? 0;
  if (hidden.value < timeout.value) return [tooShort(pair, wait)];
  return hidden.value < advisedTimeouts * timeout.value + wait ? [shorterThanAdvised(pair, wait)] : [];
}

function tooShort(pair: Pair, wait: number): Finding {
  const { hidden, timeout, consumer } = pair;
  const message =
    `${inWords(hidden)}, less than the timeout of ${consumer.logicalId} (${quantity(timeout.value, 'seconds')}), so Lambda refuses it. ` +
    `Set it to at least ${quantity(advisedTimeouts * timeout.value, 'seconds')} (six times the timeout).`;
  return at(pair, 'esm-visibility-vs-timeout', 'error', message, wait);
}

function shorterThanAdvised(pair: Pair, wait: number): Finding {
  const { hidden, timeout, consumer } = pair;
  const rule = `six times the timeout of ${consumer.logicalId} (${quantity(timeout.value, 'seconds')})`;
  const needed = quantity(advisedTimeouts * timeout.value + wait, 'seconds');
  const message =
    `${inWords(hidden)}, less than ${rule}${wait > 0 ? ` plus the window (${wait} s)` : ''}. ` +
    `A throttled batch can be processed twice. Set it to at least ${needed}.`;
  return at(pair, 'esm-visibility-6x', 'hint', message, wait);
}

function inWords(hidden: Amount): string {
  if (hidden.place === undefined) return `VisibilityTimeout is ${quantity(hidden.value, 'seconds')} by default`;
  return `VisibilityTimeout is ${quantity(hidden.value, 'seconds')}`;
}

function at(
  { queue, consumer, hidden, timeout }: Pair,
  code: string,
  severity: Finding['severity'],
  message: string,
  wait: number,
): Finding {
  const needed = advisedTimeouts * timeout.value + wait;
  const other = {
    at: timeout.place ?? consumer.key,
    message: `${consumer.logicalId} may run ${quantity(timeout.value, 'seconds')}.`,
  };
  const related = [other, ...sourcesOf(hidden), ...sourcesOf(timeout)];
  // Beyond what a queue takes only a shorter timeout helps.
  const fixes = needed > longestVisibility ? [] : setAmount(queue, 'VisibilityTimeout', hidden, needed, 'seconds');
  return finding(code, severity, hidden.place ?? queue.key, message, related, fixes);
}
