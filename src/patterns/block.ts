import { type Document, type Entry, entryOf, type Mapping, spanOf, valueOf } from '../syntax/tree';
import { isBraced, withBreaks } from './braces';
import { type Edit, insertion } from './edit';
import { reindent } from './indent';
import { indentAt, lineBreakOf, lineEnd, lineStart } from './lines';
import type { Slice } from './source';

/** YAML in block style: where things go, and how they are indented there. */

/** The indentation of a template. */
export interface Columns {
  /** Columns per level. */
  readonly unit: number;
  /** Column of the members of a section. */
  readonly member: number;
  /** Whether blank lines stand between members. */
  readonly airy: boolean;
}

const memberSections = ['Resources', 'Parameters', 'Outputs', 'Conditions', 'Mappings'];

/** The indentation as the section itself shows it, else as the other sections do. */
export function columnsOf(document: Document, root: Mapping, section: string): Columns {
  const sections = [section, ...memberSections].map(name => valueOf(root, name));
  const members = sections.find(
    node => node?.kind === 'mapping' && node.entries.length > 0 && !isBraced(document, node),
  );
  const margin = columnOf(document, root.entries[0]);
  if (members?.kind !== 'mapping') return { unit: 2, member: margin + 2, airy: true };
  const member = Math.max(margin + 1, columnOf(document, members.entries[0]));
  return { unit: unitOf(document, root) ?? member, member, airy: isAiry(document, members) };
}

function unitOf(document: Document, root: Mapping): number | undefined {
  for (const name of memberSections) {
    const members = valueOf(root, name);
    if (members?.kind !== 'mapping') continue;
    for (const entry of members.entries) {
      const { value } = entry;
      if (value.kind !== 'mapping' || value.tag !== undefined || isBraced(document, value)) continue;
      const step = columnOf(document, value.entries[0]) - columnOf(document, entry);
      if (step > 0 && step <= 8) return step;
    }
  }
  return undefined;
}

function columnOf(document: Document, entry: Entry | undefined): number {
  return entry === undefined ? 0 : indentAt(document.text, spanOf(document, entry.key).start);
}

/** A single member shows nothing: then blank lines, as most templates have them. */
function isAiry(document: Document, members: Mapping): boolean {
  if (members.entries.length < 2) return true;
  return members.entries.slice(1).some(({ key }) => {
    const { text } = document;
    const above = lineStart(text, spanOf(document, key).start);
    return /\n[ \t]*\r?\n(?:[ \t]*#[^\n]*\n)*$/.test(text.slice(0, above).slice(-1000));
  });
}

/** The slices as lines at that column. Begins with a line break, ends without. */
export function blockOf(document: Document, slices: readonly Slice[], to: number, { unit, airy }: Columns): string {
  const lines = slices.map(({ text, indent }) => `\n${reindent(text, indent, { to, unit })}`);
  return withBreaks(document.text, lines.join(airy ? '\n' : ''));
}

/** Adds the lines at the end of a section that is there, be it empty. */
export function intoBlock(document: Document, root: Mapping, section: Entry, block: string, airy: boolean): Edit {
  const { text } = document;
  const filled = section.value.kind === 'mapping' && section.value.entries.length > 0;
  const start = spanOf(document, section.key).start;
  const end = sectionEnd(document, root, section);
  // A block text with `+` at the end of the section owns the blank lines after it.
  if (!/[|>]\d?\+\d?[ \t]*(?:#.*)?\r?$/m.test(text.slice(start, end))) {
    return insertion(end, (filled && airy ? lineBreakOf(text) : '') + block);
  }
  const blank = /^(?:\r?\n[ \t]*)*(?=\r?\n)/.exec(text.slice(end))?.[0].length ?? 0;
  return insertion(end + blank, block);
}

/** Puts a section at the top level, below the entry, or above all others. */
export function intoRoot(
  document: Document,
  root: Mapping,
  after: Entry | undefined,
  section: string,
  airy: boolean,
): Edit {
  const lineBreak = lineBreakOf(document.text);
  const gap = airy ? lineBreak : '';
  const [first] = root.entries;
  // Few templates are indented as a whole.
  const lines = ' '.repeat(columnOf(document, first)) + section;
  if (after !== undefined) return insertion(sectionEnd(document, root, after), lineBreak + gap + lines);
  const at = first === undefined ? document.text.length : lineStart(document.text, spanOf(document, first.key).start);
  return insertion(at, lines + lineBreak + gap);
}

/**
 * Where the last line of a section ends. Blank lines and comments at the margin after it belong to what follows.
 * Lines at the margin that go on with the section (a list, a closing bracket) are part of it.
 */
function sectionEnd(document: Document, root: Mapping, section: Entry): number {
  const { text } = document;
  const key = spanOf(document, section.key).start;
  const next = root.entries.map(entry => spanOf(document, entry.key).start).filter(start => start > key);
  const marker = /^(?:---|\.\.\.)(?=\s|$)/gm;
  marker.lastIndex = key;
  const limit = Math.min(...next, marker.exec(text)?.index ?? text.length);
  const margin = columnOf(document, section);
  let end = limit;
  while (end > key) {
    const start = lineStart(text, end - 1);
    const line = text.slice(start, end);
    const column = line.search(/\S/);
    if (column >= 0 && (column > margin || line[column] !== '#')) break;
    end = start;
  }
  return Math.max(lineEnd(text, key), lineEnd(text, Math.max(key, lineStart(text, end - 1))));
}

/** The last entry of the order that comes before the section, in the order of the text. */
export function lastBefore(root: Mapping, name: string, order: readonly string[]): Entry | undefined {
  const before = new Set(order.slice(0, order.indexOf(name)));
  return root.entries.findLast(entry => before.has(entry.key.value) && entryOf(root, entry.key.value) === entry);
}
