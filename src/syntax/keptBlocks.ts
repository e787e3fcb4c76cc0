import type { Span } from '../text/span';
import type { Block } from './tree';

/** A text in pieces, each with its block. */
export interface Pieces {
  readonly text: string;
  readonly pieces: readonly Span[];
  readonly blocks: readonly Block[];
  readonly parse: Parse;
}

export type Parse = (text: string) => Block;

/**
 * A document in blocks: those of its last version where a piece is the same, the others parsed. An edit
 * leaves what stands before and after it as it was, so only the pieces between are looked for by their text.
 */
export function inBlocks(text: string, pieces: readonly Span[], last: Pieces | undefined, parse: Parse): Pieces {
  const before = last?.parse === parse ? last : { text: '', pieces: [], blocks: [] };
  const { head, tail } = unchanged(text, pieces, before);
  const moved = byText(before.blocks.slice(head, before.blocks.length - tail));
  const between = pieces.slice(head, pieces.length - tail).map(({ start, end }) => {
    const piece = text.slice(start, end);
    return moved.get(piece)?.pop() ?? parse(detached(piece));
  });
  const blocks = [...before.blocks.slice(0, head), ...between, ...before.blocks.slice(before.blocks.length - tail)];
  return { text, pieces, blocks, parse };
}

/** How many pieces at both ends are where they were, counted from their end of the text. */
function unchanged(text: string, pieces: readonly Span[], before: Pick<Pieces, 'text' | 'pieces'>) {
  const most = Math.min(pieces.length, before.pieces.length);
  const sameStart = commonStart(text, before.text);
  let head = 0;
  while (head < most && stands(pieces[head], before.pieces[head], 0, sameStart)) head++;
  const sameEnd = commonEnd(text, before.text);
  const moved = text.length - before.text.length;
  let tail = 0;
  while (
    tail < most - head &&
    stands(before.pieces.at(-1 - tail), pieces.at(-1 - tail), -moved, before.text.length, before.text.length - sameEnd)
  )
    tail++;
  return { head, tail };
}

/** Whether two pieces are one, moved by so much, and lie within a stretch that is equal. */
function stands(a: Span | undefined, b: Span | undefined, moved: number, to: number, from = 0): boolean {
  if (a === undefined || b === undefined) return false;
  return a.start === b.start + moved && a.end === b.end + moved && a.end <= to && a.start >= from;
}

/** Halving and comparing long slices takes a fraction of the time of a walk over the characters. */
function commonStart(a: string, b: string): number {
  return longest(Math.min(a.length, b.length), (from, to) => a.slice(from, to) === b.slice(from, to));
}

function commonEnd(a: string, b: string): number {
  return longest(
    Math.min(a.length, b.length),
    (from, to) => a.slice(a.length - to, a.length - from) === b.slice(b.length - to, b.length - from),
  );
}

/** The greatest length up to which all is equal. */
function longest(most: number, isEqual: (from: number, to: number) => boolean): number {
  let [same, different] = [0, most + 1];
  while (different - same > 1) {
    const middle = (same + different) >> 1;
    if (isEqual(same, middle)) same = middle;
    else different = middle;
  }
  return same;
}

/** A block is used once: two equal pieces have two places. The first one lies on top. */
function byText(blocks: readonly Block[]): ReadonlyMap<string, Block[]> {
  const found = new Map<string, Block[]>();
  for (const block of blocks.toReversed()) {
    const same = found.get(block.text);
    if (same === undefined) found.set(block.text, [block]);
    else same.push(block);
  }
  return found;
}

/** A copy of its own: a slice would keep the whole text of its day in memory. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}
