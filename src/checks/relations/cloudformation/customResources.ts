import { type Node, valueOf } from '../../../syntax/tree';
import { stringOf } from '../../../template/model/scalars';
import { customResource } from '../../../template/model/typeIndex';
import { type Check, type Finding, property, type Resource, type Scope, target } from '../../api';
import { functionAt } from '../support/functions';
import { isThere, namesIn } from '../support/mentions';
import { spelledAt } from '../support/spelling';
import { itemsOf, statementsOf } from '../support/statements';
import { notWaiting } from '../support/waiting';

const code = 'cfn-custom-order';

/**
 * A custom resource calls its function as soon as both are there, but a policy that attaches itself to the function's
 * role may come later.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html
 */
export const customResources: Check = {
  ids: [code],
  types: [customResource],
  check: (custom, scope) => [...withoutPolicy(custom, scope), ...withoutGroup(custom, scope)],
};

function withoutPolicy(custom: Resource, scope: Scope): readonly Finding[] {
  const token = property(custom, 'ServiceToken', scope);
  const fn = functionAt(token, scope);
  const role = fn && target(property(fn, 'Role', scope), scope)?.resource;
  if (!token.isSet || fn === undefined || role?.type !== 'AWS::IAM::Role') return [];
  const policies = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy']
    .flatMap(type => scope.resourcesOfType(type))
    .filter(policy => isFor(policy, role, scope) && isThere(policy, scope) === true && !isForLogs(policy, scope));
  return notWaiting(
    code,
    custom,
    policies,
    { at: token.written, why: `so ${fn.logicalId} may lack its rights` },
    scope,
  );
}

/** The first call of a function makes its log group, unless that is there: then CloudFormation can't make it any more. */
function withoutGroup(custom: Resource, scope: Scope): readonly Finding[] {
  const token = property(custom, 'ServiceToken', scope);
  const fn = functionAt(token, scope);
  if (!token.isSet || fn === undefined || property(fn, 'LoggingConfig.LogGroup', scope).kind !== 'absent') return [];
  const own = property(fn, 'FunctionName', scope).text;
  const names = [`\${${fn.logicalId}}`, ...(own === undefined ? [] : [own])].map(name => `/aws/lambda/${name}`);
  const groups = scope
    .resourcesOfType('AWS::Logs::LogGroup')
    .filter(group => isThere(group, scope) === true && names.includes(spelledAt(group, 'LogGroupName', scope) ?? ''));
  const why = `so ${fn.logicalId} may make its log group first`;
  return notWaiting(code, custom, groups, { at: token.written, why }, scope);
}

function isFor(policy: Resource, { logicalId }: Resource, scope: Scope): boolean {
  return ['Roles', 'RoleName'].some(path => {
    const { written } = property(policy, path, scope);
    return written !== undefined && namesIn(written).includes(logicalId);
  });
}

/** A function works without the right to write logs and traces. */
function isForLogs(policy: Resource, scope: Scope): boolean {
  const document = property(policy, 'PolicyDocument', scope);
  const statements = document.kind === 'one' ? statementsOf(document.node, scope) : undefined;
  return statements?.every(isStatementForLogs) ?? false;
}

function isStatementForLogs(statement: Node): boolean {
  const actions = valueOf(statement, 'Action');
  return actions !== undefined && itemsOf(actions).every(item => /^(?:logs|xray):/i.test(stringOf(item) ?? ''));
}
