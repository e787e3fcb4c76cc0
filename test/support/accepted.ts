import assert from 'node:assert/strict';
import { applyEdits, inOrder } from '../../src/patterns/edit';
import { resourcePlaceAt } from '../../src/patterns/resourcePlace';
import { suggestionsFor } from '../../src/patterns/suggestions';
import type { Language } from '../../src/syntax/tree';
import { patternOf } from '../patterns/bundled';

/** The text after a suggestion was accepted, nothing typed over. */
export function accepted(marked: string, label: string, language: Language = 'yaml'): string {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const place = resourcePlaceAt(text, language, offset);
  assert.ok(place, 'a pattern can be typed here');
  const suggestion = suggestionsFor(place, [patternOf(label.replace(/^\w+-/, ''))]).find(one => one.label === label);
  assert.ok(suggestion, label);
  return applyEdits(text, inOrder([...suggestion.edits, { ...place.span, text: expand(suggestion.snippet) }]));
}

/** What VS Code makes of a snippet when nothing is typed over. */
function expand(body: string): string {
  const defaults = new Map<string, string>();
  const filled = body.replace(
    /\\([\\$}])|\$\{(\d+)(?::((?:\\.|[^\\}])*)|\|((?:\\.|[^\\|])*)\|)?\}|\$0/g,
    (whole, ...groups) => {
      const [escaped, stop, preset, choices] = groups as (string | undefined)[];
      if (escaped !== undefined) return escaped;
      if (stop === undefined) return whole === '$0' ? '' : whole;
      const value = preset?.replace(/\\(.)/g, '$1') ?? choices?.split(/(?<!\\),/)[0]?.replace(/\\(.)/g, '$1');
      if (value !== undefined) defaults.set(stop, value);
      return value ?? `\u0000${stop}\u0000`;
    },
  );
  return filled.replace(/\u0000(\d+)\u0000/g, (_, stop: string) => defaults.get(stop) ?? '');
}
