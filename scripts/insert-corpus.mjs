// Inserts every pattern into real templates and reports what else that changes:
//   npx tsx scripts/insert-corpus.mjs FOLDER [--count 10]
// FOLDER is searched for templates; the count is per language. Not part of npm test, which has no such folder.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseDocument } from 'yaml';
import { createAnalyzer } from '../src/analysis.ts';
import { Knowledge } from '../src/knowledge/knowledge.ts';
import { applyEdits } from '../src/patterns/edit.ts';
import { insertPattern } from '../src/patterns/insert.ts';
import { offersFor } from '../src/patterns/offers.ts';
import { isPattern, readPattern } from '../src/patterns/read.ts';
import { Parser } from '../src/syntax/parser.ts';
import { TemplateBuilder } from '../src/template/model/template.ts';
import { inRoot } from './vscode/paths.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string', default: '10' } },
});
const [folder] = positionals;
if (folder === undefined || !/^[1-9]\d*$/.test(values.count)) {
  console.error('Usage: npx tsx scripts/insert-corpus.mjs FOLDER [--count 10]');
  process.exit(2);
}

const knowledge = new Knowledge(JSON.parse(readFileSync(inRoot('generated', 'rules.json'), 'utf8')));
const patterns = readdirSync(inRoot('snippets'))
  .filter(name => name.endsWith('.yaml'))
  .map(name => readPattern(name.slice(0, -'.yaml'.length), readFileSync(inRoot('snippets', name), 'utf8')))
  .filter(isPattern);

const sam = 'AWS::Serverless-2016-10-31';

/** Templates in which resources are written out, spread evenly over the folder, so that a run can be repeated. */
function templatesIn(root, language, ending) {
  const names = readdirSync(root, { recursive: true }).map(String).sort();
  const wanted = names.filter(name => ending.test(name));
  const templates = wanted
    .map(name => ({ name, language, text: readFileSync(join(root, name), 'utf8') }))
    .filter(one => templateOf(one).isTemplate && templateOf(one).resources.size > 2);
  const step = Math.max(1, templates.length / Number(values.count));
  return templates.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

function templateOf({ text, language }) {
  return new TemplateBuilder().build(new Parser().parse(text, language));
}

function findingsOf({ text, language }) {
  return createAnalyzer(knowledge).analyse(text, language).findings;
}

/** Everything of the template but what the pattern may add to: its members by section and name, as plain data. */
function contentOf({ text }) {
  const members = new Map();
  const content = parseDocument(text, { logLevel: 'silent', uniqueKeys: false }).toJS() ?? {};
  for (const [section, value] of Object.entries(content)) {
    const isSection = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (section === 'Transform') continue;
    if (!isSection) members.set(section, JSON.stringify(value));
    else for (const [name, member] of Object.entries(value)) members.set(`${section}.${name}`, JSON.stringify(member));
  }
  return members;
}

/** What went wrong, in sentences. `connected` is the one resource that may have got something. */
function mistakesOf(before, result, connected) {
  if ('problem' in result) return [`refused: ${result.problem}`];
  const after = { ...before, text: applyEdits(before.text, result.edits) };
  return [...changes(before, result, after, connected), ...differences(before, after, connected)];
}

function changes(before, { edits }, after, connected) {
  const mistakes = edits
    .map(({ start, end }) => before.text.slice(start, end))
    .filter(replaced => !/^\s*(?:\{\s*\}|null|~)?$/.test(replaced))
    .map(replaced => `replaced ${JSON.stringify(replaced)}`);
  const now = contentOf(after);
  for (const [name, content] of contentOf(before)) {
    if (name !== `Resources.${connected}` && now.get(name) !== content) mistakes.push(`changed ${name}`);
  }
  return mistakes;
}

/** Findings by what they say: their places move, and the numbers in them (the size of the template) may grow. */
function differences(before, after, connected) {
  const key = ({ code, message }) => `${code}: ${message.replace(/\d[\d,.]*/g, '#')}`;
  const old = findingsOf(before);
  const now = findingsOf(after);
  const rest = now.map(key);
  const lost = old.filter(finding => {
    const at = rest.indexOf(key(finding));
    if (at >= 0) rest.splice(at, 1);
    return at < 0 && !isMended(finding, before, after, connected);
  });
  const come = now.filter(finding => ['error', 'warning'].includes(finding.severity) && rest.includes(key(finding)));
  return [...lost.map(finding => `lost ${key(finding)}`), ...come.map(finding => `new ${key(finding)}`)];
}

/** What is meant to go: advice on the resource that the pattern attaches to, and what holds only without SAM. */
function isMended({ code, message, severity }, before, after, connected) {
  const becomesSam = !before.text.includes(sam) && after.text.includes(sam);
  if (becomesSam && ['cfn-macro-sam', 'cfn-body-51200'].includes(code)) return true;
  return ['information', 'hint'].includes(severity) && message.split(/\W/).includes(connected);
}

let insertions = 0;
let reported = 0;

function tried(template, what, pattern, form, connectTo) {
  const mistakes = mistakesOf(
    template,
    insertPattern(template.text, template.language, pattern, form, connectTo),
    connectTo,
  );
  insertions += 1;
  reported += mistakes.length;
  for (const mistake of mistakes) console.log(`${template.name}: ${what}: ${mistake}`);
}

const templates = [...templatesIn(folder, 'yaml', /\.ya?ml$|\.template$/), ...templatesIn(folder, 'json', /\.json$/)];
for (const template of templates) {
  for (const pattern of patterns) {
    for (const { name } of pattern.forms) tried(template, `${name}-${pattern.id}`, pattern, name);
  }
  const read = templateOf(template);
  for (const resource of read.resources.values()) {
    if (resource.isLooped) continue;
    for (const { pattern, title } of offersFor(patterns, read, resource)) {
      tried(template, title, pattern, undefined, resource.logicalId);
    }
  }
}
console.log(`${insertions} insertions into ${templates.length} templates, ${reported} reports`);
process.exitCode = reported > 0 ? 1 : 0;
