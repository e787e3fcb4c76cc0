import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAnalyzer, type Finding } from '../../src/analysis';
import { allBaseChecks } from '../../src/checks/relations/all';
import { fileFindingIds } from '../../src/deployments/fileFindings';
import { Knowledge } from '../../src/knowledge/knowledge';
import type { Limit, Note, Section } from '../../src/knowledge/note';
import { bundledSchema } from '../../src/schema/bundled';
import { asExpected, type Case, casesOf, drawn } from '../support/examples';
import { notes, readNotes } from '../support/notes';

const knowledge = new Knowledge({
  limits: notes.flatMap(note => note.limits),
  checks: notes.flatMap(note => note.checks),
  schema: bundledSchema,
});

const checks = join(__dirname, '../../src/checks');
const sources = readdirSync(checks, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => readFileSync(join(checks, file), 'utf8'));

/** An example has no earlier version and no file beside it; these are tested in test/checks and test/deployments. */
const compared = new Set<string>([...allBaseChecks.flatMap(check => check.ids), ...fileFindingIds]);

describe('notes', () => {
  for (const { file, problems } of readNotes) {
    it(`${file} is without mistakes`, () => assert.deepEqual(problems, []));
  }
  it('have the ways out that the checks name', () => {
    const named = new Set(sources.flatMap(text => [...text.matchAll(/[ '`]\{(\w+)\}['`]/g)].map(([, name]) => name)));
    const fixes = notes.flatMap(({ checks }) => checks.map(({ fix }) => fix));
    const known = fixes.flatMap(fix => (typeof fix === 'object' ? Object.keys(fix) : []));
    assert.deepEqual([...named].sort(), [...new Set(known)].sort());
  });
  for (const note of notes) describe(note.name, () => noteTests(note));
});

function noteTests(note: Note): void {
  const ids = new Set([...note.limits, ...note.checks].map(rule => rule.id));
  for (const section of note.sections) {
    if (section.examples.length === 0 && (!ids.has(section.id) || compared.has(section.id))) continue;
    it(`${section.id} has an example that breaks and one that keeps`, () => {
      const expectations = new Set(section.examples.map(example => example.expectation));
      assert.deepEqual([...expectations].sort(), ['breaks', 'keeps']);
    });
    sectionTests(note, section);
  }
}

function sectionTests(note: Note, section: Section): void {
  const rows: readonly Limit[] = note.limits.filter(limit => limit.id === section.id);
  for (const example of section.examples) {
    for (const one of casesOf(example, rows)) {
      it(`${section.id} ${one.title} (line ${example.line})`, () => run(one, section.id, example.expectation));
    }
  }
}

function run(one: Case, id: string, expectation: 'breaks' | 'keeps'): void {
  const codes = new Set([id, ...one.expected.map(expected => expected.code)]);
  const { findings } = createAnalyzer(knowledge).analyse(one.text, one.language);
  const relevant = findings.filter(finding => codes.has(finding.code) && !isNearLimit(finding, one.expected));
  const found = asExpected(relevant, one.expected);
  for (const { message } of relevant)
    assert.match(message, /^(?!.*\.;).*[^.}][.?]$/s, 'what is found is told in whole sentences');
  if (expectation === 'breaks') assert.ok(one.expected.length > 0, 'an example that breaks marks what is found');
  assert.deepEqual(found, one.expected, `what is found now:\n${drawn(one.text, relevant)}`);
}

const rowSeverities = new Map(notes.flatMap(note => note.limits).map(({ id, severity }) => [id, severity]));

/** An example that keeps a limit often uses it up, which gives a hint; `test/checks/nearLimit.test.ts` is for those. */
function isNearLimit({ code, severity, start }: Finding, expected: Case['expected']): boolean {
  const isHint = severity === 'hint' && rowSeverities.has(code) && rowSeverities.get(code) !== 'hint';
  return isHint && !expected.some(one => one.code === code && one.start === start);
}
