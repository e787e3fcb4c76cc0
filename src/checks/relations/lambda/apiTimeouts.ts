import type { Node } from '../../../syntax/tree';
import { valueOf } from '../../../syntax/tree';
import { stringOf } from '../../../template/model/scalars';
import type { Resource } from '../../../template/model/template';
import type { Scope } from '../../../template/worlds/scope';
import { type Check, finding, isSet } from '../../findings/check';
import type { Finding } from '../../findings/finding';
import { type Amount, amountsOf, onlyAmount, sourcesOf } from '../support/amounts';
import { eventsOf } from '../support/events';
import { defaultTimeout, isFunction } from '../support/functions';
import { setAmount } from '../support/mending';
import { mentionsIn } from '../support/mentions';
import { within } from '../support/within';

/** How many milliseconds a client is kept waiting, unless the integration says otherwise. */
const patience: ReadonlyMap<string, number> = new Map([
  ['Api', 29_000],
  ['HttpApi', 30_000],
]);

/**
 * A function behind an API that may run longer than the API waits for it.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
export const apiTimeouts: Check = {
  ids: ['lambda-vs-apigw-timeout'],
  types: ['AWS::Serverless::Function', 'AWS::ApiGateway::Method'],
  check: (resource, scope) => (isFunction(resource) ? behindEvents(resource, scope) : behindMethod(resource, scope)),
};

/** Only where the function has no other events: it may need its time for these. */
function behindEvents(resource: Resource, scope: Scope): readonly Finding[] {
  const events = eventsOf(resource, scope);
  if (events.length === 0) return [];
  const waits = events.map(({ key, type }) => {
    const usual = patience.get(type ?? '');
    const path = `Events.${key.value}.Properties`;
    if (usual === undefined || isSet(resource, `${path}.ResponseTransferMode`, scope) !== false) return undefined;
    return onlyAmount(amountsOf(resource, `${path}.TimeoutInMillis`, usual, scope))?.value;
  });
  if (!waits.every(wait => wait !== undefined)) return [];
  return runsLonger(resource, Math.max(...waits), events[0]?.key ?? resource.key, scope);
}

function behindMethod(method: Resource, scope: Scope): readonly Finding[] {
  const integration = valueOf(method.properties, 'Integration');
  const type = valueOf(integration, 'Type');
  const uri = valueOf(integration, 'Uri');
  if (type === undefined || stringOf(type) !== 'AWS_PROXY' || uri === undefined) return [];
  if (isSet(method, 'Integration.ResponseTransferMode', scope) !== false) return [];
  const wait = onlyAmount(amountsOf(method, 'Integration.TimeoutInMillis', patience.get('Api'), scope));
  const [owner, ...others] = mentionsIn(uri)
    .flatMap(name => scope.resource(name) ?? [])
    .filter(isFunction);
  if (wait === undefined || owner === undefined || others.length > 0) return [];
  return runsLonger(owner, wait.value, method.key, scope);
}

function runsLonger(owner: Resource, wait: number, api: Node, scope: Scope): readonly Finding[] {
  const timeout = onlyAmount(amountsOf(owner, 'Timeout', defaultTimeout, within(owner, scope)));
  if (timeout?.place === undefined || timeout.value * 1000 <= wait) return [];
  const message = `Timeout is ${timeout.value} s, but the API in front of ${whose(timeout, owner)} waits ${wait / 1000} s`;
  const related = [{ at: api, message: `The API waits ${wait / 1000} s.` }, ...sourcesOf(timeout)];
  // One second more is a round number rather than a plan.
  const severity = timeout.value * 1000 - wait > 1000 ? 'information' : 'hint';
  const fixes = setAmount(owner, 'Timeout', timeout, Math.max(1, Math.floor(wait / 1000)), 'seconds');
  return [finding('lambda-vs-apigw-timeout', severity, timeout.place, message, related, fixes)];
}

/** A value in Globals is found once for all functions. */
function whose({ origins }: Amount, owner: Resource): string {
  return origins.some(origin => origin.kind === 'globals') ? 'a function that takes it' : owner.logicalId;
}
