// Breaks every limit of the compiled schema by one and counts, by service, how many of the breaches are found: written as
// they are, through a parameter's default and through a mapping.
//   npm run reach
import { readFileSync } from 'node:fs';
import { createAnalyzer } from '../../src/analysis.ts';
import { Knowledge } from '../../src/knowledge/knowledge.ts';
import { inRoot } from '../vscode/paths.mjs';

const json = name => JSON.parse(readFileSync(inRoot('generated', name), 'utf8'));
const knowledge = new Knowledge({ ...json('rules.json'), schema: json('schema.json') });
const { schema } = knowledge;
const settings = { severities: {}, schema: false };

/** The limits below a property: where each is, and a value that breaks it. */
function* limitsIn(property, path, above = []) {
  for (const value of breaking(property)) yield { path, value };
  const { entry, properties, object } = property;
  if (entry !== undefined) yield* limitsIn(entry, [...path, '*'], above);
  if (properties === undefined || above.includes(object)) return;
  for (const [name, inner] of properties) yield* limitsIn(inner, [...path, name], [...above, object]);
}

function* breaking({ kinds, range, characters, items, pattern, words, entry }) {
  if (words !== undefined) yield `${words[0]}X`;
  if (range?.max !== undefined) yield range.max + 1;
  if (range?.min !== undefined) yield range.min - 1;
  if (characters?.max !== undefined && characters.max < 5000 && words === undefined)
    yield 'a'.repeat(characters.max + 1);
  if (characters?.min !== undefined && characters.min > 0 && words === undefined) yield 'a'.repeat(characters.min - 1);
  if (items?.max !== undefined && items.max < 500) yield Array.from({ length: items.max + 1 }, () => itemOf(entry));
  if (items?.min !== undefined && items.min > 0) yield Array.from({ length: items.min - 1 }, () => itemOf(entry));
  if (pattern !== undefined && kinds.includes('string')) {
    const value = ['a b', 'é!', '"', '-'].find(text => !new RegExp(pattern, 'u').test(text));
    if (value !== undefined) yield value;
  }
}

/** An item that nothing is said of. */
function itemOf(entry) {
  return entry?.kinds.includes('object') ? {} : { 'Fn::ImportValue': 'x' };
}

/** A template in which only this value is written. */
function templateWith(type, path, value, form) {
  const written =
    form === 'parameter' ? { Ref: 'Value' } : form === 'mapping' ? { 'Fn::FindInMap': ['M', 'a', 'b'] } : value;
  const leaf = path.reduceRight((inner, step) => (step === '*' ? [inner] : { [step]: inner }), written);
  return {
    ...(type.startsWith('AWS::Serverless') && { Transform: 'AWS::Serverless-2016-10-31' }),
    ...(form === 'parameter' && { Parameters: { Value: { Type: 'String', Default: value } } }),
    ...(form === 'mapping' && { Mappings: { M: { a: { b: value } } } }),
    Resources: { R: { Type: type, Properties: leaf } },
  };
}

function isFound(type, path, value, form) {
  const text = JSON.stringify(templateWith(type, path, value, form));
  const { findings } = createAnalyzer(knowledge).analyse(text, 'json', settings);
  const start = text.indexOf('"Properties"');
  return findings.some(one => one.severity !== 'hint' && one.start >= start);
}

const totals = new Map();
const missed = [];
for (const name of schema.names) {
  const service = name.split('::')[1];
  const count = totals.get(service) ?? { literal: [0, 0], parameter: [0, 0], mapping: [0, 0] };
  totals.set(service, count);
  for (const property of schema.type(name)?.properties.values() ?? []) {
    for (const { path, value } of limitsIn(property, [property.name])) {
      const forms = typeof value === 'object' ? ['literal'] : ['literal', 'parameter', 'mapping'];
      for (const form of forms) {
        const found = isFound(name, path, value, form);
        count[form][0] += found ? 1 : 0;
        count[form][1] += 1;
        if (!found) missed.push(`${form} ${name}.${path.join('.')} ${JSON.stringify(value).slice(0, 40)}`);
      }
    }
  }
}

const share = ([found, all]) => (all === 0 ? '–' : `${found} of ${all}`);
for (const [service, { literal, parameter, mapping }] of [...totals].sort()) {
  console.log([service.padEnd(20), ...[literal, parameter, mapping].map(one => share(one).padEnd(14))].join(' '));
}
const sums = ['literal', 'parameter', 'mapping'].map(form =>
  [...totals.values()].reduce(([a, b], count) => [a + count[form][0], b + count[form][1]], [0, 0]),
);
console.log(['all'.padEnd(20), ...sums.map(one => share(one).padEnd(14))].join(' '));
if (process.argv.includes('--missed')) console.log(missed.join('\n'));
