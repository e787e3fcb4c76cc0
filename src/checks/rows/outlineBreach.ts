import type { Limit } from '../../knowledge/note';
import type { Node } from '../../syntax/tree';
import { computed } from '../../template/model/computed';
import { type Outline, outlineOf } from '../../template/values/outlines';
import type { Breach } from './breach';
import { endingsOf } from './endings';
import { breachOf } from './measure';

/** A form that says which characters may stand anywhere, and maybe an ending that can follow them: a part that breaks it breaks it in every text. */
const anywhere = /^\^(?:\[(?:[^\\\]]|\\.)+\][*+]?)+(?:\(\?:(?:\\\W|\w)+\)\?)?\$$/;

/** A text with holes in it, and how it breaks a limit whatever stands in them. */
export interface BrokenOutline {
  readonly node: Node;
  readonly breach: Breach;
}

export function outlineBreach(limit: Limit, node: Node): BrokenOutline | undefined {
  const outline = outlineOf(node, endingsOf(limit));
  const breach = outline && breachOfAll(limit, outline, node);
  return outline === undefined || breach === undefined ? undefined : { node: computed(outline.shown, node), breach };
}

/** Whether a limit says something of texts that are known in part: other forms may ask for what no sample has. */
export function canHaveOutline({ measure, pattern }: Limit): boolean {
  if (measure === 'pattern') return pattern === undefined || anywhere.test(pattern);
  return measure === 'characters' || measure === 'bytes';
}

function breachOfAll(limit: Limit, { shown, samples }: Outline, node: Node): Breach | undefined {
  const breaches = samples.map(sample => breachOf(limit, computed(sample, node)));
  const [least] = breaches;
  // What stands in a hole can be as long as it takes.
  if (least === undefined || least.direction === 'low' || breaches.includes(undefined)) return undefined;
  if (limit.measure === 'pattern') return breachOf(limit, computed(shown, node));
  return { ...least, what: least.what.replace(/^has /, 'has at least ') };
}
