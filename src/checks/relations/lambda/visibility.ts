import { quantity } from '../../../knowledge/quantity';
import type { Resource } from '../../../template/model/template';
import { originsInWords } from '../../../template/values/origins';
import type { Scope } from '../../../template/worlds/scope';
import { type Check, finding } from '../../findings/check';
import type { Finding } from '../../findings/finding';
import { type Amount, type Amounts, amountsOf, clash, onlyAmount, sourcesOf } from '../support/amounts';
import { type EventSource, eventSourceTypes, sourcesOfKind } from '../support/eventSources';
import { defaultTimeout } from '../support/functions';
import { setAmount } from '../support/mending';

/** What SQS takes for a queue without `VisibilityTimeout`. Source: AWS::SQS::Queue. */
const defaultVisibility = 30;

/** Source: AWS::SQS::Queue. */
const longestVisibility = 43200;

/** How many timeouts a message should stay hidden for. Source: Lambda developer guide, "Configuring an SQS event source". */
const advisedTimeouts = 6;

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
  readonly hidden: Amounts;
  readonly timeout: Amounts;
}

function checkSource(source: EventSource, scope: Scope): readonly Finding[] {
  const { source: queue, function: consumer } = source;
  if (queue?.type !== 'AWS::SQS::Queue' || consumer === undefined) return [];
  const hidden = amountsOf(queue, 'VisibilityTimeout', defaultVisibility, scope);
  const timeout = amountsOf(consumer, 'Timeout', defaultTimeout, scope);
  const pair = { queue, consumer, hidden, timeout };
  const window = onlyAmount(amountsOf(source.resource, `${source.path}MaximumBatchingWindowInSeconds`, 0, scope));
  const refused = tooShort(pair, window?.value ?? 0);
  if (refused !== undefined) return [refused];
  return shorterThanAdvised(pair, window?.value ?? 0);
}

function tooShort(pair: Pair, wait: number): Finding | undefined {
  const met = clash(pair.hidden, pair.timeout, (hidden, timeout) => hidden < timeout);
  if (met === undefined) return undefined;
  const { left, right } = met;
  const message =
    `${inWords(left)}, less than the timeout of ${pair.consumer.logicalId} (${seconds(right)}), so Lambda refuses it. ` +
    `Set it to at least ${quantity(advisedTimeouts * right.value, 'seconds')} (six times the timeout).`;
  return at(pair, left, right, 'esm-visibility-vs-timeout', 'error', message, wait);
}

function shorterThanAdvised(pair: Pair, wait: number): readonly Finding[] {
  const met = clash(pair.hidden, pair.timeout, (hidden, timeout) => hidden < advisedTimeouts * timeout + wait);
  if (met === undefined) return [];
  const { left, right } = met;
  const rule = `six times the timeout of ${pair.consumer.logicalId} (${seconds(right)})`;
  const needed = quantity(advisedTimeouts * right.value + wait, 'seconds');
  const message =
    `${inWords(left)}, less than ${rule}${wait > 0 ? ` and the batching window (${wait} s)` : ''}. ` +
    `A throttled batch can be processed twice. Set it to at least ${needed}.`;
  return [at(pair, left, right, 'esm-visibility-6x', 'hint', message, wait)];
}

function inWords(hidden: Amount): string {
  if (hidden.place === undefined) return `VisibilityTimeout isn't set, which means ${hidden.value} s`;
  return `VisibilityTimeout is ${seconds(hidden)}`;
}

function seconds({ value, origins }: Amount): string {
  const words = originsInWords(origins);
  return words === '' ? `${value} s` : `${value} s (${words})`;
}

function at(
  { queue, consumer }: Pair,
  hidden: Amount,
  timeout: Amount,
  code: string,
  severity: Finding['severity'],
  message: string,
  wait: number,
): Finding {
  const needed = advisedTimeouts * timeout.value + wait;
  const other = { at: timeout.place ?? consumer.key, message: `${consumer.logicalId} may run ${timeout.value} s.` };
  const related = [other, ...sourcesOf(hidden), ...sourcesOf(timeout)];
  // Beyond what a queue takes only a shorter timeout helps.
  const fixes = needed > longestVisibility ? [] : setAmount(queue, 'VisibilityTimeout', hidden, needed, 'seconds');
  return finding(code, severity, hidden.place ?? queue.key, message, related, fixes);
}
