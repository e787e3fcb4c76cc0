// Lists every figure with the date of its check and its source, oldest first, and every claim without a source.
// Run with tsx, because it reads the notes with the extension's own reader: npm run facts
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileNotes } from '../src/knowledge/compile.ts';
import { factsIn } from '../src/knowledge/facts.ts';

const folder = join(import.meta.dirname, '..', 'knowledge');
const sources = readdirSync(folder)
  .filter(file => file.endsWith('.md') && file !== 'README.md')
  .sort()
  .map(file => ({ name: file.slice(0, -3), text: readFileSync(join(folder, file), 'utf8') }));

const compiled = compileNotes(sources);
for (const { name, line, column, message } of compiled.problems) {
  console.error(`knowledge/${name}.md:${line}:${column} ${message}`);
}

const { proven, unproven } = factsIn(compiled);
for (const { checked, id, claim, source } of proven) console.log(`${checked}  ${id}: ${claim}\n            ${source}`);
console.log(
  `\n${proven.length} figures and claims with a source, the oldest checked ${proven[0]?.checked ?? 'never'}.`,
);
console.log(`${unproven.length} claims without a source:`);
for (const { id, claim } of unproven) console.log(`  ${id}: ${claim}`);
process.exitCode = compiled.problems.length > 0 ? 1 : 0;
