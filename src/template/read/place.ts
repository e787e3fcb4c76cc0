import { isNull, type Node } from '../../syntax/tree';
import type { Origin, PossibleValue } from '../values/values';
import type { Site } from './sites';

/** The value where it is written in the resource or its Globals, else the function call there that leads to it. */
export function placeOf(site: Pick<Site, 'key' | 'node' | 'origins'>, { node, origins }: PossibleValue): Node {
  // A branch on the way to the site holds more than the value.
  if (origins.some(isElsewhere)) return writtenAt(site.node, origins.slice(site.origins.length));
  // A list or a mapping can be pages long, and nothing has no length: the name is underlined instead.
  return node.kind === 'scalar' && !isNull(node) ? node : (site.key ?? node);
}

/** What stands in the resource for a value: in the branches that lead to it the innermost, else the whole. */
export function writtenAt(node: Node, origins: readonly Origin[]): Node {
  const leaves = origins.findIndex(isElsewhere);
  const last = (leaves < 0 ? origins : origins.slice(0, leaves)).findLast(({ kind }) => kind === 'branch');
  return last?.node ?? node;
}

/** Whether a value comes from another section of the template. */
export function isElsewhere({ kind }: Origin): boolean {
  return kind !== 'branch' && kind !== 'globals';
}
