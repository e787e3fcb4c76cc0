import { countOfFirst } from '../text/search';
import type { Span } from '../text/span';
import type { Split } from './split';

/** Where the pieces of a document are: of each section its head, then its members. Offsets count in the text. */
export interface Layout {
  readonly root: Span;
  readonly sections: readonly Section[];
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export interface Section extends Span {
  /** What holds the members; undefined where the section is parsed as one. */
  readonly value: Span | undefined;
  /** The index of the piece that is its head; its members follow. */
  readonly head: number;
  readonly members: number;
}

/** A stretch of the text that another one took the place of. */
export interface Change {
  readonly start: number;
  /** Where it ended before. */
  readonly end: number;
  /** How far all that follows has moved. */
  readonly moved: number;
}

export function layoutOf({ root, sections }: Split): Layout {
  const starts: number[] = [];
  const ends: number[] = [];
  const laid = sections.map(({ start, end, members = [], value }): Section => {
    const head = starts.length;
    // What stands before the first member.
    starts.push(start);
    ends.push(members[0]?.start ?? end);
    for (const member of members) {
      starts.push(member.start);
      ends.push(member.end);
    }
    return { start, end, value, head, members: members.length };
  });
  return { root, sections: laid, starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

/** The piece that a change lies within, where it is a member of a section; undefined where it isn't. */
export function memberAround(layout: Layout, { start, end }: Change): number | undefined {
  const piece = lastAtOrBefore(layout.starts, start);
  const isMember = layout.sections.some(({ head, members }) => piece > head && piece <= head + members);
  return isMember && end <= (layout.ends[piece] ?? -1) ? piece : undefined;
}

/** The section that a piece belongs to. */
export function sectionOf({ sections }: Layout, piece: number): Section | undefined {
  return sections.findLast(({ head }) => head <= piece);
}

/** The layout after a change within one piece, which became these members. */
export function relaid(layout: Layout, piece: number, members: readonly Span[], change: Change): Layout {
  const added = members.length - 1;
  const start = layout.starts[piece] ?? 0;
  const moved = (offset: number) => (offset >= change.end ? offset + change.moved : offset);
  const movedSpan = (span: Span): Span => ({ start: moved(span.start), end: moved(span.end) });
  return {
    root: movedSpan(layout.root),
    sections: layout.sections.map(({ head, members: count, value, ...span }) => ({
      ...movedSpan(span),
      value: value && movedSpan(value),
      head: head > piece ? head + added : head,
      members: piece > head && piece <= head + count ? count + added : count,
    })),
    starts: spliced(
      layout.starts,
      piece,
      members.map(member => start + member.start),
      change.moved,
    ),
    ends: spliced(
      layout.ends,
      piece,
      members.map(member => start + member.end),
      change.moved,
    ),
  };
}

/** The offsets with one replaced, and those behind it moved. */
function spliced(offsets: Int32Array, index: number, replaced: readonly number[], moved: number): Int32Array {
  const result = new Int32Array(offsets.length + replaced.length - 1);
  result.set(offsets.subarray(0, index));
  result.set(replaced, index);
  const rest = index + replaced.length;
  result.set(offsets.subarray(index + 1), rest);
  if (moved !== 0) for (let at = rest; at < result.length; at++) result[at] = (result[at] ?? 0) + moved;
  return result;
}

function lastAtOrBefore(sorted: Int32Array, value: number): number {
  return countOfFirst(sorted.length, index => (sorted[index] ?? 0) <= value) - 1;
}
