import type { Knowledge } from '../../knowledge/knowledge';
import type { CheckFact, PropertyPath, Right } from '../../knowledge/note';
import { valueOf } from '../../syntax/tree';
import { type Site, sitesOf } from '../../template/read/sites';
import { type Check, type Finding, finding, isWhole, type Resource, type Scope, target } from '../api';
import { mayBeConnected } from '../relations/support/connectors';
import { functionAt } from '../relations/support/functions';
import { comesAfter } from '../relations/support/graph';
import { type Grant, grantsOf } from '../relations/support/rolePolicies';

/** Reads the rows on rights: what the role of a resource must be allowed where a property is set. */
export function rightChecks({ rules }: Knowledge): readonly Check[] {
  return rules.checks.flatMap(fact => {
    const { rights = [] } = fact;
    const types = new Set(rights.flatMap(({ at }) => at.map(({ type }) => type)));
    if (types.size === 0) return [];
    return [
      { ids: [fact.id], types: [...types], check: (resource, scope) => checkUser(fact, rights, resource, scope) },
    ];
  });
}

function checkUser(fact: CheckFact, rows: readonly Right[], user: Resource, scope: Scope): readonly Finding[] {
  if (!isWhole(scope)) return [];
  return rows.flatMap(row =>
    row.at.filter(({ type }) => type === user.type).flatMap(at => atProperty(fact, row, at, user, scope)),
  );
}

function atProperty(
  fact: CheckFact,
  row: Right,
  { path }: PropertyPath,
  user: Resource,
  scope: Scope,
): readonly Finding[] {
  return sitesOf(user.properties, path, scope)
    .filter(({ certain, node }) => certain && isMeant(row, node, scope))
    .slice(0, 1)
    .flatMap(site => atSite(fact, row, site, user, scope));
}

function isMeant({ to }: Right, node: Site['node'], scope: Scope): boolean {
  if (to === undefined) return true;
  const type = target(node, scope)?.resource.type;
  return type !== undefined && to.includes(type);
}

function atSite(fact: CheckFact, row: Right, site: Site, user: Resource, scope: Scope): readonly Finding[] {
  const { owner, role } = roleOf(user, row.role, scope) ?? {};
  const grants = role && grantsOf(role, scope);
  if (owner === undefined || role === undefined || grants === undefined) return [];
  const source = target(site.node, scope)?.resource;
  if (mayBeConnected([user, owner, source], scope)) return [];
  const missing = row.actions.filter(action => !grants.some(grant => grant.mayAllow(action)));
  const at = row.to === undefined ? (site.key ?? site.node) : site.node;
  const related = [{ at: role.key, message: `${role.logicalId} is here.` }];
  if (missing.length > 0) {
    const message = `${user.logicalId} needs ${inWords(missing)}, but ${role.logicalId} lacks ${missing.length === 1 ? 'it' : 'them'}. {allow}`;
    return [finding(fact.id, row.fails ? 'error' : 'warning', at, message, related)];
  }
  return withoutOrder(fact, row, { at, user, owner }, grants, scope);
}

interface User {
  readonly at: Finding['at'];
  readonly user: Resource;
  readonly owner: Resource;
}

/** A policy that attaches itself may come too late. */
function withoutOrder(
  fact: CheckFact,
  row: Right,
  { at, user, owner }: User,
  grants: readonly Grant[],
  scope: Scope,
): readonly Finding[] {
  const late = row.actions.flatMap(action => {
    const by = grants.filter(grant => grant.mayAllow(action)).map(grant => grant.by);
    const isInTime = by.some(
      policy => policy === undefined || [user, owner].some(one => comesAfter(one, policy, scope)),
    );
    return isInTime ? [] : by;
  });
  const policy = row.fails ? late[0] : undefined;
  if (policy === undefined) return [];
  const message = `${user.logicalId} doesn't wait for ${policy.logicalId}, so its role may not be ready. Add DependsOn: ${policy.logicalId}.`;
  const change = { kind: 'put', resource: user, path: ['DependsOn'], value: policy.logicalId } as const;
  const isFree =
    !user.body.entries.some(({ key }) => key.value === 'DependsOn') && user.type !== 'AWS::Serverless::Function';
  const fixes = isFree ? [{ title: `Let it wait for ${policy.logicalId}`, change }] : [];
  return [
    finding(fact.id, 'warning', at, message, [{ at: policy.key, message: `${policy.logicalId} is here.` }], fixes),
  ];
}

/** The role that a property names, or that of the function that it names; SAM gives one that it makes what it needs. */
function roleOf(user: Resource, property: string, scope: Scope): { owner: Resource; role: Resource } | undefined {
  const node = valueOf(user.properties, property);
  const fn = node && functionAt(node, scope);
  const owner = fn ?? user;
  const arn = fn === undefined ? node : valueOf(fn.properties, 'Role');
  const role = arn && target(arn, scope)?.resource;
  return role?.type === 'AWS::IAM::Role' ? { owner, role } : undefined;
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
