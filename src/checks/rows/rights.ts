import type { CheckFact, PropertyPath, Right } from '../../knowledge/note';
import type { Node } from '../../syntax/tree';
import { bind } from '../../template/read/guard';
import { type Site, sitesOf } from '../../template/read/sites';
import { type Finding, here, isWhole, lack, type Resource, type Scope } from '../api';
import { mayBeConnected } from '../relations/support/connectors';
import { waitFix } from '../relations/support/dependsOn';
import { rightFor, withPolicy } from '../relations/support/grants';
import { comesAfter } from '../relations/support/graph';
import { keyAt, mayLetInRole } from '../relations/support/keyPolicies';
import { namesOf } from '../relations/support/mentions';
import { resourceNamed } from '../relations/support/named';
import { type HeldRole, isVital, lackInWords, type Missing, missingOn, roleAt } from '../relations/support/roles';
import { isAimedAt } from './aim';

/** The rows on rights: what the role of a resource must be allowed where a property is set. */
export function checkRights(fact: CheckFact, rows: readonly Right[], user: Resource, scope: Scope): readonly Finding[] {
  if (!isWhole(scope)) return [];
  return rows.flatMap(row =>
    row.at.filter(({ type }) => type === user.type).flatMap(at => atProperty(fact, row, at, user, scope)),
  );
}

function atProperty(fact: CheckFact, row: Right, { path }: PropertyPath, user: Resource, scope: Scope) {
  const sites = sitesOf(user.properties, path, scope);
  if (sites.length === 0 || row.noneOf.some(type => scope.resourcesOfType(type).length > 0)) return [];
  return sites
    .map(site => [site, row.to && resourceNamed(site.node, scope)] as const)
    .filter(([site, named]) => isAimedAt(row, site, named, user, scope))
    .slice(0, 1)
    .flatMap(([site, named]) => atSite(fact, row, site, named, user, scope));
}

/** Somebody who needs a right, and where that is told. */
interface User {
  readonly at: Node;
  readonly user: Resource;
  readonly held: HeldRole;
  /** What is named there, where the row says so. */
  readonly named: Resource | undefined;
}

function atSite(
  fact: CheckFact,
  row: Right,
  site: Site,
  named: Resource | undefined,
  user: Resource,
  scope: Scope,
): readonly Finding[] {
  const role = bind(row.role, site.wildcards);
  if (row.key !== undefined) return onKey(fact, row, named, { site, user, role }, scope);
  const held = roleAt(user, role, scope);
  if (held === undefined || mayBeConnected([user, held.owner, named], scope)) return [];
  const one: User = { at: named === undefined ? (site.key ?? site.node) : site.node, user, held, named };
  const [missing] = missingOn(row, named, held, scope);
  if (missing !== undefined) return [withoutRight(fact, row, missing, one, scope)];
  return withoutOrder(fact, row, one, scope);
}

/** What is needed on the key of what is named, which may let the role in itself. */
function onKey(
  fact: CheckFact,
  row: Right,
  named: Resource | undefined,
  { site, user, role }: { readonly site: Site; readonly user: Resource; readonly role: readonly string[] },
  scope: Scope,
): readonly Finding[] {
  const [written] = sitesOf(named?.properties, row.key?.split('.') ?? [], scope);
  const key = written?.certain ? keyAt(written.node, scope) : undefined;
  const held = key && roleAt(user, role, scope, { isForKey: true });
  if (key === undefined || held === undefined) return [];
  const name = held.role?.logicalId ?? `${held.owner.logicalId}Role`;
  const asked = row.actions.filter(action => !mayLetInRole(key, name, action, scope));
  const [missing] = missingOn({ ...row, actions: asked }, key, held, scope);
  return missing === undefined ? [] : [withoutRight(fact, row, missing, { at: site.node, user, held, named }, scope)];
}

function withoutRight(fact: CheckFact, row: Right, missing: Missing, { at, user, held }: User, scope: Scope) {
  const { on, actions } = missing;
  const { role, name } = held;
  const related = role === undefined ? [] : [here(role)];
  const message = `${lackInWords(`${user.logicalId} needs`, missing, name)} {allow}`;
  const isKnown = on !== undefined || row.to === undefined;
  const right = isKnown ? rightFor(role, actions, on, scope) : undefined;
  const fails = isVital(missing, row);
  const fixes = right === undefined ? [] : withPolicy(right, fails ? user : undefined);
  return lack(fact.id, fails ? 'error' : 'warning', at, message, related, fixes);
}

/** A policy that attaches itself may come too late for what the deployment needs. */
function withoutOrder(fact: CheckFact, row: Right, { at, user, held, named }: User, scope: Scope): readonly Finding[] {
  const names = named === undefined ? (row.everywhere ? [] : undefined) : namesOf(named, scope);
  const late = row.vital.flatMap(action => {
    const by = held.grants.filter(grant => grant.mayAllow(action, names)).map(grant => grant.by);
    const isInTime = by.some(
      policy => policy === undefined || [user, held.owner].some(one => comesAfter(one, policy, scope)),
    );
    return isInTime ? [] : by;
  });
  const [policy] = late;
  if (policy === undefined) return [];
  const message = `${user.logicalId} doesn't wait for ${policy.logicalId}, so its role may not be ready. Add DependsOn: ${policy.logicalId}.`;
  const fixes = user.type === 'AWS::Serverless::Function' ? [] : waitFix(user, [policy.logicalId]);
  return [lack(fact.id, 'warning', at, message, [here(policy)], fixes)];
}
