import { existsSync, readFileSync } from 'node:fs';
import { Schema } from '../../src/schema/schema.ts';
import { inRoot } from '../vscode/paths.mjs';

/**
 * What a bump of the schema's sources has changed: the table that the last build replaced against today's, line by
 * line, with how many entries each has in the end; nothing where it has not been compiled anew here.
 */
export function schemaChanges() {
  const [before, now] = ['generated/schema-before.json', 'generated/schema.json'].map(tableIn);
  if (before === undefined || now === undefined) return [];
  const [old, current] = [linesOf(before), linesOf(now)];
  const changed = [...current].flatMap(([path, line]) => {
    if (!old.has(path)) return [`+ ${path} ${line}`];
    return old.get(path) === line ? [] : [`~ ${path}\n    ${old.get(path)}\n    ${line}`];
  });
  const gone = [...old.keys()].filter(path => !current.has(path)).map(path => `- ${path}`);
  const summary = `The schema of ${before.date} → ${now.date}: ${old.size} → ${current.size} entries`;
  return changed.length + gone.length === 0 ? [] : [...changed, ...gone, summary];
}

/** Undefined without the file, and for a table of an earlier form. */
function tableIn(file) {
  if (!existsSync(inRoot(file))) return undefined;
  const data = JSON.parse(readFileSync(inRoot(file), 'utf8'));
  return Object.values(data.types).every(Array.isArray) ? Schema.of(data) : undefined;
}

/** Every type, property and limit as a line of text: two tables differ where a line differs. */
function linesOf(schema) {
  return new Map(
    schema.names.flatMap(name => {
      const type = schema.type(name);
      const attributes = [...type.attributes.keys()].map(attribute => [`${name} attribute ${attribute}`, '']);
      const properties = [...type.properties.values()].flatMap(one => [...below(one, `${name}.${one.name}`, [])]);
      return [[name, `Ref ${type.ref.join('|')}`], ...attributes, ...properties];
    }),
  );
}

function* below(property, path, above) {
  const { kinds, isRequired, replacement, isDeprecated, range, characters, items, pattern, words } = property;
  yield [
    path,
    JSON.stringify({ kinds, isRequired, replacement, isDeprecated, range, characters, items, pattern, words }),
  ];
  const { entry, properties, object } = property;
  if (entry !== undefined) yield* below(entry, `${path}.*`, above);
  if (properties === undefined || above.includes(object)) return;
  for (const inner of properties.values()) yield* below(inner, `${path}.${inner.name}`, [...above, object]);
}
