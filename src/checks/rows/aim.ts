import { type Need, nameAt, type PropertyPath, type Right } from '../../knowledge/note';
import { indexed } from '../../template/model/typeIndex';
import { applies, type Guarded } from '../../template/read/guard';
import { isFilled, type Site, sitesOf } from '../../template/read/sites';
import type { Resource, Scope } from '../api';
import { isWrittenAs } from '../relations/support/arns';

/** What a row is for: places of properties, by what the resource's other properties are. */
interface Aim extends Guarded {
  readonly at: readonly PropertyPath[];
}

/** The places of a resource that a row is for, where that is certain, each with the name of its property. */
export function placesFor(row: Aim, { type, properties }: Resource, scope: Scope) {
  return row.at
    .filter(place => place.type === indexed(type))
    .flatMap(({ path }) =>
      sitesOf(properties, path, scope)
        .filter(site => site.certain && applies(row, properties, site, scope) === true)
        .map(site => ({ site, name: nameAt(path) })),
    );
}

/** Whether a row is for a place: by what the resource's other properties are, and by what is named or written there. */
export function isAimedAt(
  row: Pick<Need & Right, 'to' | 'matches' | 'when' | 'unless'>,
  site: Site,
  named: Resource | undefined,
  { properties }: Resource,
  scope: Scope,
): boolean {
  const { to, matches } = row;
  if (!site.certain || !isFilled(site, scope) || applies(row, properties, site, scope) !== true) return false;
  if (matches !== undefined && isWrittenAs(matches, site.node)) return true;
  return to === undefined ? matches === undefined : named !== undefined && to.includes(named.type);
}
