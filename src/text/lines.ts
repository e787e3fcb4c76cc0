import { countOfFirst } from './search';
import type { Position } from './span';

/** Where lines begin: turns offsets into positions and back. A line ends at \n, \r\n or a lone \r, as in VS Code. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(private readonly text: string) {
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) this.#starts.push(i + 1);
    }
  }

  positionAt(offset: number): Position {
    const bounded = Math.max(0, Math.min(offset, this.text.length));
    const line = countOfFirst(this.#starts.length, index => (this.#starts[index] ?? 0) <= bounded);
    return { line, column: bounded - (this.#starts[line - 1] ?? 0) + 1 };
  }

  /** The offset of a position, or undefined where the text has no such line; a column past the end is the line's end. */
  offsetAt({ line, column }: Position): number | undefined {
    const start = this.#starts[line - 1];
    if (start === undefined || column < 1) return undefined;
    const next = this.#starts[line] ?? this.text.length + 1;
    return Math.min(start + column - 1, next - 1);
  }
}
