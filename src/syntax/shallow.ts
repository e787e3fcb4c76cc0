import type { Span } from '../text/span';

/**
 * Parsers call themselves level by level, and where the stack ends not every failure can be caught: an engine that has
 * to compile an expression just there gives up the whole process. So what is nested too deeply gets to no parser.
 */
const maxLevels = 200;

/** The same JSON, with blanks for what is nested too deeply: everything else keeps its place. */
export function shallowJson(text: string): string {
  const brackets = new Brackets();
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') at = quoteEnd(text, at);
    else brackets.take(text, at);
  }
  return blanked(text, brackets.tooDeep(text.length));
}

/** The same YAML. Brackets in its texts count too, which does no harm: nobody opens hundreds and closes none. */
export function shallowYaml(text: string): string {
  const brackets = new Brackets();
  const lines: Span[] = [];
  const indents: number[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (brackets.depth === 0) {
      enterLine(text, start, end, indents);
      const deepest = indents[maxLevels];
      if (deepest !== undefined) lines.push({ start: start + deepest, end });
    }
    for (let at = start; at < end; at++) brackets.take(text, at);
    start = end + 1;
  }
  return blanked(text, [...lines, ...brackets.tooDeep(text.length)]);
}

/** Keeps where the levels begin that a line in block style is in: those above it, and its own in `- ? - key`. */
function enterLine(text: string, start: number, end: number, indents: number[]): void {
  let at = contentAt(text, start);
  if (at >= end) return;
  while ((indents.at(-1) ?? -1) >= at - start) indents.pop();
  indents.push(at - start);
  while (isMark(text, at) && indents.length <= maxLevels) {
    at = contentAt(text, at + 1);
    indents.push(at - start);
  }
}

function contentAt(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ') at++;
  return at;
}

function isMark(text: string, at: number): boolean {
  const mark = text[at];
  return (mark === '-' || mark === '?' || mark === ':') && text[at + 1] === ' ';
}

/** Counts brackets, and remembers which stretches are too deep in them. */
class Brackets {
  depth = 0;
  readonly #spans: Span[] = [];
  #start = 0;

  take(text: string, at: number): void {
    switch (text.charCodeAt(at)) {
      case 91:
      case 123:
        if (++this.depth === maxLevels + 1) this.#start = at;
        break;
      case 93:
      case 125:
        if (this.depth === maxLevels + 1) this.#spans.push({ start: this.#start, end: at + 1 });
        if (this.depth > 0) this.depth--;
    }
  }

  tooDeep(end: number): readonly Span[] {
    return this.depth > maxLevels ? [...this.#spans, { start: this.#start, end }] : this.#spans;
  }
}

/** The closing quote, or the end of its line. */
function quoteEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '"' || text[at] === '\n') return at;
    if (text[at] === '\\') at++;
  }
  return text.length;
}

function blanked(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  let [shallow, at] = ['', 0];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(at, start);
    shallow += text.slice(at, from) + text.slice(from, end).replace(/[^\n]/g, ' ');
    at = end;
  }
  return shallow + text.slice(at);
}
