// Writes docs/matrix.md: in which ways of writing a template each check is found, with what cfn-lint says beside it.
// Run with tsx, because it tries the notes' examples with the tests' own code: npm run matrix
// The last column is kept as it is, unless results of cfn-lint and the templates that they are for are given:
// npm run matrix -- RESULTS.json FOLDER
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';

// The tests' helpers know their folder the CommonJS way.
const require = createRequire(import.meta.url);
const { createAnalyzer } = require('../src/analysis.ts');
const { Lines } = require('../src/text/lines.ts');
const { knowledge } = require('../test/support/knowledge.ts');
const { asTable, matrixOf, readTable } = require('../test/support/matrix.ts');
const { notes } = require('../test/support/notes.ts');

const target = join(import.meta.dirname, '..', 'docs', 'matrix.md');
const [results, folder] = process.argv.slice(2);

const rows = matrixOf(notes, knowledge());
const lint = results !== undefined && folder !== undefined ? compared(results, folder) : kept();
const lines = rows.map(row => ({ ...row, lint: lint.get(row.id) ?? '' }));
writeFileSync(target, `${introduction()}\n${asTable(lines)}\n`);
console.log(`${lines.length} checks in docs/matrix.md`);

function kept() {
  const old = existsSync(target) ? readTable(readFileSync(target, 'utf8')) : [];
  return new Map(old.map(line => [line.id, line.lint]));
}

/** By id: at how many of our findings in those templates cfn-lint has one of its own about a value, and by which rules. */
function compared(file, templates) {
  const { files, by_rule: byRule } = JSON.parse(readFileSync(file, 'utf8'));
  const theirs = placesOf(byRule);
  const counts = new Map();
  for (const name of files) {
    const path = join(templates, name);
    if (!existsSync(path)) continue;
    for (const { code, line } of ours(readFileSync(path, 'utf8'), name)) {
      const count = counts.get(code) ?? { all: 0, met: 0, rules: new Set() };
      const rules = theirs.get(`${name}:${line}`) ?? [];
      count.all++;
      if (rules.length > 0) count.met++;
      for (const rule of rules) count.rules.add(rule);
      counts.set(code, count);
    }
  }
  return new Map([...counts].map(([code, count]) => [code, inWords(count)]));
}

function inWords({ all, met, rules }) {
  return met === 0 ? `0 of ${all}` : `${met} of ${all}: ${[...rules].sort().join(', ')}`;
}

/** Only the rules about properties and values; others speak of something else in the same line. */
function placesOf(byRule) {
  const places = new Map();
  for (const [rule, found] of Object.entries(byRule)) {
    if (!/^[EW]3/.test(rule)) continue;
    for (const { file, line } of found) {
      const key = `${file}:${line}`;
      places.set(key, [...(places.get(key) ?? []), rule]);
    }
  }
  return places;
}

function ours(text, name) {
  const language = extname(name) === '.json' ? 'json' : 'yaml';
  const positions = new Lines(text);
  return createAnalyzer(knowledge())
    .analyse(text, language)
    .findings.map(({ code, start }) => ({ code, line: positions.positionAt(start).line }));
}

function introduction() {
  return `# What is found, and how it may be written

Each check with the ways in which its examples are tried: as YAML, as JSON, in a type of SAM's, and with the broken value moved into the default of a parameter, a mapping, a branch of a condition, or SAM's Globals. A dot: the moved value is found at the right place, and \`test/checks/matrix.test.ts\` makes sure that it stays so. No dot: there is no such form (a relation has no single value), or it isn't derived.

The last column counts our findings in templates that people have published, and at how many of them cfn-lint 1.51.0 reports something about the same line, by which rules; empty where those templates have no such finding.

Written by \`npm run matrix\`.
`;
}
