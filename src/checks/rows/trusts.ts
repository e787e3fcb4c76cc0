import type { CheckFact, Trust } from '../../knowledge/note';
import { type Node, valueOf } from '../../syntax/tree';
import { sitesOf } from '../../template/read/sites';
import { type Finding, finding, type Resource, type Scope, target } from '../api';
import { mayAllow, mayServe, statementsOf } from '../relations/support/statements';

/** The rows on trust: a role that a resource hands to a service, which must be allowed to assume it. */
export function checkTrusts({ id }: CheckFact, rows: readonly Trust[], resource: Resource, scope: Scope) {
  return rows.flatMap(row => checkRow(id, row, resource, scope));
}

function checkRow(id: string, row: Trust, user: Resource, scope: Scope): readonly Finding[] {
  return row.at
    .filter(({ type }) => type === user.type)
    .flatMap(({ path }) => sitesOf(user.properties, path, scope))
    .filter(({ certain }) => certain)
    .flatMap(({ node }) => {
      const role = target(node, scope)?.resource;
      if (role?.type !== 'AWS::IAM::Role' || mayTrust(role, row.principal)) return [];
      const message = `${role.logicalId} doesn't trust ${row.principal}, so ${row.who} can't assume it.`;
      const related = [{ at: role.key, message: `${role.logicalId} is here.` }];
      return [finding(id, row.fails ? 'error' : 'warning', node, message, related)];
    });
}

/** True as well where the template leaves it open. */
function mayTrust({ properties }: Resource, service: string): boolean {
  const statements = statementsOf(valueOf(properties, 'AssumeRolePolicyDocument'));
  const trusts = (one: Node) => mayServe(one, service) && mayAllow(one, 'sts:AssumeRole');
  return statements === undefined || statements.some(trusts);
}
