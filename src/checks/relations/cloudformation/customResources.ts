import { valueOf } from '../../../syntax/tree';
import { customResource } from '../../../template/model/typeIndex';
import { type Finding, type GroupCheck, type Resource, type Scope, target } from '../../api';
import { functionAt } from '../support/functions';
import { isThere, namesIn } from '../support/mentions';
import { notWaiting } from '../support/waiting';

const code = 'cfn-custom-order';

/**
 * A custom resource calls its function as soon as both are there, but a policy that attaches itself to the function's
 * role may come later.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html
 */
export const customResources: GroupCheck = {
  ids: [code],
  check(scope) {
    return scope.resourcesOfType(customResource).flatMap(custom => withoutPolicy(custom, scope));
  },
};

function withoutPolicy(custom: Resource, scope: Scope): readonly Finding[] {
  const token = valueOf(custom.properties, 'ServiceToken');
  const fn = token && functionAt(token, scope);
  const arn = valueOf(fn?.properties, 'Role');
  const role = arn && target(arn, scope)?.resource;
  if (token === undefined || role?.type !== 'AWS::IAM::Role') return [];
  const policies = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy']
    .flatMap(type => scope.resourcesOfType(type))
    .filter(policy => isFor(policy, role) && isThere(policy, scope) === true);
  return notWaiting(code, custom, policies, { at: token, why: `so ${fn?.logicalId} may lack its rights` }, scope);
}

function isFor({ properties }: Resource, { logicalId }: Resource): boolean {
  const roles = valueOf(properties, 'Roles') ?? valueOf(properties, 'RoleName');
  return roles !== undefined && namesIn(roles).includes(logicalId);
}
