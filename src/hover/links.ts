import { patternsFor } from '../patterns/library';
import { offersFor } from '../patterns/offers';
import type { Pattern } from '../patterns/pattern';
import type { Resource, Template } from '../template/model/template';
import { inMarkdown } from '../text/escape';
import { link } from '../text/markdown';

const maxPatterns = 3;

/** A link that runs one of our commands; the editor trusts no others. */
export function command(
  text: string,
  name: 'fieldnotes.openNote' | 'fieldnotes.insertPattern',
  argument: unknown,
): string {
  return link(text, `command:${name}?${encodeURIComponent(JSON.stringify([argument]))}`);
}

/**
 * Patterns that attach to this resource first, then those that belong to its type. One that attaches to the type but
 * not to this resource is left out: what it brings is there already.
 */
export function patternLinks(patterns: readonly Pattern[], template: Template, resource: Resource): readonly string[] {
  const offers = offersFor(patterns, template, resource);
  const connecting = offers.map(({ pattern, title, connectTo }) =>
    command(inMarkdown(title), 'fieldnotes.insertPattern', { pattern: pattern.id, connectTo }),
  );
  const others = patternsFor(patterns, resource.type)
    .filter(({ connects }) => connects.every(({ to }) => !to.includes(resource.type)))
    .map(pattern =>
      command(inMarkdown(`Insert: ${pattern.title}`), 'fieldnotes.insertPattern', { pattern: pattern.id }),
    );
  return [...connecting, ...others].slice(0, maxPatterns);
}
