import type { Node } from '../syntax/tree';
import type { Site } from '../template/sites';
import type { Origin, PossibleValue } from '../template/values';

/** The value where it is written in the resource or its Globals, else the function call there that leads to it. */
export function placeOf(site: Pick<Site, 'key' | 'node'>, { node, origins }: PossibleValue): Node {
  const leaves = origins.findIndex(origin => isElsewhere(origin));
  if (leaves >= 0) return origins[leaves - 1]?.kind === 'branch' ? (origins[leaves - 1]?.node ?? site.node) : site.node;
  // A list or a mapping can be pages long: its name is underlined instead.
  return node.kind === 'scalar' ? node : (site.key ?? node);
}

/** Whether a value comes from another section of the template. */
export function isElsewhere({ kind }: Origin): boolean {
  return kind !== 'branch' && kind !== 'globals';
}
