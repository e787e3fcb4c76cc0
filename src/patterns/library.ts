import type { Pattern } from './pattern';

/** The patterns that come with the extension, from the JSON that the build has made of `snippets/`. */
export function bundledPatterns(loaded: unknown): readonly Pattern[] {
  // Written by our own build from patterns that were validated there.
  return loaded as readonly Pattern[];
}

export function findPattern(patterns: readonly Pattern[], id: string): Pattern | undefined {
  return patterns.find(pattern => pattern.id === id);
}

/** The patterns that the hover of a resource type offers. */
export function patternsFor(patterns: readonly Pattern[], type: string): readonly Pattern[] {
  return patterns.filter(pattern => pattern.types.includes(type));
}
