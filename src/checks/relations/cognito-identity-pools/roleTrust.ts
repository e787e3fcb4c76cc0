import { stringOf } from '../../../template/model/scalars';
import {
  type Check,
  type Finding,
  type Fix,
  finding,
  items,
  member,
  type One,
  type Property,
  property,
  put,
  type Resource,
  type Scope,
  target,
} from '../../api';

const kinds = ['authenticated', 'unauthenticated'] as const;

/**
 * A role of an identity pool trusts Cognito, and says for whom.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
 */
export const roleTrust: Check = {
  ids: ['cognito-role-trust'],
  types: ['AWS::Cognito::IdentityPoolRoleAttachment', 'AWS::IAM::Role'],
  check(resource, scope) {
    if (resource.type === 'AWS::IAM::Role') return withoutCondition(resource, scope);
    const roles = property(resource, 'Roles', scope);
    return kinds.flatMap(kind => distrusted(roles, kind, scope));
  },
};

/** Trust in every identity pool of the world is refused by IAM. */
function withoutCondition(role: Resource, scope: Scope): readonly Finding[] {
  const statements = trustOf(role, scope) ?? [];
  return statements.flatMap((statement, index) => {
    if (isCognito(statement, scope) !== true) return [];
    const principal = property(statement, 'Principal', scope);
    if (principal.kind !== 'one' || property(statement, 'Condition', scope).kind !== 'absent') return [];
    const message = 'This statement trusts every identity pool of every account, so IAM refuses it. {pool}';
    const fixes = forThePool(role, statement.key === undefined ? `Statement.${index}` : 'Statement', scope);
    return [finding('cognito-role-trust', 'error', principal.key ?? role.key, message, [], fixes)];
  });
}

/** The identity pool that is meant is the only one of the template. */
function forThePool(role: Resource, statement: string, scope: Scope): readonly Fix[] {
  const [pool, ...others] = scope.resourcesOfType('AWS::Cognito::IdentityPool');
  if (pool === undefined || others.length > 0) return [];
  const condition = `{StringEquals: {"cognito-identity.amazonaws.com:aud": {Ref: ${pool.logicalId}}}}`;
  const path = `AssumeRolePolicyDocument.${statement}.Condition`;
  return [put(role, path, condition, `Trust ${pool.logicalId} only`)];
}

function distrusted(roles: Property, kind: (typeof kinds)[number], scope: Scope): readonly Finding[] {
  const value = rawMember(roles, kind);
  const found = target(value, scope);
  if (value === undefined || found?.resource.type !== 'AWS::IAM::Role') return [];
  const statements = trustOf(found.resource, scope);
  const answers = statements?.map(statement => isCognito(statement, scope));
  if (statements === undefined || answers === undefined || answers.includes(undefined)) return [];
  const related = [{ at: found.resource.key, message: 'The role, with its AssumeRolePolicyDocument.' }];
  const report = (message: string) => [finding('cognito-role-trust', 'warning', value, message, related)];
  const trusting = statements.filter((_, index) => answers[index] === true);
  if (trusting.length === 0) {
    return report(`${found.resource.logicalId} doesn't trust Cognito, so the pool can't use it. {trust}`);
  }
  if (!trusting.every(statement => isForOthers(statement, kind, scope))) return [];
  const other = kind === 'authenticated' ? 'unauthenticated' : 'authenticated';
  return report(
    `${found.resource.logicalId} is the role for ${kind} users, but trusts only ${other} ones. Set cognito-identity.amazonaws.com:amr in its condition to ${kind}.`,
  );
}

function rawMember(roles: Property, name: string) {
  return roles.entries?.findLast(({ key }) => key.value === name)?.value;
}

function trustOf(role: Resource, scope: Scope): readonly One[] | undefined {
  const statement = property(role, 'AssumeRolePolicyDocument.Statement', scope);
  if (statement.kind !== 'one') return undefined;
  return statement.node.kind === 'mapping' ? [statement] : items(statement, scope);
}

/** Whether a statement lets Cognito take the role; undefined where that is open. */
function isCognito(statement: One, scope: Scope): boolean | undefined {
  const principal = property(statement, 'Principal', scope);
  if (principal.text === '*') return undefined;
  const federated =
    principal.kind === 'one' && principal.node.kind === 'mapping'
      ? textsOf(property(principal, 'Federated', scope), scope)
      : [];
  const actions = textsOf(property(statement, 'Action', scope), scope);
  const effect = property(statement, 'Effect', scope).text;
  if (!principal.isKnown || federated === undefined || actions === undefined || effect === undefined) return undefined;
  const isMeant = federated.some(name => name.startsWith('cognito-identity'));
  return (
    isMeant && effect === 'Allow' && actions.some(name => /^(?:\*|sts:\*|sts:AssumeRoleWithWebIdentity)$/i.test(name))
  );
}

/** Whether the condition asks for the other kind of users alone. */
function isForOthers(statement: One, kind: string, scope: Scope): boolean {
  const condition = property(statement, 'Condition', scope);
  const other = kind === 'authenticated' ? 'unauthenticated' : 'authenticated';
  return (condition.entries ?? []).some(({ key }) => {
    if (!/String(?:Equals|Like)$/.test(key.value)) return false;
    const asked = member(member(condition, key.value, scope), 'cognito-identity.amazonaws.com:amr', scope);
    const values = textsOf(asked, scope);
    return values !== undefined && values.length > 0 && values.every(value => value === other);
  });
}

/** One text or a list of them. */
function textsOf(value: Property, scope: Scope): readonly string[] | undefined {
  if (value.kind !== 'one') return value.kind === 'absent' ? [] : undefined;
  if (value.node.kind === 'scalar') return [value.node.value];
  const texts = items(value, scope)?.map(({ node }) => stringOf(node));
  return texts?.every(text => text !== undefined) ? texts : undefined;
}
