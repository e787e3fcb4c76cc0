import { quantity } from '../../../knowledge/quantity';
import { type Finding, finding, type GroupCheck, type Related, type Resource, type Scope } from '../../api';
import { type Amount, amountOf } from '../support/amounts';
import { functionTypes, ownerOf } from '../support/functions';
import { setAmount } from '../support/mending';
import { numbers } from '../support/numbers';

/** How much of what an account has by default can be reserved. */
const { most: mostReserved, account } = numbers['lambda-reserved-sum'];

/**
 * More reserved by all functions together than an account has by default. A single function that reserves too much is
 * found by its row.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
export const reservedSum: GroupCheck = {
  ids: ['lambda-reserved-sum'],
  check(scope) {
    const all = functionTypes.flatMap(type => scope.list(type, reservedBy));
    if (all.some(({ amount }) => amount.value > mostReserved)) return [];
    const over = firstOver(all);
    if (over?.amount.place === undefined) return [];
    const message =
      `The functions reserve ${quantity(sumOf(all), undefined)} executions in all, but an account can reserve ${mostReserved} of ${quantity(account, undefined)} by default. ` +
      'Reserve less, or ask for a higher quota first.';
    const related = all.filter(one => one !== over).flatMap(asRelated);
    return [finding('lambda-reserved-sum', 'warning', over.amount.place, message, related)];
  },
};

interface Reserved {
  readonly resource: Resource;
  readonly amount: Amount;
}

/** The one that makes it too much. */
function firstOver(all: readonly Reserved[]): Reserved | undefined {
  let sum = 0;
  for (const one of all) {
    sum += one.amount.value;
    if (sum > mostReserved) return one;
  }
  return undefined;
}

function sumOf(all: readonly Reserved[]): number {
  return all.reduce((sum, { amount }) => sum + amount.value, 0);
}

/** Only what certainly exists and is certainly so much. */
function reservedBy(resource: Resource, scope: Scope): readonly Reserved[] {
  const amount = amountOf(resource, 'ReservedConcurrentExecutions', undefined, scope);
  return amount === undefined || amount.value <= 0 ? [] : [{ resource, amount }];
}

function asRelated({ resource, amount }: Reserved): readonly Related[] {
  return amount.place === undefined
    ? []
    : [{ at: amount.place, message: `${resource.logicalId} reserves ${amount.value}.` }];
}

const provisionedTypes = ['AWS::Lambda::Alias', 'AWS::Lambda::Version', 'AWS::Serverless::Function'];
const provisionedPath = 'ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions';

/**
 * Versions and aliases that provision more than their function reserves.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
 */
export const provisionedSum: GroupCheck = {
  ids: ['lambda-pc-vs-reserved'],
  check(scope) {
    const byFunction = new Map<Resource, Reserved[]>();
    for (const provisioned of provisionedTypes.flatMap(type => scope.list(type, provisionedBy))) {
      byFunction.set(provisioned.owner, [...(byFunction.get(provisioned.owner) ?? []), provisioned]);
    }
    return [...byFunction].flatMap(([owner, provisioned]) => overReserved(owner, provisioned, scope));
  },
};

function provisionedBy(resource: Resource, scope: Scope): readonly (Reserved & { readonly owner: Resource })[] {
  const amount = amountOf(resource, provisionedPath, undefined, scope);
  const owner = amount === undefined ? undefined : provisionedOf(resource, scope);
  return owner === undefined || amount === undefined ? [] : [{ resource, amount, owner }];
}

function provisionedOf(resource: Resource, scope: Scope): Resource | undefined {
  return resource.type === 'AWS::Serverless::Function' ? resource : ownerOf(resource, scope);
}

function overReserved(owner: Resource, provisioned: readonly Reserved[], scope: Scope): readonly Finding[] {
  const reserved = amountOf(owner, 'ReservedConcurrentExecutions', undefined, scope);
  const total = sumOf(provisioned);
  const last = provisioned.at(-1);
  if (reserved === undefined || total <= reserved.value || last?.amount.place === undefined) return [];
  const message = `${owner.logicalId} provisions ${quantity(total, undefined)} executions, but reserves ${quantity(reserved.value, undefined)}`;
  const related = [
    { at: reserved.place ?? owner.key, message: `${owner.logicalId} reserves ${reserved.value}.` },
    ...provisioned.slice(0, -1).flatMap(asProvisioned),
  ];
  const left = reserved.value - (total - last.amount.value);
  const fixes = left < 1 ? [] : setAmount(last.resource, provisionedPath, last.amount, left);
  return [finding('lambda-pc-vs-reserved', 'error', last.amount.place, message, related, fixes)];
}

function asProvisioned({ resource, amount }: Reserved): readonly Related[] {
  return amount.place === undefined
    ? []
    : [{ at: amount.place, message: `${resource.logicalId} provisions ${amount.value}.` }];
}
