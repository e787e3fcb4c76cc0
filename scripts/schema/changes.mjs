// Prints what a bump of the schema's sources has changed: the table that the last build replaced against today's.
//   npm run schema:changes
import { existsSync, readFileSync } from 'node:fs';
import { Schema } from '../../src/schema/schema.ts';
import { inRoot } from '../vscode/paths.mjs';

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

const [before, now] = ['generated/schema-before.json', 'generated/schema.json'].map(file =>
  existsSync(inRoot(file)) ? Schema.of(JSON.parse(readFileSync(inRoot(file), 'utf8'))) : undefined,
);
if (before === undefined || now === undefined) {
  console.log('The schema has not been compiled anew here.');
} else {
  const [old, current] = [linesOf(before), linesOf(now)];
  for (const [path, line] of current) {
    if (!old.has(path)) console.log(`+ ${path} ${line}`);
    else if (old.get(path) !== line) console.log(`~ ${path}\n    ${old.get(path)}\n    ${line}`);
  }
  for (const path of old.keys()) if (!current.has(path)) console.log(`- ${path}`);
  console.log(`${before.date} → ${now.date}: ${old.size} → ${current.size} entries`);
}
