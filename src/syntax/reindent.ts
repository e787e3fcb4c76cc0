import { countOfFirst } from '../text/search';

/**
 * `yaml` ends a quoted text or a list in brackets where a line of it is indented less than what began it; the readers
 * of CloudFormation go on to the closing mark. Such lines get the missing indentation here, which means nothing there.
 */

export interface Reindented {
  readonly text: string;
  /** Where a character of the new text stood. */
  originalOffset(offset: number): number;
}

/** Undefined where no line needs it. */
export function reindented(text: string): Reindented | undefined {
  const insertions = new Scanner(text).insertions();
  if (insertions.length === 0) return undefined;
  const pieces: string[] = [];
  let copied = 0;
  for (const { at, spaces } of insertions) {
    pieces.push(text.slice(copied, at), ' '.repeat(spaces));
    copied = at;
  }
  pieces.push(text.slice(copied));
  return { text: pieces.join(''), originalOffset: backFrom(insertions) };
}

interface Insertion {
  readonly at: number;
  readonly spaces: number;
}

function backFrom(insertions: readonly Insertion[]): (offset: number) => number {
  let inserted = 0;
  const steps = insertions.map(({ at, spaces }) => {
    inserted += spaces;
    return { from: at + inserted, inserted };
  });
  return offset => {
    const before = countOfFirst(steps.length, index => (steps[index]?.from ?? 0) <= offset);
    return offset - (steps[before - 1]?.inserted ?? 0);
  };
}

const dash = /-[ \t]+/y;
const key = /(?:"[^"\n]*"|'[^'\n]*'|[^\s#'"{}[\],&*!|>%@`-][^\n]*?|-[^\s#][^\n]*?):(?:[ \t]+|(?=\r?\n|$))/y;
const properties = /(?:[!&]\S*[ \t]+)+/y;
const blockHeader = /[|>][-+0-9]*[ \t]*(?:#[^\n]*)?(?=\r?\n|$)/y;
const doubleQuoted = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y;
const singleQuoted = /'[^']*(?:''[^']*)*'/y;
const nothingMore = /[ \t]*(?:#[^\n]*)?(?=\r?\n|$)/y;
const indentation = /[ \t]*/y;
const blank = /[ \t]*\r?(?:\n|$)/y;

class Scanner {
  readonly #insertions: Insertion[] = [];
  /** Each open quote or bracket is looked for to the end: only so often. */
  #charactersLeft: number;

  constructor(private readonly text: string) {
    this.#charactersLeft = 10 * text.length;
  }

  insertions(): readonly Insertion[] {
    for (let start = 0; start < this.text.length; ) start = this.#line(start);
    return this.#insertions;
  }

  /** Looks at a line in block style, with all that goes on in the next ones; gives the start of the line after it. */
  #line(start: number): number {
    let at = start + this.#length(indentation, start);
    let column = at - start;
    for (let length = this.#length(dash, at); length > 0; length = this.#length(dash, at)) {
      column = at - start;
      at += length;
    }
    const keyLength = this.#length(key, at);
    if (keyLength > 0) column = at - start;
    at += keyLength;
    at += this.#length(properties, at);
    if (this.#length(blockHeader, at) > 0) return this.#afterBlockText(at, column);
    const end = this.#endOf(at);
    if (end === undefined || this.#match(nothingMore, end) === undefined) return this.#nextLine(at);
    for (let line = this.#nextLine(at); line <= end; line = this.#nextLine(line)) this.#indent(line, column + 1);
    return this.#nextLine(end);
  }

  #indent(line: number, column: number): void {
    const spaces = column - this.#length(indentation, line);
    if (spaces > 0 && this.#match(blank, line) === undefined) this.#insertions.push({ at: line, spaces });
  }

  /** The end of a quoted text or of what stands in brackets; undefined for anything else, and where it is open. */
  #endOf(at: number): number | undefined {
    const char = this.text.charAt(at);
    if (!/["'[{]/.test(char) || this.#charactersLeft <= 0) return undefined;
    const end = char === '[' || char === '{' ? this.#endOfBrackets(at) : this.#endOfQuoted(at, char);
    this.#charactersLeft -= (end ?? this.text.length) - at;
    return end;
  }

  #endOfQuoted(at: number, quote: string): number | undefined {
    const length = this.#length(quote === "'" ? singleQuoted : doubleQuoted, at);
    return length === 0 ? undefined : at + length;
  }

  #endOfBrackets(start: number): number | undefined {
    const { text } = this;
    let depth = 0;
    for (let at = start; at < text.length; at++) {
      const char = text.charAt(at);
      if (char === '[' || char === '{') depth++;
      else if (char === ']' || char === '}') depth--;
      else if (/\s/.test(text.charAt(at - 1)) && char === '#') at = this.#nextLine(at) - 1;
      else if (/["']/.test(char) && /[\s[{,:]/.test(text.charAt(at - 1))) at = (this.#endOf(at) ?? text.length) - 1;
      if (depth === 0) return at + 1;
    }
    return undefined;
  }

  /** Past the lines of a text after `|` or `>`. */
  #afterBlockText(at: number, column: number): number {
    let line = this.#nextLine(at);
    while (line < this.text.length) {
      const isInside = this.#length(indentation, line) > column || this.#match(blank, line) !== undefined;
      if (!isInside) break;
      line = this.#nextLine(line);
    }
    return line;
  }

  #nextLine(at: number): number {
    const newline = this.text.indexOf('\n', at);
    return newline < 0 ? this.text.length + 1 : newline + 1;
  }

  #length(pattern: RegExp, at: number): number {
    return this.#match(pattern, at)?.length ?? 0;
  }

  #match(pattern: RegExp, at: number): string | undefined {
    pattern.lastIndex = at;
    return pattern.exec(this.text)?.[0];
  }
}
