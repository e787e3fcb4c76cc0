/**
 * Finds the blocks of a YAML template by its lines alone, without parsing: one per resource, parameter and so on,
 * one per section that has no such parts. So a half-typed resource stays alone with its errors.
 */

import type { Span } from '../text/span';

/** A document in stretches that can be parsed apart, with offsets into the whole text. */
export interface Split {
  readonly root: Span;
  readonly sections: readonly SectionPiece[];
}

export type SectionPiece =
  /** Parsed as one. */
  | (Span & { readonly members: undefined; readonly value: undefined })
  /** Parsed member by member; `value` is what holds the members. */
  | (Span & { readonly members: readonly Span[]; readonly value: Span });

/** A piece whose end is not known yet. */
export interface OpenPiece {
  start: number;
  end: number;
}

/** Parsed member by member; others are short, or have to stay in one piece: every resource depends on all of `Globals`. */
const splitSections = new Set(['Resources', 'Parameters', 'Mappings', 'Conditions', 'Outputs', 'Rules', 'Metadata']);
const sectionNames = new Set([
  ...splitSections,
  ...['AWSTemplateFormatVersion', 'Description', 'Transform', 'Globals', 'Hooks'],
]);
const space = 32;
const lineKey = /(?:"[^"\n]*"|'[^'\n]*'|[^\s#'"{}[\],&*!|>%@`?-][^\s#{}[\],&*]*|-[^\s#,{}[\]]+)[ \t]*:(?=\s|$)/y;
const nameAlone = /\w+:[ \t]*(?:#[^\n]*)?(?=\r?\n)/y;
const bareWord = /[\w.-]+[ \t]*(?=\r?\n|$)/y;
const nothingAfterColon = /[ \t]*(?:#[^\n]*)?(?=\r?\n|$)/y;
const markerAlone = /(?:---|\.\.\.)[ \t]*(?:#[^\n]*)?(?=\r?\n|$)/y;
/** Blank lines and comments, and the indentation of the line after them. */
const nextContent = /(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*[ ]*(?=[^\s#])/y;
const blankOrComment = /[ \t\r]*(?:#|\n|$)/y;

/** Whether CloudFormation or SAM know a section of that name. */
export function isSectionName(name: string): boolean {
  return sectionNames.has(name);
}

export function isSplitSection(name: string): boolean {
  return splitSections.has(name);
}

/** The sections of a document in block style; undefined where it must be parsed as a whole. */
export function splitYaml(text: string): Split | undefined {
  const splitter = new Splitter(text);
  for (let start = text.charCodeAt(0) === 0xfeff ? 1 : 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline + 1;
    if (!splitter.line(start)) break;
    start = next;
  }
  return splitter.finish();
}

const header = 'Resources:\n';
const atTheTop = /^[^\s#]/m;

/** The members that a stretch of a section holds; undefined where the rest of the document decides. */
export function membersInYaml(document: string, { start, end }: Span, first: string): readonly Span[] | undefined {
  const text = document.slice(start, end);
  // The section's first member sets the indentation of all; a line without any is a matter of the whole document, and
  // so are brackets that are open at either end.
  if (indentOf(text) !== indentOf(first) || atTheTop.test(text)) return undefined;
  if (!text.endsWith('\n') || isGoneOnWith(document, start) || isGoneOnWith(text, text.length)) return undefined;
  const members = splitYaml(header + text)?.sections[0]?.members;
  if (members?.[0]?.start !== header.length) return undefined;
  return members.map(member => ({ start: member.start - header.length, end: member.end - header.length }));
}

function indentOf(text: string): number {
  return text.search(/[^ ]/);
}

function matchAt(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}

class Splitter {
  readonly #sections: { start: number; end: number; members: OpenPiece[] | undefined; valueStart: number }[] = [];
  #memberIndent: number | undefined;
  #whole = false;
  #end: number;

  constructor(private readonly text: string) {
    this.#end = text.length;
  }

  /** Takes the next line; false where the first document ends. */
  line(start: number): boolean {
    const { text } = this;
    let content = start;
    while (text.charCodeAt(content) === space) content++;
    const indent = content - start;
    // Most lines are deep inside a member: they are let pass before anything else is looked at.
    if (this.#memberIndent !== undefined && indent > this.#memberIndent) return true;
    if (matchAt(blankOrComment, text, content) !== undefined) return true;
    if (indent === 0) return this.#topLevel(start);
    const current = this.#sections.at(-1);
    if (current === undefined) this.#whole = true;
    else if (current.members !== undefined) this.#member(current.members, start, content, indent);
    return !this.#whole;
  }

  finish(): Split | undefined {
    const [first] = this.#sections;
    if (this.#whole || first === undefined) return undefined;
    closePieces(this.#sections, this.#end);
    const sections = this.#sections.map(({ start, end, members = [], valueStart }): SectionPiece => {
      closePieces(members, end);
      if (members.length === 0) return { start, end, members: undefined, value: undefined };
      return { start, end, members, value: { start: valueStart, end } };
    });
    return { root: { start: first.start, end: this.#end }, sections };
  }

  #topLevel(start: number): boolean {
    const { text } = this;
    if (text.startsWith('---', start) || text.startsWith('...', start)) {
      if (this.#sections.length === 0) {
        this.#whole = matchAt(markerAlone, text, start) === undefined;
        return !this.#whole;
      }
      this.#end = start;
      return false;
    }
    const key = matchAt(lineKey, text, start);
    const isSection = key !== undefined && sectionNames.has(nameOf(key));
    if (this.#sections.length > 0 && !isSection && isGoneOnWith(text, start)) return true;
    if (key !== undefined && this.#isStray(start, key)) this.#sections.at(-1)?.members?.push({ start, end: start });
    else if (key !== undefined) this.#openSection(start, key);
    else if (this.#sections.length === 0 && text[start] !== '%') this.#whole = true;
    // Anything else goes on with the text before it: a closing bracket, a list, the rest of a quoted text.
    return !this.#whole;
  }

  /** A key that lost its indentation while it was edited: no section begins there, the section around it goes on. */
  #isStray(start: number, key: string): boolean {
    const indent = this.#memberIndent;
    if (indent === undefined || sectionNames.has(nameOf(key))) return false;
    if (matchAt(nothingAfterColon, this.text, start + key.length) === undefined) return true;
    const next = matchAt(nextContent, this.text, this.text.indexOf('\n', start) + 1);
    return next !== undefined && next.length - (next.lastIndexOf('\n') + 1) > indent;
  }

  #openSection(start: number, key: string): void {
    const splits =
      isSplitSection(nameOf(key)) && matchAt(nothingAfterColon, this.text, start + key.length) !== undefined;
    this.#sections.push({ start, end: start, members: splits ? [] : undefined, valueStart: start + key.length });
    this.#memberIndent = undefined;
  }

  #member(members: OpenPiece[], start: number, content: number, indent: number): void {
    this.#memberIndent ??= indent;
    if (indent > this.#memberIndent) return;
    const startsMember =
      matchAt(lineKey, this.text, content) !== undefined || matchAt(bareWord, this.text, content) !== undefined;
    if (startsMember && (!isGoneOnWith(this.text, start) || this.#headsBlock(content, indent)))
      members.push({ start, end: start });
  }

  /** A name alone in its line, above a key that is deeper: so begins a member, and nothing in brackets. */
  #headsBlock(content: number, indent: number): boolean {
    const name = matchAt(nameAlone, this.text, content);
    if (name === undefined) return false;
    const before = matchAt(nextContent, this.text, this.text.indexOf('\n', content) + 1);
    if (before === undefined || before.length - (before.lastIndexOf('\n') + 1) <= indent) return false;
    return matchAt(lineKey, this.text, nextContent.lastIndex) !== undefined;
  }
}

/** After an open bracket or a comma a list, or JSON in quotes, goes on, however far to the left. */
function isGoneOnWith(text: string, start: number): boolean {
  let last = start - 1;
  while (last > 0 && /\s/.test(text.charAt(last))) last--;
  return /[[{,]/.test(text.charAt(last)) && text[last - 1] !== '$';
}

function nameOf(key: string): string {
  return key
    .slice(0, -1)
    .trimEnd()
    .replace(/^(["'])(.*)\1$/, '$2');
}

/** Each piece goes on to the next one. */
export function closePieces(pieces: readonly OpenPiece[], end: number): void {
  for (const [index, piece] of pieces.entries()) piece.end = pieces[index + 1]?.start ?? end;
}
