import type { CheckFact, Wait } from '../../knowledge/note';
import { applies } from '../../template/read/guard';
import { sitesOf } from '../../template/read/sites';
import { type Finding, type Resource, type Scope, target } from '../api';
import { checkWaits } from './waits';

/** The rows on waiting that are for a resource as its other properties are. */
export function checkGuardedWaits(
  fact: CheckFact,
  rows: readonly Wait[],
  later: Resource,
  scope: Scope,
): readonly Finding[] {
  const isFor = (row: Wait) => isGuarded(row, later, scope) && isNamed(row, later, scope);
  return checkWaits(fact, rows.filter(isFor), later, scope);
}

function isGuarded({ when }: Wait, { properties }: Resource, scope: Scope): boolean {
  return applies({ when, unless: undefined }, properties, { wildcards: [], world: scope.world }, scope) === true;
}

/** Whether such a resource is named at all where any of those to wait for will do. */
function isNamed({ any, at, to }: Wait, later: Resource, scope: Scope): boolean {
  if (!any || to === undefined) return true;
  return at
    .filter(({ type }) => type === later.type)
    .flatMap(({ path }) => sitesOf(later.properties, path, scope))
    .some(({ node }) => to.includes(target(node, scope)?.resource.type ?? ''));
}
