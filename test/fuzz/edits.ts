import fc from 'fast-check';
import { isMap, parseDocument, visit } from 'yaml';
import type { Span } from '../../src/text/span';
import { words } from './words';

/** One thing that somebody does to a text. Places are shares of its length, so that an edit fits any text. */
export interface Edit {
  readonly kind: keyof typeof kinds;
  readonly at: number;
  readonly to: number;
  readonly size: number;
  readonly added: string;
}

type Apply = (text: string, edit: Edit, past: readonly string[]) => string;

const kinds = {
  type: (text, { at, size, added }) => spliced(text, { start: at, end: at + (size % 40) }, added),
  value: (text, { at, added }) => spliced(text, valueAt(text, at), added),
  line: (text, { at, added }) => spliced(text, emptyAt(lineStart(text, at)), `${added}\n`),
  cutLines: (text, edit) => spliced(text, linesOf(text, edit), ''),
  copyLines: (text, edit) => spliced(text, emptyAt(lineStart(text, edit.to)), piece(text, linesOf(text, edit))),
  indent: (text, edit) =>
    changed(text, linesOf(text, edit), lines => lines.replace(/^/gm, edit.size % 2 ? '  ' : '\t')),
  dedent: (text, edit) => changed(text, linesOf(text, edit), lines => lines.replace(/^ {1,2}/gm, '')),
  cutMember: (text, { at }) => spliced(text, memberAt(text, at), ''),
  copyMember: (text, { at, to }) => spliced(text, emptyAt(memberAt(text, to).start), piece(text, memberAt(text, at))),
  swapMembers: (text, { at, to }) => swapped(text, memberAt(text, at), memberAt(text, to)),
  rename: (text, { at }) => changed(text, nameAt(text, at), name => `${name}2`),
  renameEverywhere: (text, { at, added }) => {
    const name = piece(text, nameAt(text, at));
    return name === '' ? text : text.replaceAll(name, /^\w+$/.test(added) ? added : `${name}X`);
  },
  flow: (text, { at }) => changed(text, memberAt(text, at), inFlow),
  lineBreaks: text => (text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n')),
  loneReturn: (text, { at }) => changed(text, linesOf(text, { at, size: 0 }), line => line.replace('\n', '\r')),
  noComments: text => text.replace(/^[ \t]*#.*\n/gm, ''),
  undo: (text, { size }, past) => past.at(-1 - (size % 3)) ?? text,
} satisfies Record<string, Apply>;

const share = fc.nat(999).map(thousandths => thousandths / 1000);
const kind = fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[]));
const added = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
);
const edit: fc.Arbitrary<Edit> = fc.record({ kind, at: share, to: share, size: fc.nat(200), added });

/** What is done at once: one edit, or several as by many cursors and formatters. */
export const changes: fc.Arbitrary<readonly Edit[]> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(edit) },
  { weight: 1, arbitrary: fc.array(edit, { minLength: 2, maxLength: 3 }) },
);

export function edited(text: string, edits: readonly Edit[], past: readonly string[]): string {
  return edits.reduce((before, { kind: name, at, to, ...rest }) => {
    const place = (part: number) => Math.floor(part * before.length);
    const apply: Apply = kinds[name];
    return apply(before, { ...rest, kind: name, at: place(at), to: place(to) }, past);
  }, text);
}

function spliced(text: string, { start, end }: Span, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

function changed(text: string, span: Span, change: (piece: string) => string): string {
  return spliced(text, span, change(piece(text, span)));
}

function swapped(text: string, one: Span, other: Span): string {
  const [a, b] = one.start < other.start ? [one, other] : [other, one];
  if (a.end > b.start) return text;
  return text.slice(0, a.start) + piece(text, b) + text.slice(a.end, b.start) + piece(text, a) + text.slice(b.end);
}

function piece(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function emptyAt(offset: number): Span {
  return { start: offset, end: offset };
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** All lines of a stretch. */
function linesOf(text: string, { at, size }: Pick<Edit, 'at' | 'size'>): Span {
  return { start: lineStart(text, at), end: lineEnd(text, at + size) };
}

/** What stands after a colon, the next one from there. */
function valueAt(text: string, at: number): Span {
  const colon = text.indexOf(': ', at);
  if (colon < 0) return emptyAt(at);
  const rest = /^(?:"[^"\n]*"|[^\n,}\]]*)/.exec(text.slice(colon + 2));
  return { start: colon + 2, end: colon + 2 + (rest?.[0].length ?? 0) };
}

/** A resource, a parameter: from its key to the next line that is not deeper. Nothing where the text has no such lines. */
function memberAt(text: string, at: number): Span {
  const indent = text.trimStart().startsWith('{') ? 4 : 2;
  const members = [
    ...text.matchAll(
      new RegExp(`^ {${indent}}[^\\s#-].*\\n(?: {${indent + 1},}.*\\n|\\s*\\n| {${indent}}[}\\]].*\\n)*`, 'gm'),
    ),
  ];
  const member = members.findLast(({ index }) => index <= at) ?? members[0];
  return member === undefined ? emptyAt(at) : { start: member.index, end: member.index + member[0].length };
}

function nameAt(text: string, at: number): Span {
  const { start, end } = memberAt(text, at);
  const name = /[\w:]*\w(?="?:)/.exec(text.slice(start, end));
  return name === null ? emptyAt(start) : { start: start + name.index, end: start + name.index + name[0].length };
}

/** The same in braces, on one line. */
function inFlow(member: string): string {
  const document = parseDocument(member, { schema: 'failsafe', logLevel: 'silent' });
  // An alias alone can't be written out again: its anchor stands in another member.
  if (document.errors.length > 0 || !isMap(document.contents) || member.includes('*')) return member;
  visit(document, {
    Collection: (_, node) => {
      node.flow = node !== document.contents;
    },
  });
  return `${/^ */.exec(member)?.[0]}${document.toString({ lineWidth: 0 })}`;
}
