import { contentOf, type Entry, type Node, spanOf } from '../syntax/tree';
import { entriesOf } from '../template/model/mark';
import type { Template } from '../template/model/template';
import { Lines } from '../text/lines';

/** Lines that can be folded into the first of them; counted from 0, the last one included. */
export interface Fold {
  readonly firstLine: number;
  readonly lastLine: number;
  /** Undefined for what the template itself consists of. */
  readonly kind?: 'comment' | 'region';
}

/** Every entry and list item of several lines, comments of several lines, and regions; in the order of the text. */
export function foldsOf(template: Template): readonly Fold[] {
  const folder = new Folder(template);
  for (const entry of entriesOf(template.document.root)) folder.entry(entry);
  const lines = template.document.text.split(/\r\n|[\r\n]/);
  return [...folder.folds.values(), ...commentsIn(lines), ...regionsIn(lines)].sort(
    (a, b) => a.firstLine - b.firstLine,
  );
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
    const lastLine = this.#lineOf(end - 1) - (this.#closes(firstLine, value, end) ? 1 : 0);
    if (lastLine > firstLine && !this.folds.has(firstLine)) this.folds.set(firstLine, { firstLine, lastLine });
  }

  /** Whether the last line is the bracket to one that the first line ends with: both stay visible. */
  #closes(firstLine: number, value: Node, end: number): boolean {
    const { document } = this.template;
    const { text } = document;
    const opening = spanOf(document, value).start + contentOf(value).start - value.start;
    if (!/[[{]/.test(text.charAt(opening)) || this.#lineOf(opening) !== firstLine) return false;
    return /^\s*[\]}]$/.test(text.slice(text.lastIndexOf('\n', end - 1) + 1, end));
  }

  #lineOf(offset: number): number {
    return this.#lines.positionAt(offset).line - 1;
  }
}

function commentsIn(lines: readonly string[]): readonly Fold[] {
  const folds: Fold[] = [];
  let firstLine: number | undefined;
  for (const [line, content] of [...lines, ''].entries()) {
    // A mark of a region belongs to no comment beside it.
    const isComment = /^[ \t]*#/.test(content) && !region.test(content);
    if (isComment) firstLine ??= line;
    else if (firstLine !== undefined) {
      if (line - firstLine > 1) folds.push({ firstLine, lastLine: line - 1, kind: 'comment' });
      firstLine = undefined;
    }
  }
  return folds;
}

/** VS Code's own marks in YAML, which it looks for only where nobody else says what folds. */
const region = /^\s*#\s*(?<end>end)?region\b/;

function regionsIn(lines: readonly string[]): readonly Fold[] {
  const folds: Fold[] = [];
  const open: number[] = [];
  for (const [line, content] of lines.entries()) {
    const mark = region.exec(content);
    if (mark === null) continue;
    if (mark.groups?.end === undefined) {
      open.push(line);
      continue;
    }
    const firstLine = open.pop();
    if (firstLine !== undefined) folds.push({ firstLine, lastLine: line, kind: 'region' });
  }
  return folds;
}
