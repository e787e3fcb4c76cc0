import assert from 'node:assert/strict';
import type { Finding, ReadyFix } from '../../src/analysis';
import type { Note } from '../../src/knowledge/note';
import { derive, type Way } from './derive';
import { type Case, casesOf, type Expected } from './examples';
import { analysisOf, type Text, tryFix } from './fixing';

export interface Broken {
  readonly one: Case;
  /** What the example is for. */
  readonly id: string;
}

/** Every `breaks` example of a note, in all languages and forms it is run in. */
export function brokenIn(note: Note): readonly Broken[] {
  return note.sections.flatMap(({ id, examples }) => {
    const rows = note.limits.filter(limit => limit.id === id);
    return examples
      .filter(({ expectation }) => expectation === 'breaks')
      .flatMap(example => casesOf(example, rows))
      .flatMap(one => (id === undefined ? [] : [{ one, id }]));
  });
}

/** Of fifty findings of one kind the first three tell what the rest would. */
export function tryAll(one: Text, id: string): void {
  const before = analysisOf(one);
  const ours = before.findings.filter(({ code }) => code === id).slice(0, 3);
  for (const finding of ours) for (const fix of before.fixesFor(finding)) tryFix(one, before, finding, fix);
}

/** Another value is as right in a parameter as it was in the property. */
export function tryDerived(one: Case, id: string, way: Way): void {
  const expected = one.expected.find(({ code }) => code === id);
  const derived = expected && derive(one, expected, way);
  if (expected === undefined || derived === undefined) return;
  const text: Text = { text: derived.text, language: 'yaml' };
  const [plain, moved] = [analysisOf(one), analysisOf(text)];
  const finding = findingAt(moved.findings, derived.expected);
  if (finding === undefined) return;
  const fixes = moved.fixesFor(finding);
  for (const fix of fixes) tryFix(text, moved, finding, fix);
  const original = findingAt(plain.findings, expected);
  const titles = original === undefined ? [] : plain.fixesFor(original).filter(isOfValue).map(titleOf);
  assert.deepEqual(
    titles.filter(title => !fixes.map(titleOf).includes(title)),
    [],
    `for ${expected.code} in\n${derived.text}`,
  );
}

function findingAt(findings: readonly Finding[], { code, start, end }: Pick<Expected, 'code' | 'start' | 'end'>) {
  return findings.find(one => one.code === code && one.start === start && one.end === end);
}

function isOfValue(fix: ReadyFix): boolean {
  return fix.title.startsWith('Set to ');
}

function titleOf({ title }: ReadyFix): string {
  return title;
}
