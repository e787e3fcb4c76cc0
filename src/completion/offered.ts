import type { Knowledge } from '../knowledge/knowledge';
import type { Edit } from '../patterns/edit';
import type { Pattern } from '../patterns/pattern';
import { resourcePlaceAt } from '../patterns/resourcePlace';
import { documentationOf, suggestionsFor } from '../patterns/suggestions';
import type { Language } from '../syntax/tree';
import { type Completion, completionsAt } from './completions';

/** A word of what is closed, or a pattern, that can be put in at a place. */
export interface Offered {
  readonly label: string;
  readonly kind: Completion['kind'] | 'pattern';
  readonly detail?: string;
  /** What is typed is compared with this, where it isn't the label. */
  readonly filterText?: string;
  /** Of a pattern its text is a snippet, indented for its place. */
  readonly edit: Edit;
  /** What belongs elsewhere in the text. */
  readonly others: readonly Edit[];
  /** What is known of it, as Markdown; made when it is asked for. */
  documentation(): string | undefined;
}

/** All that a place takes, for an editor that asks at each letter. */
export function offeredAt(
  text: string,
  language: Language,
  offset: number,
  knowledge: Knowledge,
  patterns: readonly Pattern[],
): readonly Offered[] {
  const { prefix, words } = completionsAt(text, language, offset, knowledge) ?? { prefix: '', words: [] };
  // Enter takes what is shown: a word that is typed in full is left alone.
  const isWhole = words.some(({ label }) => label === prefix);
  return [...(isWhole ? [] : words.map(offeredWord)), ...patternsAt(text, language, offset, patterns)];
}

function offeredWord(word: Completion): Offered {
  const { label, kind, detail, span, text } = word;
  return {
    ...{ label, kind, ...(detail !== undefined && { detail }) },
    ...{ edit: { ...span, text }, others: [], documentation: () => word.documentation() },
  };
}

/** Where a resource can begin. */
function patternsAt(
  text: string,
  language: Language,
  offset: number,
  patterns: readonly Pattern[],
): readonly Offered[] {
  const place = patterns.length === 0 ? undefined : resourcePlaceAt(text, language, offset);
  if (place === undefined) return [];
  const { start, end } = place.span;
  return suggestionsFor(place, patterns, text.slice(start, end)).map(suggestion => ({
    ...{ label: suggestion.label, kind: 'pattern', detail: suggestion.pattern.title },
    ...{ filterText: suggestion.filterText, edit: { start, end, text: suggestion.snippet }, others: suggestion.edits },
    documentation: () => documentationOf(suggestion, language),
  }));
}
