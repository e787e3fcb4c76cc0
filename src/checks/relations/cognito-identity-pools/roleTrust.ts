import { stringOf } from '../../../template/model/scalars';
import { type Check, type Finding, type Fix, finding, put, type Resource, type Scope, target } from '../../api';
import { entriesOf, type Fixed, fixedAt, itemsOf, type MaybeFixed, memberOf, textOf } from '../support/fixed';

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
    const roles = fixedAt(resource, 'Roles', scope);
    return kinds.flatMap(kind => distrusted(roles, kind, scope));
  },
};

/** Trust in every identity pool of the world is refused by IAM. */
function withoutCondition(role: Resource, scope: Scope): readonly Finding[] {
  const statements = trustOf(role, scope) ?? [];
  return statements.flatMap((statement, index) => {
    if (isCognito(statement, scope) !== true) return [];
    const principal = memberOf(statement, 'Principal', scope);
    if (!principal || memberOf(statement, 'Condition', scope) !== null) return [];
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

function distrusted(roles: MaybeFixed, kind: (typeof kinds)[number], scope: Scope): readonly Finding[] {
  const value = rawMember(roles, kind);
  const found = value && target(value, scope);
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

function rawMember(roles: MaybeFixed, name: string) {
  return entriesOf(roles)?.findLast(({ key }) => key.value === name)?.value;
}

function trustOf(role: Resource, scope: Scope): readonly Fixed[] | undefined {
  const statement = fixedAt(role, 'AssumeRolePolicyDocument.Statement', scope);
  if (!statement) return undefined;
  return statement.node.kind === 'mapping' ? [statement] : itemsOf(statement, scope);
}

/** Whether a statement lets Cognito take the role; undefined where that is open. */
function isCognito(statement: Fixed, scope: Scope): boolean | undefined {
  const principal = memberOf(statement, 'Principal', scope);
  if (textOf(principal) === '*') return undefined;
  const federated = principal?.node.kind === 'mapping' ? textsOf(memberOf(principal, 'Federated', scope), scope) : [];
  const actions = textsOf(memberOf(statement, 'Action', scope), scope);
  const effect = textOf(memberOf(statement, 'Effect', scope));
  if (principal === undefined || federated === undefined || actions === undefined || effect === undefined)
    return undefined;
  const isMeant = federated.some(name => name.startsWith('cognito-identity'));
  return (
    isMeant && effect === 'Allow' && actions.some(name => /^(?:\*|sts:\*|sts:AssumeRoleWithWebIdentity)$/i.test(name))
  );
}

/** Whether the condition asks for the other kind of users alone. */
function isForOthers(statement: Fixed, kind: string, scope: Scope): boolean {
  const condition = memberOf(statement, 'Condition', scope);
  const other = kind === 'authenticated' ? 'unauthenticated' : 'authenticated';
  return (entriesOf(condition) ?? []).some(({ key }) => {
    if (!/String(?:Equals|Like)$/.test(key.value)) return false;
    const asked = memberOf(memberOf(condition, key.value, scope), 'cognito-identity.amazonaws.com:amr', scope);
    const values = textsOf(asked, scope);
    return values !== undefined && values.length > 0 && values.every(value => value === other);
  });
}

/** One text or a list of them. */
function textsOf(value: MaybeFixed, scope: Scope): readonly string[] | undefined {
  if (!value) return value === null ? [] : undefined;
  if (value.node.kind === 'scalar') return [value.node.value];
  const texts = itemsOf(value, scope)?.map(({ node }) => stringOf(node));
  return texts?.every(text => text !== undefined) ? texts : undefined;
}
