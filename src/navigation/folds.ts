import { type Entry, type Node, spanOf } from '../syntax/tree';
import { entriesOf } from '../template/model/mark';
import type { Template } from '../template/model/template';
import { Lines } from '../text/lines';

/** Lines that can be folded into the first of them; counted from 0, the last one included. */
export interface Fold {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly isComment: boolean;
}

/** Every entry and list item of several lines, and comments of several lines; in the order of the text. */
export function foldsOf(template: Template): readonly Fold[] {
  const folder = new Folder(template);
  for (const entry of entriesOf(template.document.root)) folder.entry(entry);
  return [...folder.folds.values(), ...commentsIn(template.document.text)].sort((a, b) => a.firstLine - b.firstLine);
}

class Folder {
  /** By their first lines: of two that begin in one line the outer counts. */
  readonly folds = new Map<number, Fold>();
  readonly #lines: Lines;
  readonly #seen = new Set<Node>();

  constructor(private readonly template: Template) {
    this.#lines = new Lines(template.document.text);
  }

  entry({ key, value }: Entry): void {
    if (this.#seen.has(value)) return;
    this.#fold(spanOf(this.template.document, key).start, value);
    this.#parts(value);
  }

  #parts(node: Node): void {
    this.#seen.add(node);
    for (const entry of entriesOf(node)) this.entry(entry);
    if (node.kind !== 'sequence') return;
    for (const item of node.items) {
      if (this.#seen.has(item)) continue;
      this.#fold(spanOf(this.template.document, item).start, item);
      this.#parts(item);
    }
  }

  #fold(start: number, value: Node): void {
    const { text } = this.template.document;
    let { end } = spanOf(this.template.document, value);
    while (end > start && /\s/.test(text.charAt(end - 1))) end--;
    const firstLine = this.#lineOf(start);
    // A closing bracket stays visible.
    const lastLine =
      this.#lineOf(end - 1) - (/^\s*[\]}]$/.test(text.slice(text.lastIndexOf('\n', end - 1) + 1, end)) ? 1 : 0);
    if (lastLine > firstLine && !this.folds.has(firstLine))
      this.folds.set(firstLine, { firstLine, lastLine, isComment: false });
  }

  #lineOf(offset: number): number {
    return this.#lines.positionAt(offset).line - 1;
  }
}

function commentsIn(text: string): readonly Fold[] {
  const folds: Fold[] = [];
  let firstLine: number | undefined;
  const lines = text.split(/\r\n|[\r\n]/);
  for (const [line, content] of [...lines, ''].entries()) {
    const isComment = /^[ \t]*#/.test(content);
    if (isComment) firstLine ??= line;
    else if (firstLine !== undefined) {
      if (line - firstLine > 1) folds.push({ firstLine, lastLine: line - 1, isComment: true });
      firstLine = undefined;
    }
  }
  return folds;
}
