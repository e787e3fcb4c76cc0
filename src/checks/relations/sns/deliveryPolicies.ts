import type { Resource } from '../../../template/model/template';
import type { Scope } from '../../../template/worlds/scope';
import { type Check, finding } from '../../findings/check';
import type { Finding } from '../../findings/finding';
import { amountsOf, clash, onlyAmount, sourcesOf } from '../support/amounts';
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
  const least = amountsOf(resource, `${path}.minDelayTarget`, undefined, scope);
  const longest = amountsOf(resource, `${path}.maxDelayTarget`, undefined, scope);
  const met = clash(least, longest, (one, other) => one > other);
  if (met?.left.place === undefined || met.right.place === undefined) return [];
  const message =
    `minDelayTarget is ${met.left.value} s, more than the ${met.right.value} s of maxDelayTarget. ` +
    'Make the least delay the shorter one.';
  const related = [
    { at: met.right.place, message: `The longest delay is ${met.right.value} s.` },
    ...sourcesOf(met.left),
  ];
  return [finding('sns-delivery', 'error', met.left.place, message, related)];
}

const phases = ['numNoDelayRetries', 'numMinDelayRetries', 'numMaxDelayRetries'];

/** The phases before and after the growing delays are parts of the whole. */
function retries(resource: Resource, path: string, scope: Scope): readonly Finding[] {
  const all = onlyAmount(amountsOf(resource, `${path}.numRetries`, undefined, scope));
  const parts = phases.map(name => onlyAmount(amountsOf(resource, `${path}.${name}`, 0, scope)));
  const sum = parts.reduce((total, part) => total + (part?.value ?? 0), 0);
  // A number below 0 is a row of the note.
  if (all?.place === undefined || all.value < 0 || sum <= all.value) return [];
  const message = `numRetries is ${all.value}, but its phases have ${sum} retries (${phases.join(', ')}). Set it to ${sum} or more.`;
  return [
    finding('sns-delivery', 'error', all.place, message, [], setAmount(resource, `${path}.numRetries`, all, sum)),
  ];
}
