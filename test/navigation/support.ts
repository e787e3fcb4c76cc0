import assert from 'node:assert/strict';
import type { Language } from '../../src/analysis';
import type { Navigation } from '../../src/navigation/navigation';
import { analyse } from '../support/knowledge';

/** A text whose cursor is written as `|`, and the ways through it. */
export interface Marked {
  readonly text: string;
  readonly offset: number;
  readonly navigation: Navigation;
}

/** The first `|` that isn't the head of a block text is the cursor. */
export function marked(source: string, language: Language = 'yaml'): Marked {
  const offset = source.search(/\|(?!\s*\n)/);
  assert.notEqual(offset, -1, 'the text has a cursor');
  const text = source.slice(0, offset) + source.slice(offset + 1);
  return { text, offset, navigation: analyse(text, language).navigation };
}

/** Places as a reader finds them: `3: Jobs` is the text in line 3. */
export function at(text: string, { start, end }: { start: number; end: number }): string {
  return `${text.slice(0, start).split(/\r\n|[\r\n]/).length}: ${text.slice(start, end)}`;
}

/** What the cursor's name leads to, as the declared name and the line. */
export function definitions(source: string, language: Language = 'yaml'): readonly string[] {
  const { text, offset, navigation } = marked(source, language);
  return (navigation.definitionAt(offset)?.targets ?? []).map(({ name }) => at(text, name));
}

/** All places of the cursor's name, with the use in front: `Ref 3: Jobs`. */
export function places(source: string, language: Language = 'yaml'): readonly string[] {
  const { text, offset, navigation } = marked(source, language);
  return navigation
    .placesOfNameAt(offset)
    .map(place => `${place.isDeclaration ? 'declared' : place.use} ${at(text, place)}`);
}

/** The text after a rename, or why there is none. */
export function renamed(source: string, name: string, language: Language = 'yaml'): string {
  const { text, offset, navigation } = marked(source, language);
  const result = navigation.renaming(offset, name);
  if ('refusal' in result) return result.refusal;
  return result.toReversed().reduce((now, { start, end }) => now.slice(0, start) + name + now.slice(end), text);
}
