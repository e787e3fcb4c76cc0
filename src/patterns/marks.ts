import type { Placeholder } from './pattern';

/**
 * Placeholders stand in a form as their default text. Before anything is generated from a form they become marks, one
 * character each from Unicode's private use area: these survive parsing and quoting, and nobody writes them by hand.
 */
const firstMark = 0xe000;
const anyMark = /[\ue000-\ue0ff]/g;

/** The text with every occurrence of a placeholder, as a whole part of a word, replaced by its mark. */
export function mark(text: string, placeholders: readonly Placeholder[]): string {
  if (placeholders.length === 0) return text;
  const indexes = new Map(placeholders.map(({ name }, index) => [name, index]));
  // The longer one first: `OrdersArchive` is no `Orders`.
  const names = [...indexes.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(names.map(partOfWord).join('|'), 'g');
  return text.replace(pattern, name => markOf(indexes.get(name) ?? 0));
}

/** The text with marks replaced, by the placeholder's index. */
export function unmark(text: string, replacement: (index: number) => string): string {
  return text.replace(anyMark, character => replacement(character.charCodeAt(0) - firstMark));
}

/** The text with values in the place of placeholders; what has no value keeps its default. */
export function fill(text: string, placeholders: readonly Placeholder[], values: ReadonlyMap<string, string>): string {
  const chosen = placeholders.map(({ name }) => values.get(name) ?? name);
  return unmark(mark(text, placeholders), index => chosen[index] ?? '');
}

export function markOf(index: number): string {
  return String.fromCharCode(firstMark + index);
}

/** `Orders` is part of `OrdersQueue` and `MyOrders`, not of `Ordersheet`; `orders` stands between non-letters. */
function partOfWord(name: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  if (/^[A-Z]/.test(name)) return `${escaped}(?![a-z0-9])`;
  return `(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`;
}
