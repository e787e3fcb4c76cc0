import { stringOf } from '../../../template/model/scalars';
import type { Resource, Scope } from '../../api';
import { fixedAt, itemsOf, type MaybeFixed, memberOf, textOf } from '../support/fixed';

/**
 * Whether a REST API is edge-optimized, as it is where its template says nothing; undefined where that is open.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html
 */
export function isEdge(api: Resource, scope: Scope): boolean | undefined {
  const there = scope;
  const configuration = fixedAt(api, 'EndpointConfiguration', there);
  if (configuration === undefined) return undefined;
  // The import of an OpenAPI document can set the type by a parameter.
  if (configuration === null) return fixedAt(api, 'Parameters', there) === null ? true : undefined;
  const types = api.type === 'AWS::Serverless::Api' ? samTypes(configuration, there) : rawTypes(configuration, there);
  return types?.includes('EDGE');
}

function rawTypes(configuration: MaybeFixed, scope: Scope): readonly string[] | undefined {
  const types = memberOf(configuration, 'Types', scope);
  return types ? itemsOf(types, scope)?.map(({ node }) => stringOf(node) ?? '') : undefined;
}

/** SAM takes the type by itself, or as `Type`. */
function samTypes(configuration: MaybeFixed, scope: Scope): readonly string[] | undefined {
  const type = textOf(configuration) ?? textOf(memberOf(configuration, 'Type', scope));
  return type === undefined ? undefined : [type];
}
