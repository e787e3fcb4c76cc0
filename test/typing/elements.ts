import type { Language } from '../../src/analysis';
import { Parser } from '../../src/syntax/parser';
import { isSplitSection } from '../../src/syntax/split';
import { type Entry, spanOf } from '../../src/syntax/tree';
import type { Span } from '../../src/text/span';

/** What somebody writes in one go: a resource, a parameter, a section that has no such parts. All of its lines. */
export interface Element extends Span {
  readonly isResource: boolean;
  /** How many braces are open around it in JSON. */
  readonly depth: 1 | 2;
}

/** In the order of the text; none where it is in braces on one line. */
export function elementsOf(text: string, language: Language): readonly Element[] {
  const document = new Parser().parse(text, language);
  const elementOf = ({ key, value }: Entry, section: string | undefined): Element & { readonly isApart: boolean } => {
    const place = spanOf(document, key).start;
    const start = lineStart(text, place);
    const last = Math.max(place, spanOf(document, value).end - 1);
    const depth = section === undefined ? 1 : 2;
    const isApart = /^[ \t]*$/.test(text.slice(start, place));
    return { start, end: lineEnd(text, last), isResource: section === 'Resources', depth, isApart };
  };
  const elements = (document.root?.entries ?? []).flatMap(section => {
    const { value: name } = section.key;
    const members = isSplitSection(name) && section.value.kind === 'mapping' ? section.value.entries : [];
    return members.length === 0 ? [elementOf(section, undefined)] : members.map(member => elementOf(member, name));
  });
  return elements.every(({ isApart }) => isApart) ? elements : [];
}

export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** After its line break. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}
