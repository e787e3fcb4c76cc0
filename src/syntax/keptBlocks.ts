import type { Span } from '../text/span';
import type { Work } from '../work';
import { type Change, type Layout, memberAround, relaid, sectionOf } from './layout';
import type { Block } from './tree';

export type Parse = (text: string) => Block;

/** How a document is parsed in blocks. */
export interface Reading {
  readonly parse: Parse;
  /**
   * The members that a stretch of a section holds, in offsets from its start, where it can be told without the rest of
   * the document that they are just these; `first` is the first member of the section.
   */
  readonly membersIn: ((text: string, stretch: Span, first: string) => readonly Span[] | undefined) | undefined;
}

/** One version of a document in blocks. */
export interface Pieces {
  readonly text: string;
  readonly reading: Reading;
  readonly layout: Layout;
  readonly blocks: readonly Block[];
  /** Which piece a block is; handed on from version to version. */
  readonly indexes: Map<Block, number>;
}

/** What has become of the text, by what is equal at both ends. */
export function changeBetween(before: string, text: string): Change {
  const start = commonStart(text, before);
  const same = Math.min(commonEnd(text, before), Math.min(text.length, before.length) - start);
  return { start, end: before.length - same, moved: text.length - before.length };
}

/** The next version after a change within one member; undefined where the pieces must be found anew. */
export function withEditedMember(text: string, last: Pieces, change: Change): Pieces | undefined {
  const { layout, reading } = last;
  const piece = memberAround(layout, change);
  const section = piece === undefined ? undefined : sectionOf(layout, piece);
  if (piece === undefined || section === undefined) return undefined;
  const [start, end] = spanOfPiece(layout, piece);
  const stretch = { start, end: end + change.moved };
  const members = reading.membersIn?.(text, stretch, last.text.slice(...spanOfPiece(layout, section.head + 1)));
  if (members === undefined) return undefined;
  const before = last.blocks[piece];
  const known = byText(before === undefined ? [] : [before]);
  const made = members.map(member => blockOf(text.slice(start + member.start, start + member.end), known, reading));
  const blocks = last.blocks.toSpliced(piece, 1, ...made);
  return {
    text,
    reading,
    blocks,
    layout: relaid(layout, piece, members, change),
    indexes: reindexed(last.indexes, before, blocks, piece, made.length),
  };
}

function blockOf(source: string, known: ReadonlyMap<string, Block[]>, { parse }: Reading): Block {
  return known.get(source)?.pop() ?? parse(detached(source));
}

function spanOfPiece({ starts, ends }: Layout, piece: number): readonly [number, number] {
  return [starts[piece] ?? 0, ends[piece] ?? 0];
}

function reindexed(
  indexes: Map<Block, number>,
  gone: Block | undefined,
  blocks: readonly Block[],
  from: number,
  count: number,
): Map<Block, number> {
  if (gone !== undefined) indexes.delete(gone);
  const to = count === 1 ? from + 1 : blocks.length;
  for (const [offset, block] of blocks.slice(from, to).entries()) indexes.set(block, from + offset);
  return indexes;
}

/**
 * A document in blocks: those of its last version where a piece is the same, the others parsed. An edit
 * leaves what stands before and after it as it was, so only the pieces between are looked for by their text.
 */
export function* inBlocks(
  text: string,
  layout: Layout,
  reading: Reading,
  last: Pieces | undefined,
  change: Change,
): Work<Pieces> {
  const before = last?.reading.parse === reading.parse ? last : undefined;
  const { head, tail } = unchanged(layout, before?.layout, change);
  const known = before?.blocks ?? [];
  const moved = byText(known.slice(head, known.length - tail));
  const blocks = known.slice(0, head);
  for (let piece = head; piece < layout.starts.length - tail; piece++) {
    blocks.push(blockOf(text.slice(...spanOfPiece(layout, piece)), moved, reading));
    yield;
  }
  for (const block of known.slice(known.length - tail)) blocks.push(block);
  return { text, reading, layout, blocks, indexes: indexesOf(blocks) };
}

export function indexesOf(blocks: readonly Block[]): Map<Block, number> {
  const indexes = new Map<Block, number>();
  for (const [index, block] of blocks.entries()) indexes.set(block, index);
  return indexes;
}

/** How many pieces at both ends are where they were, counted from their end of the text. */
function unchanged(layout: Layout, before: Layout | undefined, { start, end, moved }: Change) {
  if (before === undefined) return { head: 0, tail: 0 };
  const [count, countBefore] = [layout.starts.length, before.starts.length];
  const most = Math.min(count, countBefore);
  const stands = (piece: number, old: number, by: number) =>
    layout.starts[piece] === (before.starts[old] ?? 0) + by && layout.ends[piece] === (before.ends[old] ?? 0) + by;
  let head = 0;
  while (head < most && stands(head, head, 0) && (layout.ends[head] ?? 0) <= start) head++;
  let tail = 0;
  while (
    tail < most - head &&
    stands(count - 1 - tail, countBefore - 1 - tail, moved) &&
    (before.starts[countBefore - 1 - tail] ?? 0) >= end
  )
    tail++;
  return { head, tail };
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
