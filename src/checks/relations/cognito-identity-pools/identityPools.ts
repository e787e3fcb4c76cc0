import {
  type Check,
  type Finding,
  finding,
  here,
  isWhole,
  member,
  type One,
  property,
  put,
  type Resource,
  type Scope,
  target,
} from '../../api';
import { mayBe } from '../support/mentions';

const attachmentType = 'AWS::Cognito::IdentityPoolRoleAttachment';

/**
 * An identity pool hands out the credentials of roles that are attached to it.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypoolroleattachment.html
 */
export const poolRoles: Check = {
  ids: ['cognito-pool-no-roles'],
  types: ['AWS::Cognito::IdentityPool', attachmentType],
  check(resource, scope) {
    return resource.type === attachmentType ? attachedRoles(resource, scope) : unattached(resource, scope);
  },
};

function unattached(pool: Resource, scope: Scope): readonly Finding[] {
  if (!isWhole(scope)) return [];
  const attachments = scope.resourcesOfType(attachmentType);
  if (attachments.some(attachment => mayBe(pool, property(attachment, 'IdentityPoolId', scope), scope))) return [];
  const message = `${pool.logicalId} has no roles attached, so it can't give anybody credentials. {attach}`;
  return [finding('cognito-pool-no-roles', 'warning', pool.key, message)];
}

function attachedRoles(attachment: Resource, scope: Scope): readonly Finding[] {
  const roles = property(attachment, 'Roles', scope);
  const kinds = roles.entries;
  if (roles.kind !== 'one' || kinds === undefined) return [];
  const unknown = kinds.filter(({ key }) => !/^(?:un)?authenticated$/.test(key.value));
  if (unknown.length > 0) return unknown.map(({ key }) => unknownKind(key.value, key));
  const missing = [...missingSignedIn(attachment, roles, scope), ...missingGuest(attachment, roles, scope)];
  return missing.map(message => finding('cognito-pool-no-roles', 'warning', roles.key ?? attachment.key, message));
}

function unknownKind(name: string, at: Finding['at']): Finding {
  const message = `${name} is not a key of Roles: only authenticated and unauthenticated are allowed. {provider}`;
  return finding('cognito-pool-no-roles', 'error', at, message);
}

/** Where a mapping chooses the role, or nobody can sign in, there need be none. */
function missingSignedIn(attachment: Resource, roles: One, scope: Scope): readonly string[] {
  const isMapped = property(attachment, 'RoleMappings', scope).kind !== 'absent';
  if (isMapped || property(roles, 'authenticated', scope).kind !== 'absent') return [];
  const pool = poolOf(attachment, scope);
  const hasUsers = pool !== undefined && providers.some(name => property(pool, name, scope).isSet);
  if (!hasUsers) return [];
  return ['Roles has no role for signed-in users, so the pool answers them with an error. {users}'];
}

/** The properties of a pool that let people sign in. */
const providers = [
  'CognitoIdentityProviders',
  'DeveloperProviderName',
  'OpenIdConnectProviderARNs',
  'SamlProviderARNs',
  'SupportedLoginProviders',
];

function poolOf(attachment: Resource, scope: Scope): Resource | undefined {
  const pool = target(property(attachment, 'IdentityPoolId', scope), scope)?.resource;
  return pool?.type === 'AWS::Cognito::IdentityPool' ? pool : undefined;
}

function missingGuest(attachment: Resource, roles: One, scope: Scope): readonly string[] {
  const pool = poolOf(attachment, scope);
  if (pool === undefined || property(roles, 'unauthenticated', scope).kind !== 'absent') return [];
  if (property(pool, 'AllowUnauthenticatedIdentities', scope).boolean !== true) return [];
  return ['The pool allows guests, but Roles has no role for them. {guests}'];
}

/**
 * What decides between several roles needs a word for the undecided.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-identitypoolroleattachment-rolemapping.html
 */
export const roleMappings: Check = {
  ids: ['cognito-rules'],
  types: [attachmentType],
  check(attachment, scope) {
    const mappings = property(attachment, 'RoleMappings', scope);
    const pool = poolOf(attachment, scope);
    const isOpen = pool !== undefined && providers.every(name => property(pool, name, scope).kind === 'absent');
    return (mappings.entries ?? []).flatMap(({ key }) => {
      if (isOpen) {
        const message = `${pool.logicalId} has no provider, but a mapping needs one of the pool, so the deployment fails. Add it to CognitoIdentityProviders or the like of the pool.`;
        return [finding('cognito-rules', 'error', key, message, [here(pool)])];
      }
      const mapping = member(mappings, key.value, scope);
      const type = property(mapping, 'Type', scope).text;
      if (type !== 'Token' && type !== 'Rules') return [];
      if (property(mapping, 'AmbiguousRoleResolution', scope).kind !== 'absent') return [];
      const message = `The mapping of type ${type} needs AmbiguousRoleResolution, for when no role or several match. Add AmbiguousRoleResolution: Deny or AuthenticatedRole.`;
      const path = `RoleMappings.${key.value}.AmbiguousRoleResolution`;
      const fixes = ['Deny', 'AuthenticatedRole'].map(answer => put(attachment, path, answer));
      return [finding('cognito-rules', 'error', key, message, [], fixes)];
    });
  },
};
