import { quantity } from '../../knowledge/quantity';
import type { Node } from '../../syntax/tree';
import { entryOf } from '../../syntax/tree';
import { numberOf } from '../../template/scalars';
import type { Scope } from '../../template/scope';
import type { Resource } from '../../template/template';
import { possibleValues } from '../../template/values';
import { type Check, finding, target } from '../check';
import type { Finding } from '../finding';
import { isEdge } from './endpoints';
import { integrationsOf } from './openApi';

const least = 50;
const most = 29_000;
const mostOfHttp = 30_000;

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
  const api = entryOf(method.properties, 'RestApiId')?.value;
  const integration = entryOf(method.properties, 'Integration')?.value;
  const value = entryOf(integration, 'TimeoutInMillis')?.value;
  if (value === undefined || streams(integration, 'ResponseTransferMode')) return [];
  return tooLong(value, api && target(api, scope)?.resource, scope);
}

function ofEvents(fn: Resource, scope: Scope): readonly Finding[] {
  const events = entryOf(fn.properties, 'Events')?.value;
  if (events?.kind !== 'mapping') return [];
  return events.entries.flatMap(({ value: event }) => {
    const type = entryOf(event, 'Type')?.value;
    const properties = entryOf(event, 'Properties')?.value;
    const value = entryOf(properties, 'TimeoutInMillis')?.value;
    if (type?.kind !== 'scalar' || type.value !== 'Api' || value === undefined) return [];
    const api = entryOf(properties, 'RestApiId')?.value;
    if (streams(properties, 'ResponseTransferMode')) return [];
    return tooLong(value, api && target(api, scope)?.resource, scope);
  });
}

function ofDocument(api: Resource, scope: Scope): readonly Finding[] {
  return integrationsOf(api).flatMap(({ node, timeout }) => {
    if (timeout === undefined || streams(node, 'responseTransferMode')) return [];
    const message = `timeoutInMillis is less than ${least}; an integration of a REST API waits ${least} ms at least. Set it to ${least} or more.`;
    return [
      ...outside(
        'apigw-timeout',
        timeout.value,
        number => number < least,
        () => message,
        'error',
        scope,
      ),
      ...tooLong(timeout.value, api, scope),
    ];
  });
}

/** A streamed response may last longer: its limit is a row of the note. */
function streams(integration: Node | undefined, name: string): boolean {
  const mode = entryOf(integration, name)?.value;
  return mode !== undefined && !(mode.kind === 'scalar' && mode.tag === undefined && mode.value === 'BUFFERED');
}

function tooLong(value: Node, api: Resource | undefined, scope: Scope): readonly Finding[] {
  const edge = api === undefined ? undefined : isEdge(api, scope);
  const reason =
    edge === true
      ? 'an edge-optimized REST API gives up on its backend after 29,000 ms (29 s), and no quota changes that'
      : 'a REST API gives up on its backend after 29,000 ms (29 s) until the quota for Regional and private APIs is raised';
  const message = (number: number) =>
    `The integration may take ${quantity(number, undefined)} ms; ${reason}. Answer at once and work on behind a queue or a state machine, or stream the response.`;
  return outside('apigw-timeout', value, number => number > most, message, edge === true ? 'error' : 'warning', scope);
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
      `timeoutInMillis is ${number}; an HTTP API waits ${least} to ${quantity(mostOfHttp, undefined)} ms for its backend. Answer at once and work on behind a queue or a state machine.`;
    const breaks = (number: number) => number < least || number > mostOfHttp;
    return integrationsOf(resource).flatMap(({ timeout }) =>
      timeout === undefined ? [] : outside('apigwv2-timeout', timeout.value, breaks, message, 'error', scope),
    );
  },
};

/** What is beyond the limit of HTTP APIs, too, is a row of the note. */
function ofWebSocket(integration: Resource, scope: Scope): readonly Finding[] {
  const id = entryOf(integration.properties, 'ApiId')?.value;
  const value = entryOf(integration.properties, 'TimeoutInMillis')?.value;
  const api = id && target(id, scope)?.resource;
  const protocol = entryOf(api?.properties, 'ProtocolType')?.value;
  if (value === undefined || protocol?.kind !== 'scalar' || protocol.value !== 'WEBSOCKET') return [];
  const message = (number: number) =>
    `TimeoutInMillis is ${quantity(number, undefined)}; a WebSocket API waits ${least} to ${quantity(most, undefined)} ms for its backend. Acknowledge the message and send the result over the connection later.`;
  return outside('apigwv2-timeout', value, number => number > most && number <= mostOfHttp, message, 'error', scope);
}

/** An error where every value breaks the limit, a warning where only one of several does. */
function outside(
  code: string,
  value: Node,
  breaks: (number: number) => boolean,
  message: (number: number) => string,
  severity: 'error' | 'warning',
  scope: Scope,
): readonly Finding[] {
  const { known, complete, absent } = possibleValues(value, scope);
  const broken = known.flatMap(({ node }) => {
    const number = numberOf(node);
    return number !== undefined && breaks(number) ? [number] : [];
  });
  const [first] = broken;
  if (first === undefined) return [];
  const isCertain = complete && !absent && broken.length === known.length;
  return [finding(code, isCertain ? severity : 'warning', value, message(first))];
}
