import { type Document, type Entry, entryOf, type Node, spanOf } from '../syntax/tree';
import { parseYamlBlock } from '../syntax/yaml';
import { indentAt, lineEnd, lineStart } from './lines';

/** An entry of a form with the lines that belong to it: comments above it, everything below it. */
export interface Slice {
  readonly name: string;
  readonly value: Node;
  /** Whole lines, without a line break at the end. */
  readonly text: string;
  /** Column of the key in these lines, from 0. */
  readonly indent: number;
}

/** Sections of a form in the order in which a template has them. `Transform` is merged on its own. */
export const formSections = ['Parameters', 'Mappings', 'Conditions', 'Resources', 'Outputs'] as const;
export type FormSection = (typeof formSections)[number];

/** All forms of all patterns, with marks and without, are some two hundred. */
const mostParsed = 300;
const parsed = new Map<string, Document>();

/**
 * A source of ours as one block: what the parser does for half-typed templates is not for it. Kept by its text, as
 * a list of suggestions takes every form each time.
 */
export function parseForm(text: string): Document {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const { root } = parseYamlBlock(text);
  const document: Document = {
    language: 'yaml',
    text,
    root: root?.kind === 'mapping' ? root : undefined,
    offsetOf: () => 0,
  };
  if (parsed.size >= mostParsed) parsed.clear();
  parsed.set(text, document);
  return document;
}

/** The members of a form's section, or of any mapping in block style. */
export function slicesOf(document: Document, parent: Node | undefined): readonly Slice[] {
  if (parent?.kind !== 'mapping') return [];
  return parent.entries.map(entry => sliceOf(document, entry));
}

function sliceOf(document: Document, entry: Entry): Slice {
  const { text } = document;
  const key = spanOf(document, entry.key).start;
  const indent = indentAt(text, key);
  return {
    name: entry.key.value,
    value: entry.value,
    text: text.slice(withCommentsAbove(text, lineStart(text, key), indent), blockEnd(text, key, text.length)),
    indent,
  };
}

/** Where the lines of a key and of all that is indented below it end. Comments further left are passed over. */
export function blockEnd(text: string, key: number, limit: number): number {
  const indent = indentAt(text, key);
  let end = lineEnd(text, key);
  for (let at = end; at < limit; ) {
    const start = nextLine(text, at);
    if (start === undefined || start >= limit) break;
    at = lineEnd(text, start);
    const line = text.slice(start, at);
    const column = line.search(/\S/);
    // A list may begin at its key's own column.
    if (column > indent || (column === indent && /^-(?:\s|$)/.test(line.slice(column)))) end = at;
    else if (column >= 0 && line[column] !== '#') break;
  }
  return end;
}

function nextLine(text: string, end: number): number | undefined {
  const newline = text.indexOf('\n', end);
  return newline < 0 ? undefined : newline + 1;
}

function withCommentsAbove(text: string, start: number, indent: number): number {
  let top = start;
  while (top > 0) {
    const above = lineStart(text, top - 1);
    const line = text.slice(above, top);
    if (line.search(/\S/) !== indent || line[indent] !== '#') break;
    top = above;
  }
  return top;
}

/** The value of `Section.Name`, or of a whole section. */
export function partOf(document: Document, ...path: readonly string[]): Node | undefined {
  let node: Node | undefined = document.root;
  for (const step of path) node = entryOf(node, step)?.value;
  return node;
}
