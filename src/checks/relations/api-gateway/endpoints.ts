import { items, type Property, property, type Resource, type Scope } from '../../api';

/**
 * Whether a REST API is edge-optimized, as it is where its template says nothing; undefined where that is open.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html
 */
export function isEdge(api: Resource, scope: Scope): boolean | undefined {
  const configuration = property(api, 'EndpointConfiguration', scope);
  // The import of an OpenAPI document can set the type by a parameter.
  if (configuration.kind === 'absent') return property(api, 'Parameters', scope).kind === 'absent' || undefined;
  const types = api.type === 'AWS::Serverless::Api' ? samTypes(configuration, scope) : rawTypes(configuration, scope);
  return types?.includes('EDGE');
}

function rawTypes(configuration: Property, scope: Scope): readonly string[] | undefined {
  const types = property(configuration, 'Types', scope);
  return types.isSet ? items(types, scope)?.map(item => item.text ?? '') : undefined;
}

/** SAM takes the type by itself, or as `Type`. */
function samTypes(configuration: Property, scope: Scope): readonly string[] | undefined {
  const type = configuration.text ?? property(configuration, 'Type', scope).text;
  return type === undefined ? undefined : [type];
}
