import type { Node } from '../syntax/tree';
import type { Site } from '../template/sites';
import type { Origin, PossibleValue } from '../template/values';

/** The value where it is written in the resource or its Globals, else the function call there that leads to it. */
export function placeOf(site: Pick<Site, 'key' | 'node' | 'origins'>, { node, origins }: PossibleValue): Node {
  // A branch on the way to the site holds more than the value.
  const own = origins.slice(site.origins.length);
  const leaves = own.findIndex(origin => isElsewhere(origin));
  const branch = own[leaves - 1];
  if (leaves >= 0 || origins.some(origin => isElsewhere(origin)))
    return branch?.kind === 'branch' ? branch.node : site.node;
  // A list or a mapping can be pages long: its name is underlined instead.
  return node.kind === 'scalar' ? node : (site.key ?? node);
}

/** Whether a value comes from another section of the template. */
export function isElsewhere({ kind }: Origin): boolean {
  return kind !== 'branch' && kind !== 'globals';
}
