import type { Need, Right } from '../../knowledge/note';
import { applies } from '../../template/read/guard';
import { isFilled, type Site } from '../../template/read/sites';
import type { Resource, Scope } from '../api';
import { isWrittenAs } from '../relations/support/arns';

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
