import { markOf, unmark } from './marks';
import type { Placeholder } from './pattern';

/**
 * VS Code's snippet syntax for a text with marks: the first mark of a placeholder shows its default or its choices,
 * the others follow it, so that a name is typed once.
 * @param fixed indexes of placeholders that keep their default, because something outside of the text has it too
 */
export function withTabStops(
  text: string,
  placeholders: readonly Placeholder[],
  fixed: ReadonlySet<number> = new Set(),
): string {
  const escaped = escapeText(text);
  const stops = placeholders
    .map((_, index) => index)
    .filter(index => !fixed.has(index) && escaped.includes(markOf(index)));
  const seen = new Set<number>();
  return unmark(escaped, index => {
    const placeholder = placeholders[index];
    if (placeholder === undefined) return '';
    if (fixed.has(index)) return escapeText(placeholder.name);
    const stop = stops.indexOf(index) + 1;
    if (seen.has(index)) return `\${${stop}}`;
    seen.add(index);
    return tabStop(stop, placeholder);
  });
}

function tabStop(stop: number, { name, choices }: Placeholder): string {
  if (choices.length === 0) return `\${${stop}:${escapeText(name)}}`;
  return `\${${stop}|${choices.map(choice => choice.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
}

function escapeText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
