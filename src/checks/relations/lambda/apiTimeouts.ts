import { quantity } from '../../../knowledge/quantity';
import type { Node } from '../../../syntax/tree';
import {
  type Check,
  type Finding,
  finding,
  type Property,
  property,
  type Resource,
  type Scope,
  target,
} from '../../api';
import { amountOf, sourcesOf } from '../support/amounts';
import { eventsOf } from '../support/events';
import { defaultTimeout, isFunction } from '../support/functions';
import { setAmount } from '../support/mending';
import { namesIn } from '../support/mentions';
import { numbers } from '../support/numbers';

/** How many milliseconds a client is kept waiting, unless the integration says otherwise. */
const patience: ReadonlyMap<string, number> = new Map([
  ['Api', numbers['lambda-vs-apigw-timeout'].rest],
  ['HttpApi', numbers['lambda-vs-apigw-timeout'].http],
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
  const waits = events.map(({ type, properties }) => {
    const isUsual = settings.every(name => property(properties, name, scope).kind === 'absent');
    return isUsual && isIntegrated(properties, scope) ? patience.get(type ?? '') : undefined;
  });
  if (!waits.every(wait => wait !== undefined)) return [];
  return runsLonger(resource, Math.max(...waits), events[0]?.key ?? resource.key, scope);
}

/** What says how long an API waits, or that it need not. */
const settings = ['ResponseTransferMode', 'TimeoutInMillis'];

/** Whether SAM writes the integration: a definition of one's own says by itself how long it waits. */
function isIntegrated(event: Property, scope: Scope): boolean {
  const id = ['RestApiId', 'ApiId'].map(name => property(event, name, scope)).find(one => one.kind !== 'absent');
  if (id === undefined) return true;
  const api = target(id, scope)?.resource;
  if (api === undefined) return false;
  return ['DefinitionBody', 'DefinitionUri'].every(name => property(api, name, scope).kind === 'absent');
}

function behindMethod(method: Resource, scope: Scope): readonly Finding[] {
  const uri = property(method, 'Integration.Uri', scope);
  if (property(method, 'Integration.Type', scope).text !== 'AWS_PROXY' || !uri.isSet) return [];
  if (settings.some(name => property(method, `Integration.${name}`, scope).kind !== 'absent')) return [];
  const [owner, ...others] = namesIn(uri.written)
    .flatMap(name => scope.resource(name) ?? [])
    .filter(isFunction);
  if (owner === undefined || others.length > 0) return [];
  return runsLonger(owner, patience.get('Api') ?? 0, method.key, scope);
}

function runsLonger(owner: Resource, wait: number, api: Node, scope: Scope): readonly Finding[] {
  const timeout = amountOf(owner, 'Timeout', defaultTimeout, scope);
  if (timeout?.place === undefined || timeout.value * 1000 <= wait) return [];
  const message = `Timeout is ${quantity(timeout.value, 'seconds')}, but the API of ${owner.logicalId} waits only ${wait / 1000} s`;
  const related = [{ at: api, message: `The API waits ${wait / 1000} s.` }, ...sourcesOf(timeout)];
  // One second more is a round number rather than a plan.
  const severity = timeout.value * 1000 - wait > 1000 ? 'information' : 'hint';
  const fixes = setAmount(owner, 'Timeout', timeout, Math.max(1, Math.floor(wait / 1000)), 'seconds');
  return [finding('lambda-vs-apigw-timeout', severity, timeout.place, message, related, fixes)];
}
