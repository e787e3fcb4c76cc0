import { quantity, quantityInWords } from '../../../knowledge/quantity';
import { type Node, valueOf } from '../../../syntax/tree';
import { numberOf, stringOf } from '../../../template/model/scalars';
import { placeOf } from '../../../template/read/place';
import { type Site, sitesOf, valuesAt } from '../../../template/read/sites';
import { type Check, type Finding, finding, property, type Resource, replace, type Scope, target } from '../../api';
import { numbers } from '../support/numbers';
import { isEdge } from './endpoints';
import { integrationsOf } from './openApi';

const { least, most } = numbers['apigw-timeout'];
const mostOfHttp = numbers['apigwv2-timeout'].most;

/**
 * How long a REST API waits for its backend; only for Regional and private APIs is the limit a quota.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
export const restTimeouts: Check = {
  ids: ['apigw-timeout'],
  types: ['AWS::ApiGateway::Method', 'AWS::Serverless::Function', 'AWS::ApiGateway::RestApi', 'AWS::Serverless::Api'],
  check(resource, scope) {
    if (resource.type === 'AWS::ApiGateway::Method') return ofMethod(resource, scope);
    if (resource.type === 'AWS::Serverless::Function') return ofEvents(resource, scope);
    return ofDocument(resource, scope);
  },
};

function ofMethod(method: Resource, scope: Scope): readonly Finding[] {
  const api = target(property(method, 'RestApiId', scope), scope)?.resource;
  return sitesOf(method.properties, ['Integration', 'TimeoutInMillis'], scope).flatMap(site =>
    streams(method, 'Integration.ResponseTransferMode', scope) ? [] : tooLong(site, api, scope),
  );
}

function ofEvents(fn: Resource, scope: Scope): readonly Finding[] {
  return sitesOf(fn.properties, ['Events', '*', 'Properties', 'TimeoutInMillis'], scope).flatMap(site => {
    const event = `Events.${site.wildcards.join('.')}`;
    if (property(fn, `${event}.Type`, scope).text !== 'Api') return [];
    if (streams(fn, `${event}.Properties.ResponseTransferMode`, scope)) return [];
    return tooLong(site, target(property(fn, `${event}.Properties.RestApiId`, scope), scope)?.resource, scope);
  });
}

function ofDocument(api: Resource, scope: Scope): readonly Finding[] {
  return integrationsOf(api, scope).flatMap(({ node, timeout }) => {
    if (timeout === undefined || mayStream(valueOf(node, 'responseTransferMode'))) return [];
    return [
      ...outside('apigw-timeout', timeout, number => number < least, tooShort, 'error', scope),
      ...tooLong(timeout, api, scope),
    ];
  });
}

function tooShort(number: number): string {
  const [own, bound] = [number, least].map(value => quantity(value, 'milliseconds'));
  return `timeoutInMillis is ${own}, but a REST API waits at least ${bound}. Set it to ${bound} or more.`;
}

/** A streamed response may last longer: its limit is a row of the note. */
function streams(resource: Resource, path: string, scope: Scope): boolean {
  const mode = property(resource, path, scope);
  return mode.kind !== 'absent' && mayStream(mode.kind === 'one' ? mode.node : null);
}

/** Unless it certainly is absent (undefined) or says otherwise. */
function mayStream(mode: Node | null | undefined): boolean {
  return mode !== undefined && (mode === null || stringOf(mode) !== 'BUFFERED');
}

function tooLong(site: Site, api: Resource | undefined, scope: Scope): readonly Finding[] {
  const edge = api === undefined ? undefined : isEdge(api, scope);
  const reason =
    edge === true
      ? `an edge-optimized REST API waits at most ${quantityInWords(most, 'milliseconds')}`
      : `a REST API waits at most ${quantityInWords(most, 'milliseconds')} by default`;
  const message = (number: number) =>
    `The integration may take ${quantity(number, undefined)} ms, but ${reason}. Answer at once and do the work behind a queue or a state machine, or stream the response.`;
  return outside('apigw-timeout', site, number => number > most, message, edge === true ? 'error' : 'warning', scope);
}

/**
 * The same for HTTP APIs that an OpenAPI document describes, and for the integrations of WebSocket APIs.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
export const httpTimeouts: Check = {
  ids: ['apigwv2-timeout'],
  types: ['AWS::ApiGatewayV2::Api', 'AWS::Serverless::HttpApi', 'AWS::ApiGatewayV2::Integration'],
  check(resource, scope) {
    if (resource.type === 'AWS::ApiGatewayV2::Integration') return ofWebSocket(resource, scope);
    const message = (number: number) =>
      `timeoutInMillis is ${quantity(number, undefined)} ms, but an HTTP API waits ${least} to ${quantity(mostOfHttp, undefined)} ms. Answer at once and do the work behind a queue or a state machine.`;
    const breaks = (number: number) => number < least || number > mostOfHttp;
    return integrationsOf(resource, scope).flatMap(({ timeout }) =>
      timeout === undefined ? [] : outside('apigwv2-timeout', timeout, breaks, message, 'error', scope),
    );
  },
};

/** What is beyond the limit of HTTP APIs, too, is a row of the note. */
function ofWebSocket(integration: Resource, scope: Scope): readonly Finding[] {
  const api = target(property(integration, 'ApiId', scope), scope)?.resource;
  if (api === undefined || property(api, 'ProtocolType', scope).text !== 'WEBSOCKET') return [];
  const message = (number: number) =>
    `TimeoutInMillis is ${quantity(number, undefined)} ms, but a WebSocket API waits ${least} to ${quantity(most, undefined)} ms. Acknowledge the message and send the result over the connection later.`;
  const breaks = (number: number) => number > most && number <= mostOfHttp;
  return sitesOf(integration.properties, ['TimeoutInMillis'], scope).flatMap(site =>
    outside('apigwv2-timeout', site, breaks, message, 'error', scope),
  );
}

function outside(
  code: string,
  site: Site,
  breaks: (number: number) => boolean,
  message: (number: number) => string,
  severity: 'error' | 'warning',
  scope: Scope,
): readonly Finding[] {
  const { known, complete, absent } = valuesAt(site, scope);
  const [value, ...others] = known;
  const number = value && numberOf(value.node);
  if (value === undefined || number === undefined || others.length > 0 || !complete || absent || !breaks(number))
    return [];
  const nearest = number < least ? least : code === 'apigw-timeout' || number <= mostOfHttp ? most : mostOfHttp;
  const fixes = [replace(value.node, String(nearest), quantity(nearest, 'milliseconds'))];
  return [finding(code, severity, placeOf(site, value), message(number), [], fixes)];
}
