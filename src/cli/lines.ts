import { lengthOf } from '../text/length';

/** A part of a line in one look. */
export interface Run {
  readonly text: string;
  readonly look: 'bold' | 'dim' | undefined;
}

/** What is never broken: runs without a blank between them. */
export type Word = readonly Run[];

/** Words with a blank between them. */
export type Line = readonly Word[];

export const empty: Line = [];

export function plain(text: string): Word {
  return [{ text, look: undefined }];
}

/** Breaks runs at their blanks. */
export function wordsOf(runs: readonly Run[]): Line {
  const words: Run[][] = [];
  let isOpen = false;
  for (const { text, look } of runs) {
    for (const [index, part] of text.split(/[ \n\t]+/).entries()) {
      if (index > 0) isOpen = false;
      if (part === '') continue;
      if (isOpen) words.at(-1)?.push({ text: part, look });
      else words.push([{ text: part, look }]);
      isOpen = true;
    }
  }
  return words;
}

/** Lines of at most so many characters, unless a word is longer. */
export function wrapped(words: Line, width: number): readonly Line[] {
  const lines: Word[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const more = lengthOfLine([word]);
    if (length + 1 + more <= width) {
      lines.at(-1)?.push(word);
      length += 1 + more;
    } else {
      lines.push([word]);
      length = more;
    }
  }
  return lines;
}

/** In characters. */
export function lengthOfLine(words: Line): number {
  const blanks = Math.max(0, words.length - 1);
  return words.flat().reduce((sum, { text }) => sum + lengthOf(text), blanks);
}
