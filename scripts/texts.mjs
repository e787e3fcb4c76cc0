// Prints the texts that a user can see, to be read by somebody who sees them for the first time: npm run texts
// With words, only what belongs to ids or notes that contain one of them: npm run texts -- sqs lambda-timeout
// Run with tsx, because it tries the notes' examples with the tests' own code.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { limitInWords } = require('../src/knowledge/words.ts');
const { casesOf } = require('../test/support/examples.ts');
const { analyse } = require('../test/support/knowledge.ts');
const { notes } = require('../test/support/notes.ts');

/** The first sentence must fit: lists cut the rest. */
const longest = 100;

const words = process.argv.slice(2);
const messages = allMessages();
for (const note of notes) printNote(note);
if (words.length === 0) printManifest();

/** What the notes' examples are told, by id. */
function allMessages() {
  const found = new Map();
  for (const note of notes) {
    for (const section of note.sections) {
      const rows = note.limits.filter(limit => limit.id === section.id);
      for (const example of section.examples) {
        for (const { text, language } of casesOf(example, rows).slice(0, 1)) {
          for (const finding of analyse(text, language).findings) remember(found, finding);
        }
      }
    }
  }
  return found;
}

/**
 * @param {Map<string, Map<string, string>>} found
 * @param {import('../src/analysis').Finding} finding
 */
function remember(found, { code, severity, message, fixes }) {
  const told = found.get(code) ?? new Map();
  found.set(code, told);
  const titles = [...new Set(fixes.map(fix => fix.title))].map(title => ` [${title}]`).join('');
  told.set(`${severity.charAt(0).toUpperCase()} ${message}${titles}`, message);
}

function printNote(note) {
  const ids = [...new Set([...note.limits, ...note.checks].map(({ id }) => id))].filter(id => isAsked(note.name, id));
  if (ids.length === 0) return;
  console.log(`\n# ${note.title} (${note.name})\n${note.summary}`);
  for (const id of ids) printId(note, id);
  if (words.length > 0) return;
  for (const { id, noted, now } of note.statements)
    console.log(`~ ${id}: ${noted}${now === undefined ? '' : ` → ${now}`}`);
}

function printId(note, id) {
  const section = note.sections.find(one => one.id === id);
  console.log(`\n## ${id}${section === undefined ? '' : `: ${section.title}`}`);
  for (const row of note.limits.filter(one => one.id === id)) {
    const { type, path } = row.at[0];
    console.log(`  = ${type}.${path.join('.')}: ${limitInWords(row)}`);
  }
  for (const [line, message] of messages.get(id) ?? []) {
    const [first = ''] = message.split(/(?<=[.?!]) (?=[A-Z])/);
    console.log(`  ${first.length > longest ? `(${first.length}) ` : ''}${line}`);
  }
  if (section !== undefined) console.log(`  ${section.text.replace(/\n+/g, '\n  ')}`);
}

function isAsked(note, id) {
  return words.length === 0 || words.some(word => note.includes(word) || id.includes(word));
}

/** Commands, settings and whatever else VS Code reads of the manifest. */
function printManifest() {
  const { contributes, description } = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'),
  );
  console.log(`\n# package.json\n${description}`);
  for (const { category, title } of contributes.commands) console.log(`  ${category}: ${title}`);
  for (const [name, { description: text, markdownDescription = text }] of Object.entries(
    contributes.configuration.properties,
  )) {
    console.log(`  ${name}: ${markdownDescription}`);
  }
}
