import { customResource } from '../../../template/model/typeIndex';
import {
  type Finding,
  finding,
  type GroupCheck,
  here,
  property,
  type Resource,
  refer,
  type Scope,
  target,
} from '../../api';
import { isFunction } from '../support/functions';

/**
 * `Ref` of a function is its name, but the token of a custom resource is an ARN.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
 */
export const serviceTokens: GroupCheck = {
  ids: ['schema-arn'],
  check: scope => scope.resourcesOfType(customResource).flatMap(custom => byName(custom, scope)),
};

function byName(custom: Resource, scope: Scope): readonly Finding[] {
  const token = property(custom, 'ServiceToken', scope);
  const { resource, attribute } = target(token, scope) ?? {};
  if (!token.isSet || resource === undefined || !isFunction(resource) || attribute !== undefined) return [];
  const { logicalId } = resource;
  const message = `This is the name of ${logicalId}, but ServiceToken needs its ARN, so the deployment fails. Use !GetAtt ${logicalId}.Arn.`;
  return [
    finding('schema-arn', 'error', token.written, message, [here(resource)], [refer(token.written, logicalId, 'Arn')]),
  ];
}
