import { quantity } from '../../../knowledge/quantity';
import { type Check, type Finding, finding, type Resource, type Scope } from '../../api';
import { amountOf, sourcesOf } from '../support/amounts';
import { setAmount } from '../support/mending';

/** Where the retries of an HTTP endpoint are set: by its subscription, or for all of a topic. */
const policies: ReadonlyMap<string, string> = new Map([
  ['AWS::SNS::Subscription', 'DeliveryPolicy.healthyRetryPolicy'],
  ['AWS::SNS::Topic', 'DeliveryPolicy.http.defaultHealthyRetryPolicy'],
]);

/**
 * Delays and numbers of retries that don't fit each other; each alone is a row of the note.
 * Source: https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
export const deliveryPolicies: Check = {
  ids: ['sns-delivery'],
  types: [...policies.keys()],
  check(resource, scope) {
    const path = policies.get(resource.type);
    return path === undefined ? [] : [...delays(resource, path, scope), ...retries(resource, path, scope)];
  },
};

function delays(resource: Resource, path: string, scope: Scope): readonly Finding[] {
  const least = amountOf(resource, `${path}.minDelayTarget`, undefined, scope);
  const longest = amountOf(resource, `${path}.maxDelayTarget`, undefined, scope);
  if (least?.place === undefined || longest?.place === undefined || least.value <= longest.value) return [];
  const message =
    `minDelayTarget is ${quantity(least.value, 'seconds')}, more than the ${quantity(longest.value, 'seconds')} of maxDelayTarget. ` +
    'Lower minDelayTarget, or raise maxDelayTarget.';
  const related = [
    { at: longest.place, message: `The longest delay is ${quantity(longest.value, 'seconds')}.` },
    ...sourcesOf(least),
  ];
  return [finding('sns-delivery', 'error', least.place, message, related)];
}

const phases = ['numNoDelayRetries', 'numMinDelayRetries', 'numMaxDelayRetries'];

/** The phases before and after the growing delays are parts of the whole. */
function retries(resource: Resource, path: string, scope: Scope): readonly Finding[] {
  const all = amountOf(resource, `${path}.numRetries`, undefined, scope);
  const parts = phases.map(name => amountOf(resource, `${path}.${name}`, 0, scope));
  const sum = parts.reduce((total, part) => total + (part?.value ?? 0), 0);
  // A number below 0 is a row of the note.
  if (all?.place === undefined || all.value < 0 || sum <= all.value) return [];
  const message = `numRetries is ${all.value}, but its phases have ${sum} retries in all. Set it to ${sum} or more, or lower ${phases.join(', ')}.`;
  return [
    finding('sns-delivery', 'error', all.place, message, [], setAmount(resource, `${path}.numRetries`, all, sum)),
  ];
}
