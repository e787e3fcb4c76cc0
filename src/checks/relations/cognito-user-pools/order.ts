import {
  type Check,
  type Finding,
  finding,
  here,
  isWhole,
  items,
  type One,
  property,
  type Resource,
  type Scope,
  target,
} from '../../api';
import { isThere, leavesTemplate } from '../support/mentions';
import { notWaiting } from '../support/waiting';

/** A resource of the client's pool that the client names by a text, and where its name stands. */
interface Named {
  readonly type: string;
  readonly nameAt: string;
}

/**
 * A client names its identity providers and the scopes of resource servers, which have to be there before it.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html
 */
export const providerOrder: Check = {
  ids: ['cognito-provider-order', 'cognito-scope-order'],
  types: ['AWS::Cognito::UserPoolClient'],
  check(client, scope) {
    const pool = target(property(client, 'UserPoolId', scope), scope)?.resource;
    if (pool?.type !== 'AWS::Cognito::UserPool') return [];
    return [...providers(client, pool, scope), ...scopes(client, pool, scope)];
  },
};

const provider: Named = { type: 'AWS::Cognito::UserPoolIdentityProvider', nameAt: 'ProviderName' };
const server: Named = { type: 'AWS::Cognito::UserPoolResourceServer', nameAt: 'Identifier' };

function providers(client: Resource, pool: Resource, scope: Scope): readonly Finding[] {
  const list = items(property(client, 'SupportedIdentityProviders', scope), scope) ?? [];
  return list.flatMap(one => {
    if (one.text === undefined || one.text === 'COGNITO') return [];
    const named = ofPool(provider, pool, one.text, scope);
    if (named === undefined) return [];
    if (named.length === 0) return missing('cognito-provider-order', `provider ${one.text}`, one, pool, scope);
    const why = 'so the provider may not exist yet';
    return notWaiting('cognito-provider-order', client, named, { at: one.written, why }, scope);
  });
}

/** Scopes of a server are `orders/read`; those of OpenID have no slash, those of Cognito itself a prefix. */
function scopes(client: Resource, pool: Resource, scope: Scope): readonly Finding[] {
  const list = items(property(client, 'AllowedOAuthScopes', scope), scope) ?? [];
  const told = new Set<string>();
  return list.flatMap(one => {
    const identifier = /^(.+)\/[^/]+$/.exec(one.text ?? '')?.[1];
    if (identifier === undefined || told.has(identifier)) return [];
    told.add(identifier);
    const named = ofPool(server, pool, identifier, scope);
    if (named === undefined) return [];
    if (named.length === 0) return missing('cognito-scope-order', `resource server ${identifier}`, one, pool, scope);
    const why = 'so the scope may not exist yet';
    return notWaiting('cognito-scope-order', client, named, { at: one.written, why }, scope);
  });
}

/** Those of the pool that have the name; undefined where another one may have it. */
function ofPool({ type, nameAt }: Named, pool: Resource, name: string, scope: Scope): readonly Resource[] | undefined {
  const all = scope.resourcesOfType(type).map(one => ({
    one,
    name: property(one, nameAt, scope).text,
    pool: target(property(one, 'UserPoolId', scope), scope)?.resource,
  }));
  const mine = all.filter(other => other.pool === undefined || other.pool === pool);
  const isOpen = mine.some(other => other.name === undefined || isThere(other.one, scope) !== true);
  return isOpen ? undefined : mine.flatMap(other => (other.name === name && other.pool === pool ? [other.one] : []));
}

/** The pool is new with this stack, so nobody else can have added what is missing. */
function missing(id: string, what: string, { written }: One, pool: Resource, scope: Scope): readonly Finding[] {
  if (!isWhole(scope) || pool.isLooped || leavesTemplate(pool, scope)) return [];
  const message = `${pool.logicalId} has no ${what} in this template, so the client can't be created.`;
  return [finding(id, 'warning', written, message, [here(pool)])];
}
