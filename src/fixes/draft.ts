import type { Edit } from '../patterns/edit';

/** A stretch of the text: where it stood in the original, or new. */
interface Piece {
  readonly from: number | undefined;
  readonly text: string;
}

/** A text in the making: edits on top of edits, told in the end as edits of the text as it was. */
export class Draft {
  #pieces: readonly Piece[];

  constructor(private readonly original: string) {
    this.#pieces = [{ from: 0, text: original }];
  }

  get text(): string {
    return this.#pieces.map(({ text }) => text).join('');
  }

  /** Edits of the text as it is now, in order and without overlap. */
  apply(edits: readonly Edit[]): void {
    for (const { start, end, text } of edits.toReversed()) {
      const [before] = cut(this.#pieces, start);
      const [, after] = cut(this.#pieces, end);
      this.#pieces = [...before, { from: undefined, text }, ...after];
    }
  }

  /** What has become of the original, in order. */
  get edits(): readonly Edit[] {
    const edits: Edit[] = [];
    let at = 0;
    let added = '';
    for (const { from, text } of [...this.#pieces, { from: this.original.length, text: '' }]) {
      if (from === undefined) {
        added += text;
        continue;
      }
      if (from > at || added !== '') edits.push({ start: at, end: from, text: added });
      at = from + text.length;
      added = '';
    }
    return edits;
  }
}

/** The pieces before an offset of the text that they make, and those from there on. */
function cut(pieces: readonly Piece[], offset: number): readonly [readonly Piece[], readonly Piece[]] {
  let left = offset;
  for (const [index, { from, text }] of pieces.entries()) {
    if (left < text.length) {
      const head: Piece = { from, text: text.slice(0, left) };
      const tail: Piece = { from: from === undefined ? undefined : from + left, text: text.slice(left) };
      return [
        [...pieces.slice(0, index), head],
        [tail, ...pieces.slice(index + 1)],
      ];
    }
    left -= text.length;
  }
  return [pieces, []];
}
