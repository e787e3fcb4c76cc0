// Writes docs/comparison.md: what cfn-lint and AWS's own validator find of numbers, lengths, counts and forms in other
// people's templates and we don't, and the other way round, each rule explained by scripts/compare/rules.yaml.
// Run with tsx, because it finds places with the parser itself: npm run compare FOLDER. The folder holds templates in
// real/ and mutants/, each with a manifest.json, and what cfn-lint found of real/ in cfn-lint-results.json.
// The first run takes the better part of an hour; the validator's answers are kept in out/.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { joined } from './compare/join.mjs';
import { ourFindings } from './compare/ours.mjs';
import { asMarkdown } from './compare/report.mjs';
import { readRules, unexplained } from './compare/rules.mjs';
import { lintFindings, validatorFindings } from './compare/theirs.mjs';
import { validated } from './compare/validator.mjs';

const root = join(import.meta.dirname, '..');
const [, , corpus = ''] = process.argv;
if (!existsSync(join(corpus, 'cfn-lint-results.json'))) {
  console.error(
    'Name the folder with the templates to compare with: npm run compare FOLDER. docs/comparison.md stays as it is.',
  );
  process.exit(2);
}

const read = (...path) => JSON.parse(readFileSync(join(corpus, ...path), 'utf8'));
const files = ['real', 'mutants'].flatMap(kind => read(kind, 'manifest.json').map(({ file }) => join(kind, file)));

const results = read('cfn-lint-results.json');
const lint = lintFindings(results);
const { version, answers } = await validated(corpus, files, join(root, 'out', 'compare', 'validator.json'));
const rules = readRules();
const templates = files.map(file => {
  const answer = answers.get(file);
  return {
    ours: ourFindings(join(corpus, file)),
    lint: file.startsWith('real') ? lint.get(basename(file)) : undefined,
    validator: answer.status === 'OK' ? validatorFindings(answer) : undefined,
    status: answer.status,
  };
});
const comparison = joined(templates, rules);

const missing = unexplained(comparison, rules);
if (missing.length > 0) {
  for (const sentence of missing) console.error(sentence);
  process.exit(1);
}
const versions = { lint: results.tool.split(' (')[0], validator: version };
writeFileSync(join(root, 'docs', 'comparison.md'), asMarkdown(comparison, rules, { versions, templates }));
console.log(`${comparison.theirs.size} rules of theirs and ${comparison.ours.size} of ours in docs/comparison.md`);
