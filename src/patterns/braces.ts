import { type Document, type Entry, type Mapping, spanOf } from '../syntax/tree';
import { type Edit, insertion } from './edit';
import { type JsonLayout, type Part, prettyJson } from './json';
import { lineBreakOf, lineStart } from './lines';

/** Whether the mapping is written in braces: JSON, and YAML's flow style. */
export function isBraced(document: Document, mapping: Mapping): boolean {
  return document.text[spanOf(document, mapping).start] === '{';
}

/**
 * Adds entries to a mapping in braces, after the given entry (else after the last one, or before the first one where
 * `after` is null), laid out as the mapping is. Undefined where the closing brace is missing.
 */
export function intoBraces(
  document: Document,
  mapping: Mapping,
  entries: readonly Part[],
  after: Entry | null | undefined = mapping.entries.at(-1),
): Edit | undefined {
  const { text } = document;
  const { start, end } = spanOf(document, mapping);
  if (text[end - 1] !== '}' || end - start < 2) return undefined;
  const style = styleOf(document, mapping, start, end);
  const lines = entries.map(entry => style.before + withBreaks(text, entry(style.layout)));
  const [first] = mapping.entries;
  if (first === undefined) return insertion(start + 1, lines.join(',') + style.closing);
  if (after === null || after === undefined) {
    const at = spanOf(document, first.key).start;
    const rest = style.before === '' ? style.layout.gap : style.before;
    return insertion(at, `${lines.join(',').slice(style.before.length)},${rest}`);
  }
  const joined = style.before === '' ? lines.join(`,${style.layout.gap}`) : lines.join(',');
  return insertion(endOf(document, after), `,${style.before === '' ? style.layout.gap : ''}${joined}`);
}

interface Style {
  /** What stands before each entry. */
  readonly before: string;
  /** What stands before the closing brace, where braces that held nothing are filled. */
  readonly closing: string;
  readonly layout: JsonLayout;
}

function styleOf(document: Document, mapping: Mapping, start: number, end: number): Style {
  const { text } = document;
  const inner = text.slice(start + 1, end - 1);
  const empty = mapping.entries.length === 0;
  const written = isBare(document, mapping) ? bareJson : prettyJson;
  const spread = /\n/.test(empty ? text.trim() : inner);
  if (!spread) {
    const gap = /[:,] /.test(text) ? ' ' : '';
    return { before: '', closing: '', layout: { ...written, unit: undefined, gap } };
  }
  const outer = blankBefore(text, start);
  const unit = unitOf(document);
  const [first] = mapping.entries;
  const own = first && ownLine(text, spanOf(document, first.key).start);
  const indent = own ?? outer + unit;
  const lineBreak = lineBreakOf(text);
  return {
    before: lineBreak + indent,
    closing: /\n/.test(inner) ? '' : lineBreak + outer,
    layout: { ...written, unit, indent },
  };
}

/** Whether names stand without quotes, as YAML's flow style lets them. */
function isBare(document: Document, { entries: [first] }: Mapping): boolean {
  if (document.language === 'json' || first === undefined) return false;
  return /\w/.test(document.text[spanOf(document, first.key).start] ?? '');
}

const bareJson: JsonLayout = {
  ...prettyJson,
  key: name => (/^[A-Za-z]\w*$/.test(name) ? name : JSON.stringify(name)),
};

/** The layout of an object that begins at the offset. */
export function layoutAt(document: Document, offset: number): JsonLayout {
  const { text } = document;
  if (!text.trim().includes('\n')) return { ...prettyJson, unit: undefined, gap: /[:,] /.test(text) ? ' ' : '' };
  return { ...prettyJson, unit: unitOf(document), indent: blankBefore(text, offset) };
}

/** One level of the document, as its first entry shows it. */
function unitOf(document: Document): string {
  const { text, root } = document;
  const first = root?.entries[0];
  if (root === undefined || first === undefined || !isBraced(document, root)) return '  ';
  const outer = blankBefore(text, spanOf(document, root).start);
  const own = ownLine(text, spanOf(document, first.key).start);
  return own !== undefined && own.length > outer.length ? own.slice(outer.length) : '  ';
}

/** The blanks that the line of the offset begins with. */
function blankBefore(text: string, offset: number): string {
  return /^\uFEFF?([ \t]*)/.exec(text.slice(lineStart(text, offset), offset))?.[1] ?? '';
}

/** The same, where nothing else stands before the offset. */
function ownLine(text: string, offset: number): string | undefined {
  const before = text.slice(lineStart(text, offset), offset);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

function endOf(document: Document, { key, value }: Entry): number {
  return Math.max(spanOf(document, key).end, spanOf(document, value).end);
}

/** The text with the line breaks of the document. */
export function withBreaks(text: string, entry: string): string {
  const lineBreak = lineBreakOf(text);
  return lineBreak === '\n' ? entry : entry.replaceAll('\n', lineBreak);
}
