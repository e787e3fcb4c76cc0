import { closePieces, isSectionName, isSplitSection, type OpenPiece, type SectionPiece, type Split } from './split';
import { closedAt } from './splitJson';

interface OpenSection extends OpenPiece {
  members: OpenPiece[] | undefined;
  indent: number | undefined;
}

const key = /"(?:[^"\\\n]|\\.)*"[ \t]*:/y;
const opensAtEnd = /\s*\{[ \t\r]*(?=\n|$)/y;
const closers = /[\s,}\]]*/y;
const space = 32;
const tab = 9;

/**
 * The sections of a JSON document in pieces, by indentation: an open brace or quote while somebody types. A line that
 * begins with a key, indented like the first key of its section, begins a member. What is whole has the same pieces as
 * in a whole document, so that it is known again.
 */
export function splitJsonByLines(text: string): Split | undefined {
  const sections: OpenSection[] = [];
  let topIndent: number | undefined;
  let isKnown = false;
  for (let start = 0; start < text.length; start = nextLine(text, start)) {
    const at = contentOf(text, start);
    const indent = at - start;
    const section = sections.at(-1);
    const deepest = section?.members === undefined ? topIndent : section.indent;
    if (indent === 0 || (deepest !== undefined && indent > deepest)) continue;
    const name = matchAt(key, text, at);
    if (name === undefined) continue;
    topIndent ??= indent;
    if (indent <= topIndent) {
      isKnown ||= isSectionName(name.slice(1, name.lastIndexOf('"')));
      sections.push(sectionAt(text, at, name));
    }
    if (indent > topIndent && section?.members !== undefined) {
      section.indent ??= indent;
      section.members.push({ start: at, end: at });
    }
  }
  // Without a section that is known, the lines were taken for something that they are not.
  return isKnown ? finished(text, sections) : undefined;
}

function sectionAt(text: string, start: number, name: string): OpenSection {
  const opens = matchAt(opensAtEnd, text, start + name.length) !== undefined;
  const splits = opens && isSplitSection(name.slice(1, name.lastIndexOf('"')));
  return { start, end: start, members: splits ? [] : undefined, indent: undefined };
}

function finished(text: string, sections: readonly OpenSection[]): Split {
  closePieces(sections, text.length);
  for (const { members = [], end } of sections) {
    closePieces(members, end);
    for (const member of members) trim(text, member);
  }
  return {
    root: { start: 0, end: text.length },
    sections: sections.map((section): SectionPiece => {
      const { start, end, members = [] } = section;
      if (members.length > 0) return { start, end, members, value: { start: text.indexOf('{', start), end } };
      trim(text, section);
      return { start, end: section.end, members: undefined, value: undefined };
    }),
  };
}

/** Cuts off what closes the sections around a piece that is whole itself. */
function trim(text: string, piece: OpenPiece): void {
  const closed = closedAt(text, piece.start, piece.end);
  if (closed < 0) return;
  const rest = matchAt(closers, text, closed)?.length ?? 0;
  if (closed + rest >= piece.end) piece.end = closed;
}

function contentOf(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); code === space || code === tab; code = text.charCodeAt(at)) at++;
  return at;
}

function nextLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end + 1;
}

function matchAt(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}
