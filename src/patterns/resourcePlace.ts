import { Parser } from '../syntax/parser';
import { type Document, type Entry, entryOf, type Language, type Mapping, spanOf } from '../syntax/tree';
import { type Template, TemplateBuilder } from '../template/model/template';
import type { Span } from '../text/span';
import { hasSectionsOnly } from './begun';
import { isBraced } from './braces';
import { indentAt, lineEnd, lineStart } from './lines';

/** A place where a pattern can be typed, and the template around it. */
export type ResourcePlace = EmptyPlace | MemberPlace;

/** A file that holds nothing yet. */
interface EmptyPlace {
  readonly kind: 'empty';
  readonly language: Language;
  /** The word that the pattern takes the place of. */
  readonly span: Span;
  /** Whether it stands between the braces of an empty object. */
  readonly inBraces: boolean;
}

/** Under `Resources`, where the next resource can begin. */
interface MemberPlace {
  readonly kind: 'member';
  readonly span: Span;
  /** The template with a resource, `standIn`, in the place of the word. */
  readonly template: Template;
  readonly root: Mapping;
  readonly section: Entry;
  readonly standIn: Span;
  readonly isBraced: boolean;
  /** Offset after which a comma is missing in JSON, if one is. */
  readonly commaAt: number | undefined;
  readonly isFollowed: boolean;
}

/** Nobody has a resource of that name. */
const standInName = 'FieldnotesStandIn0';

/**
 * The word at a column of a line, where a pattern can stand for all that the line shows: nothing else is in the line,
 * and the word is none or begins with `cfn-` or `sam-`. In JSON it may be in quotes.
 */
export function patternWordIn(line: string, column: number): Span | undefined {
  const [, before = '', word = ''] = /^([ \t]*)("?(?:(?:cfn|sam)-[\w-]*)?"?),?$/.exec(line.trimEnd()) ?? [];
  if (word === '') return line.trim() === '' ? { start: column, end: line.length } : undefined;
  const span = { start: before.length, end: before.length + word.length };
  return span.start <= column && column <= span.end ? span : undefined;
}

/** Where in the text a pattern can be typed at the offset; undefined where it can't. */
export function resourcePlaceAt(text: string, language: Language, offset: number): ResourcePlace | undefined {
  const start = lineStart(text, offset);
  const word = patternWordIn(text.slice(start, lineEnd(text, start)), offset - start);
  if (word === undefined) return undefined;
  const span = { start: start + word.start, end: start + word.end };
  const before = text.slice(0, span.start);
  const after = text.slice(span.end);
  if (language === 'json' && /^\uFEFF?\s*\{\s*$/.test(before) && /^\s*\}\s*$/.test(after)) {
    return { kind: 'empty', language, span, inBraces: true };
  }
  if (isEmpty(language, before) && after.trim() === '') return { kind: 'empty', language, span, inBraces: false };
  return memberPlace(before, after, language, span);
}

/** Nothing but comments and the beginning of a document, and no indentation. */
function isEmpty(language: Language, before: string): boolean {
  if (language === 'json') return /^\uFEFF?\s*$/.test(before);
  return /^\uFEFF?(?:[ \t]*\r?\n|#[^\n]*\n|---[ \t]*\r?\n)*$/.test(before);
}

function memberPlace(before: string, after: string, language: Language, span: Span): MemberPlace | undefined {
  // In braces, also of YAML, entries are parted by commas.
  const needsComma = language === 'json' && /[^\s{,]\s*$/.test(before);
  const isFollowed = language === 'json' && /^\s*["/]/.test(after);
  const entry = language === 'json' ? `"${standInName}": {}` : `${standInName}: {}`;
  const written = `${needsComma ? ', ' : ''}${entry}`;
  const document = new Parser().parse(before + written + (isFollowed ? ',' : '') + after, language);
  const { root } = document;
  const section = entryOf(root, 'Resources');
  const key = entryOf(section?.value, standInName)?.key;
  if (root === undefined || section?.value.kind !== 'mapping' || key === undefined) return undefined;
  if (!isBeside(document, section.value)) return undefined;
  const template = new TemplateBuilder().build(document);
  if (!template.isTemplate && !hasSectionsOnly(root)) return undefined;
  return {
    kind: 'member',
    span,
    template,
    root,
    section,
    standIn: { start: span.start, end: span.start + written.length + (isFollowed ? 1 : 0) },
    isBraced: isBraced(document, section.value),
    commaAt: needsComma ? before.trimEnd().length : undefined,
    isFollowed,
  };
}

/** Whether all members begin in the same column, as YAML wants it. */
function isBeside(document: Document, section: Mapping): boolean {
  if (isBraced(document, section)) return document.language === 'json';
  const columns = section.entries.map(({ key }) => indentAt(document.text, spanOf(document, key).start));
  return new Set(columns).size === 1;
}
