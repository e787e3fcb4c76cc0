import type { Node } from '../../syntax/tree';
import { callOf } from '../model/intrinsics';

/** Past this many nodes the rest isn't counted: the answer is a lower bound anyway. */
const maxNodes = 100_000;

/** How long a text is: in bytes or in characters, whichever a limit is about. */
export type Ruler = (text: string) => number;

const encoder = new TextEncoder();
const chunk = new Uint8Array(65_536);

/** In chunks: a copy of a megabyte takes ten times as long. */
export const utf8Length: Ruler = text => {
  let length = 0;
  for (let at = 0; at < text.length; ) {
    const { read, written } = encoder.encodeInto(at === 0 ? text : text.slice(at), chunk);
    at += read;
    length += written;
  }
  return length;
};
export const characters: Ruler = text => [...text].length;

/** At least how long a value is as JSON without white space; what the template doesn't tell counts nothing. */
export function leastJsonSize(node: Node, ruler: Ruler): number {
  return sizeOf(node, ruler, { left: maxNodes });
}

function sizeOf(node: Node, ruler: Ruler, budget: { left: number }): number {
  if (budget.left-- <= 0 || node.kind === 'opaque' || callOf(node) !== undefined) return 0;
  if (node.kind === 'scalar') return scalarSize(node.value, node.style === 'plain', ruler);
  if (node.kind === 'sequence') {
    return node.items.reduce((sum, item) => sum + sizeOf(item, ruler, budget), frame(node.items.length));
  }
  return node.entries.reduce(
    (sum, { key, value }) => sum + ruler(key.value) + 3 + sizeOf(value, ruler, budget),
    frame(node.entries.length),
  );
}

/** Brackets and commas. */
function frame(count: number): number {
  return 2 + Math.max(0, count - 1);
}

function scalarSize(value: string, isPlain: boolean, ruler: Ruler): number {
  const isBare = isPlain && /^(?:true|false|null|-?\d[\d.eE+-]*)$/.test(value);
  return ruler(value) + (isBare ? 0 : 2);
}
