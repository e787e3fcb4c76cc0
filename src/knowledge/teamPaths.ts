import type { Schema } from '../schema/schema';
import { nearestChoices } from '../text/nearest';
import type { Limit, Problem, PropertyPath } from './note';

/**
 * Properties that a team's limits name and AWS's schema doesn't, where it has a similar one: such a limit would never
 * find anything. What the schema doesn't know otherwise may be newer than it is.
 */
export function misspeltPaths(limits: readonly Limit[], schema: Schema, text: string): readonly Problem[] {
  const lines = text.split(/\r\n?|\n/);
  return limits.flatMap(({ at }) =>
    at.flatMap(path => {
      const written = `${path.type}.${path.path.join('.')}`;
      const meant = meantBy(path, schema);
      const line = lines.findIndex(one => one.includes(written));
      if (meant === undefined || line < 0) return [];
      const column = (lines[line] ?? '').indexOf(written) + 1;
      const message = `AWS knows no ${meant.written}, so this limit finds nothing. Did you mean ${meant.known}?`;
      return [{ line: line + 1, column, message, isLimited: true as const }];
    }),
  );
}

function meantBy({ type, path }: PropertyPath, schema: Schema): { written: string; known: string } | undefined {
  if (type.endsWith('*')) return undefined;
  const known = schema.type(type);
  if (known === undefined) return similar(schema.names, type);
  let names: Iterable<string> = known.properties.keys();
  for (const [index, step] of path.entries()) {
    const property = known.property(path.slice(0, index + 1));
    if (property === undefined) return step === '*' ? undefined : similar([...names], step);
    names = property.properties?.keys() ?? [];
  }
  return undefined;
}

/** The one that is similar, where it is one. */
function similar(choices: readonly string[], written: string): { written: string; known: string } | undefined {
  const [known, ...others] = choices.includes(written) ? [] : nearestChoices(choices, written);
  return known === undefined || others.length > 0 ? undefined : { written, known };
}
