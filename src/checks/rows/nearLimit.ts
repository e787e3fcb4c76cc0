import type { Limit } from '../../knowledge/note';
import { quantity } from '../../knowledge/quantity';
import { unitOf, wayOut } from '../../knowledge/words';
import type { Node } from '../../syntax/tree';
import type { Values } from '../../template/values/values';
import { isNear } from '../relations/support/near';
import { sizeOf } from './measure';

/** Of fewer things one more is plain to see. */
const fewest = 10;

/** Texts this long are documents; a name that is nearly full is no reason for a hint. */
const document = 1000;

/** What is said of a count or a size that is nearly used up: "Tags has 46 of 50 tags. …"; undefined where it isn't. */
export function nearLimit(
  limit: Limit,
  name: string,
  node: Node,
  valuesOf: (node: Node) => Values,
): string | undefined {
  const { max } = limit;
  if (max === undefined || !canFillUp(limit, max)) return undefined;
  const size = sizeOf(limit, node, valuesOf);
  if (size === undefined || !isNear(size.least, max) || size.most > max) return undefined;
  const message = `${name} has ${quantity(size.least, undefined)} of ${quantity(max, unitOf(limit))}.`;
  const way = wayOut(limit, 'high');
  return way === undefined ? message : `${message} ${way}`;
}

function canFillUp({ measure, severity }: Limit, max: number): boolean {
  if (severity === 'hint' || severity === 'information') return false;
  if (measure === 'count') return max >= fewest;
  return measure !== 'number' && (measure !== 'characters' || max >= document);
}
