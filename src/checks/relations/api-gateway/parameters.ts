import type { Node } from '../../../syntax/tree';
import { entriesIn, isOpen, literalOf } from '../../../template/model/intrinsics';
import {
  type Check,
  type Finding,
  finding,
  items,
  type Property,
  property,
  type Resource,
  type Scope,
} from '../../api';

const code = 'apigw-parameters';

/**
 * A mapping to a header of a response, or of something in a request, needs that the method declares it.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping.html
 */
export const parameters: Check = {
  ids: [code],
  types: ['AWS::ApiGateway::Method'],
  check(method, scope) {
    return [...ofRequest(method, scope), ...ofResponses(method, scope)];
  },
};

function ofRequest(method: Resource, scope: Scope): readonly Finding[] {
  const declared = keysOf(property(method, 'RequestParameters', scope));
  const mapped = property(method, 'Integration.RequestParameters', scope);
  if (declared === undefined || mapped.kind !== 'one') return [];
  return (entriesIn(mapped.node) ?? []).flatMap(({ value }) => {
    const text = literalOf(value);
    const isMapping = text !== undefined && /^method\.request\.(?:path|querystring|header)\.[\w.-]+$/.test(text);
    return !isMapping || declared.includes(text) ? [] : [undeclared(value, text, 'RequestParameters of the method')];
  });
}

function ofResponses(method: Resource, scope: Scope): readonly Finding[] {
  const responses = items(property(method, 'MethodResponses', scope), scope);
  if (responses === undefined) return [];
  return (items(property(method, 'Integration.IntegrationResponses', scope), scope) ?? []).flatMap(mapped => {
    const status = property(mapped, 'StatusCode', scope).text;
    const response = responses.find(one => property(one, 'StatusCode', scope).text === status);
    const declared = response && keysOf(property(response, 'ResponseParameters', scope));
    const parameters = property(mapped, 'ResponseParameters', scope);
    if (status === undefined || declared === undefined || parameters.kind !== 'one') return [];
    return (entriesIn(parameters.node) ?? []).flatMap(({ key }) =>
      !key.value.startsWith('method.response.') || declared.includes(key.value)
        ? []
        : [undeclared(key, key.value, `the method response ${status}`)],
    );
  });
}

function undeclared(at: Node, name: string, where: string): Finding {
  return finding(code, 'error', at, `${name} isn't declared in ${where}, so API Gateway refuses the mapping.`);
}

/** The names of a mapping; undefined where something may add some. */
function keysOf(of: Property): readonly string[] | undefined {
  if (of.kind === 'absent') return [];
  if (of.kind !== 'one' || isOpen(of.node)) return undefined;
  return entriesIn(of.node)?.map(({ key }) => key.value);
}
