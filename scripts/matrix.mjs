// Writes docs/matrix.md: in which ways of writing a template each check is found, with what cfn-lint says beside it.
// Run with tsx, because it tries the notes' examples with the tests' own code: npm run matrix
// The last column is kept as it is, unless results of cfn-lint and the templates that they are for are given:
// npm run matrix -- RESULTS.json FOLDER
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { joined } from './compare/join.mjs';
import { ourFindings } from './compare/ours.mjs';
import { readRules } from './compare/rules.mjs';
import { lintFindings } from './compare/theirs.mjs';

// The tests' helpers know their folder the CommonJS way.
const require = createRequire(import.meta.url);
const { knowledge } = require('../test/support/knowledge.ts');
const { asTable, matrixOf, noForms, readTable } = require('../test/support/matrix.ts');
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

/** By id: at how many of our findings in those templates cfn-lint has one of its own about the same, and by which rules. */
function compared(file, templates) {
  const found = [...lintFindings(JSON.parse(readFileSync(file, 'utf8')))]
    .map(([name, lint]) => ({ path: join(templates, name), lint }))
    .filter(({ path }) => existsSync(path))
    .map(({ path, lint }) => ({ ours: ourFindings(path), lint }));
  const { ours } = joined(found, readRules());
  return new Map([...ours].map(([code, { lint, rules }]) => [code, inWords({ ...lint, rules })]));
}

function inWords({ all, met, rules }) {
  return met === 0 ? `0 of ${all}` : `${met} of ${all}: ${[...rules].sort().join(', ')}`;
}

function reasons() {
  return noForms
    .map(({ id, ways, why }) => `Nor is there one for \`${id}\` by ${ways.join(' or ')}: ${why}.`)
    .join(' ');
}

function introduction() {
  return `# What is found, and how it may be written

Each check with the ways in which its examples are tried: as YAML, as JSON, in a type of SAM's, and with the broken value moved into the default of a parameter, a mapping, a branch of a condition, or SAM's Globals.

- ● found at the right place; \`test/checks/matrix.test.ts\` makes sure that it stays so.
- ○ not found: a check that adds up what many resources say is asked about the defaults of the parameters, and not about each condition.
- – there is no such form: what is broken isn't one value of a property (a count, a missing property, a type, a part of the template itself), or SAM has no such type or no Globals for it. ${reasons()} The checks that compare with an earlier version have tests of their own.

The last column counts our findings in templates that people have published, and at how many of them cfn-lint 1.51.0 says the same, by which rules; empty where those templates have no such finding. [Both compared](comparison.md), with AWS's own validator beside them.

Written by \`npm run matrix\`.
`;
}
