import type { Span } from '../text/span';
import { isSplitSection, type OpenPiece, type SectionPiece, type Split } from './split';

const quote = 34;
const comma = 44;
const slash = 47;
const colon = 58;
const openBracket = 91;
const backslash = 92;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;
const newline = 10;

/** The sections of a JSON document and their members; undefined where its braces don't match. */
export function splitJson(text: string): Split | undefined {
  return new JsonSplitter(text).run();
}

const before = '{"Resources":{';
const after = '}}';

/** The members that a stretch of a section holds; undefined where it isn't whole, or holds more than members. */
export function membersInJson(document: string, stretch: Span): readonly Span[] | undefined {
  const text = document.slice(stretch.start, stretch.end);
  const split = splitJson(before + text + after);
  const [section, ...others] = split?.sections ?? [];
  const members = section?.members;
  if (members === undefined || others.length > 0) return undefined;
  const end = before.length + text.length;
  const isAll =
    members[0]?.start === before.length && members.at(-1)?.end === end && split?.root.end === end + after.length;
  if (!isAll) return undefined;
  return members.map(member => ({ start: member.start - before.length, end: member.end - before.length }));
}

interface OpenSection extends OpenPiece {
  name: string;
  valueStart: number;
  valueEnd: number;
  members: OpenPiece[] | undefined;
}

/** Walks over the text once, caring for nothing but quotes and braces. */
class JsonSplitter {
  readonly #sections: OpenSection[] = [];
  #depth = 0;
  /** Whether the next text in quotes at this depth is a key. */
  #expectsKey = false;
  #start = -1;

  constructor(private readonly text: string) {}

  run(): Split | undefined {
    const { text } = this;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        const end = stringEnd(text, at);
        if (end < 0) return undefined;
        if (this.#expectsKey && this.#depth <= 2) this.#key(at, end);
        at = end - 1;
      } else if (code === slash) at = commentEnd(text, at) - 1;
      else if (code === openBrace || code === openBracket) {
        if (!this.#open(at, code)) return undefined;
      } else if (code === closeBrace || code === closeBracket) {
        if (this.#close(at)) return this.#finished(at + 1);
      } else if (code === comma) this.#comma(at);
      else if (code === colon) this.#expectsKey = false;
    }
    return undefined;
  }

  #key(start: number, end: number): void {
    if (this.#depth === 1) {
      const name = this.text.slice(start + 1, end - 1);
      this.#sections.push({ name, start, end, valueStart: -1, valueEnd: -1, members: undefined });
    } else this.#sections.at(-1)?.members?.push({ start, end });
  }

  /** False where the document is no object. */
  #open(at: number, code: number): boolean {
    const section = this.#sections.at(-1);
    if (this.#depth === 0) {
      if (code !== openBrace) return false;
      this.#start = at;
    } else if (this.#depth === 1 && section !== undefined && section.valueStart < 0) {
      section.valueStart = at;
      if (code === openBrace && isSplitSection(section.name)) section.members = [];
    }
    this.#depth++;
    this.#expectsKey = code === openBrace && this.#depth <= 2;
    return true;
  }

  /** True where the document ends. */
  #close(at: number): boolean {
    this.#depth--;
    const section = this.#sections.at(-1);
    if (this.#depth >= 2) this.#endMember(at + 1);
    else if (this.#depth === 1 && section !== undefined) {
      this.#endMember(lastContent(this.text, at));
      section.valueEnd = at + 1;
      section.end = at + 1;
    } else if (this.#depth === 0 && section !== undefined && section.valueStart < 0)
      section.end = lastContent(this.text, at);
    this.#expectsKey = false;
    return this.#depth === 0;
  }

  #comma(at: number): void {
    const section = this.#sections.at(-1);
    if (this.#depth === 1 && section !== undefined && section.valueStart < 0) section.end = at;
    if (this.#depth === 2) this.#endMember(at);
    this.#expectsKey = this.#depth === 1 || (this.#depth === 2 && section?.members !== undefined);
  }

  /** A member goes on to the last thing that belongs to it. */
  #endMember(end: number): void {
    const member = this.#sections.at(-1)?.members?.at(-1);
    if (member !== undefined && end > member.end && this.#depth <= 2) member.end = end;
  }

  #finished(end: number): Split | undefined {
    if (this.#sections.length === 0) return undefined;
    const sections = this.#sections.map((section): SectionPiece => {
      const { start, end: sectionEnd, members, valueStart, valueEnd } = section;
      const split = members !== undefined && members.length > 0;
      return split
        ? { start, end: sectionEnd, members, value: { start: valueStart, end: valueEnd } }
        : { start, end: sectionEnd, members: undefined, value: undefined };
    });
    return { root: { start: this.#start, end }, sections };
  }
}

/** Where the brackets that open in a stretch are closed again; negative where they aren't. */
export function closedAt(text: string, start: number, end: number): number {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const after = stringEnd(text, at);
      if (after < 0 || after > end) return -1;
      at = after - 1;
    } else if (code === slash) at = commentEnd(text, at) - 1;
    else if (code === openBrace || code === openBracket) depth++;
    else if ((code === closeBrace || code === closeBracket) && --depth === 0) return at + 1;
    if (depth < 0) return -1;
  }
  return -1;
}

/** After the closing quote; negative where the line ends first. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === newline) return -1;
    if (code === backslash) at++;
  }
  return -1;
}

/** Where a comment ends, or one past the slash where there is none. */
function commentEnd(text: string, start: number): number {
  const end =
    text[start + 1] === '/'
      ? text.indexOf('\n', start)
      : text[start + 1] === '*'
        ? text.indexOf('*/', start) + 2
        : start + 1;
  return end <= start ? text.length : end;
}

/** The end of what stands before an offset, white space left out. */
function lastContent(text: string, at: number): number {
  let end = at;
  while (end > 0 && /\s/.test(text[end - 1] ?? '')) end--;
  return end;
}
