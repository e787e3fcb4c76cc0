import type { Scalar } from '../../../syntax/tree';
import {
  type Check,
  type Finding,
  type Fix,
  finding,
  isWhole,
  items,
  type One,
  property,
  put,
  type Resource,
  type Scope,
  target,
} from '../../api';
import { leavesTemplate, mayBe } from '../support/mentions';

const id = 'cognito-hosted-ui-domain';

/**
 * What signing in over OAuth takes: flows and scopes, a place to go back to, a secret, and a domain.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html
 */
export const oauthClients: Check = {
  ids: [id],
  types: ['AWS::Cognito::UserPoolClient'],
  check(client, scope) {
    const flag = property(client, 'AllowedOAuthFlowsUserPoolClient', scope);
    if (flag.kind === 'absent') return unused(client, scope);
    if (flag.boolean !== true) return [];
    const flows = property(client, 'AllowedOAuthFlows', scope);
    const missing = incomplete(client, flag, scope);
    const names = items(flows, scope)?.map(one => one.text);
    if (missing.length > 0 || flows.kind !== 'one' || flows.key === undefined || names === undefined) return missing;
    const broken = contradictions(client, flows, names, scope);
    if (broken.length > 0) return broken;
    return isUnasked(client, scope) ? [] : withoutDomain(client, flows.key, scope);
  },
};

/** OAuth settings that nothing turns on. */
function unused(client: Resource, scope: Scope): readonly Finding[] {
  const flows = property(client, 'AllowedOAuthFlows', scope);
  if (flows.kind !== 'one' || flows.key === undefined) return [];
  const message = 'AllowedOAuthFlows is set, but OAuth is off, so the login page refuses this client. {flows}';
  return [finding(id, 'warning', flows.key, message, [], [put(client, 'AllowedOAuthFlowsUserPoolClient', 'true')])];
}

function incomplete(client: Resource, flag: One, scope: Scope): readonly Finding[] {
  const missing = ['AllowedOAuthFlows', 'AllowedOAuthScopes'].filter(
    name => property(client, name, scope).kind === 'absent',
  );
  if (missing.length === 0) return [];
  const message = `The client may use OAuth, but ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing. Add ${missing.length === 1 ? 'it' : 'them'}, or remove AllowedOAuthFlowsUserPoolClient.`;
  return [finding(id, 'error', flag.place, message)];
}

function contradictions(
  client: Resource,
  flows: One,
  names: readonly (string | undefined)[],
  scope: Scope,
): readonly Finding[] {
  const report = (message: string, ...fixes: Fix[]) => [
    finding(id, 'error', flows.key ?? client.key, message, [], fixes),
  ];
  const isForMachines = names.includes('client_credentials');
  const isForPeople = names.includes('code') || names.includes('implicit');
  if (isForMachines && isForPeople) {
    return report("client_credentials can't be combined with code or implicit in one client. {divide}");
  }
  const secret = property(client, 'GenerateSecret', scope);
  if (isForMachines && (secret.kind === 'absent' || secret.boolean === false)) {
    const fix = put(client, 'GenerateSecret', 'true');
    return report('client_credentials needs a client with a secret, but this one has none. {secret}', fix);
  }
  if (!isForPeople || property(client, 'CallbackURLs', scope).kind !== 'absent') return [];
  return report('The flows code and implicit need CallbackURLs, but there are none. {callback}');
}

/** The CDK turns OAuth on where nobody asks for it, with an address that leads nowhere. */
function isUnasked(client: Resource, scope: Scope): boolean {
  const callbacks = items(property(client, 'CallbackURLs', scope), scope) ?? [];
  return callbacks.length > 0 && callbacks.every(({ text = '' }) => text === 'https://example.com');
}

/** Pools that other stacks know may have their domain there. */
function withoutDomain(client: Resource, at: Scalar, scope: Scope): readonly Finding[] {
  const pool = target(property(client, 'UserPoolId', scope), scope)?.resource;
  if (pool?.type !== 'AWS::Cognito::UserPool') return [];
  const domains = scope.resourcesOfType('AWS::Cognito::UserPoolDomain');
  if (!isWhole(scope) || leavesTemplate(pool, scope)) return [];
  if (domains.some(domain => mayBe(pool, property(domain, 'UserPoolId', scope), scope))) return [];
  const message = `OAuth flows need a user pool domain, but ${pool.logicalId} has none in this template. {domain}`;
  return [finding(id, 'warning', at, message, [{ at: pool.key, message: 'The user pool without a domain.' }])];
}

/**
 * The role of a group takes effect where an identity pool reads it from the token.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolgroup.html
 */
export const groupRoles: Check = {
  ids: ['cognito-group-role'],
  types: ['AWS::Cognito::UserPoolGroup'],
  check(group, scope) {
    const role = property(group, 'RoleArn', scope);
    if (!role.isSet || role.key === undefined) return [];
    const attachments = scope.resourcesOfType('AWS::Cognito::IdentityPoolRoleAttachment');
    // Without an identity pool here, the one that reads the role is elsewhere, or the role is meant as a mere claim.
    const isRead = attachments.some(attachment => property(attachment, 'RoleMappings', scope).kind !== 'absent');
    if (attachments.length === 0 || isRead) return [];
    const message = 'The role is only a claim in the token';
    return [finding('cognito-group-role', 'hint', role.key, message)];
  },
};
