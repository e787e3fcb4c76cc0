import type { Knowledge } from '../../knowledge/knowledge';
import { bind } from '../../template/read/guard';
import { sitesOf } from '../../template/read/sites';
import { type Check, type Finding, finding, property as propertyOf, type Resource, type Scope, target } from '../api';

/** Reads the rows on what a value asks of another: a target of some types needs a role beside it. */
export function needChecks({ rules }: Knowledge): readonly Check[] {
  return rules.checks.flatMap(({ id, needs = [] }) => {
    const types = new Set(needs.flatMap(({ at }) => at.map(({ type }) => type)));
    if (types.size === 0) return [];
    const check = (resource: Resource, scope: Scope): readonly Finding[] =>
      needs.flatMap(({ at, to, property }) =>
        at
          .filter(({ type }) => type === resource.type)
          .flatMap(({ path }) => missingBeside(id, resource, path, to, property, scope)),
      );
    return [{ ids: [id], types: [...types], check }];
  });
}

function missingBeside(
  id: string,
  resource: Resource,
  path: readonly string[],
  to: readonly string[],
  property: string,
  scope: Scope,
): readonly Finding[] {
  return sitesOf(resource.properties, path, scope).flatMap(({ node, certain, wildcards }) => {
    const named = certain ? target(node, scope)?.resource : undefined;
    if (named === undefined || !to.includes(named.type)) return [];
    const beside = bind([...path.slice(0, -1), property].join('.'), wildcards).join('.');
    if (propertyOf(resource, beside, scope).kind !== 'absent') return [];
    const message = `${named.logicalId} needs ${property} beside it, but there is none, so the deployment fails.`;
    return [finding(id, 'error', node, message, [{ at: named.key, message: `${named.logicalId} is here.` }])];
  });
}
