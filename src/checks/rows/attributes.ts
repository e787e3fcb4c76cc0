import type { CheckFact, TakenAttribute } from '../../knowledge/note';
import type { Site } from '../../template/read/sites';
import { type Finding, finding, here, type Resource, refer, type Scope, target } from '../api';
import { placesFor } from './aim';

/** The rows on what a reference hands out: an alarm on a queue needs its name, and `Ref` returns its URL. */
export function checkAttributes(
  { id }: CheckFact,
  rows: readonly TakenAttribute[],
  resource: Resource,
  scope: Scope,
): readonly Finding[] {
  return rows.flatMap(row =>
    placesFor(row, resource, scope).flatMap(({ site, name }) => checkSite(id, row, name, site, scope)),
  );
}

function checkSite(id: string, row: TakenAttribute, name: string, { node }: Site, scope: Scope): readonly Finding[] {
  const { of, takes, wrong, instead, ref, what = name, otherwise, fails } = row;
  const { resource, attribute } = target(node, scope) ?? {};
  if (resource === undefined || !of.includes(resource.type)) return [];
  const given = attribute ?? 'Ref';
  if (takes === given || wrong?.includes(given) === false) return [];
  const { logicalId } = resource;
  const byName = takes === 'Ref' ? `!Ref ${logicalId}` : `!GetAtt ${logicalId}.${takes}`;
  const wayOut = takes === undefined ? (instead ?? '').replace(/\{it\}/g, logicalId) : byName;
  const message = `This is the ${attribute ?? ref} of ${logicalId}, but ${what} takes something else, ${otherwise}. Use ${wayOut}.`;
  const fixes = takes === undefined ? [] : [refer(node, logicalId, takes === 'Ref' ? undefined : takes)];
  return [finding(id, fails ? 'error' : 'warning', node, message, [here(resource)], fixes)];
}
