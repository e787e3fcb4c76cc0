import assert from 'node:assert/strict';
import { createAnalyzer, type Finding, type ReadyFix } from '../../src/analysis';
import { applyEdits, type Edit } from '../../src/patterns/edit';
import { insertPattern } from '../../src/patterns/insert';
import { patternOf } from '../patterns/bundled';
import { type Case, casesOf } from '../support/examples';
import { analyse, knowledge } from '../support/knowledge';
import { notes } from '../support/notes';

describe('every fix of every example', () => {
  for (const note of notes) {
    it(`${note.name}: the finding goes, no new one comes`, () => {
      for (const section of note.sections) {
        const rows = note.limits.filter(limit => limit.id === section.id);
        const cases = section.examples
          .filter(({ expectation }) => expectation === 'breaks')
          .flatMap(example => casesOf(example, rows));
        for (const one of cases) tryFixes(one);
      }
    });
  }
});

function tryFixes(one: Case): void {
  const before = createAnalyzer(knowledge()).analyse(one.text, one.language);
  for (const finding of firstOfEach(before.findings)) {
    for (const fix of before.fixesFor(finding)) {
      const text = applyEdits(one.text, editsOf(fix, one));
      const after = createAnalyzer(knowledge()).analyse(text, one.language);
      const told = `"${fix.title}" for ${finding.code} makes\n${text}`;
      const same = (findings: readonly Finding[]) =>
        findings.filter(({ code, message }) => code === finding.code && message === finding.message).length;
      assert.equal(same(after.findings), same(before.findings) - 1, told);
      const known = new Set(serious(before.findings));
      const added = serious(after.findings).filter(code => !known.has(code));
      assert.deepEqual(added, [], told);
    }
  }
}

/** Of fifty findings of one kind the first three tell what the rest would. */
function firstOfEach(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, number>();
  return findings.filter(({ code }) => {
    const count = (seen.get(code) ?? 0) + 1;
    seen.set(code, count);
    return count <= 3;
  });
}

/** A pattern is inserted the way the editor does it. */
function editsOf(fix: ReadyFix, { text, language }: Case): readonly Edit[] {
  if ('edits' in fix) return fix.edits;
  const inserted = insertPattern(text, language, patternOf(fix.pattern), undefined, fix.connectTo);
  return 'edits' in inserted ? inserted.edits : assert.fail(`"${fix.title}": ${inserted.problem} in\n${text}`);
}

function isSerious({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

function serious(findings: readonly Finding[]): readonly string[] {
  return findings.filter(isSerious).map(({ code }) => code);
}

/** The text after the first fix of the first finding of that code. */
function fixed(text: string, code: string, language: 'yaml' | 'json' = 'yaml'): string | undefined {
  const analysis = analyse(text, language);
  const finding = analysis.findings.find(one => one.code === code);
  const [fix] = finding === undefined ? [] : analysis.fixesFor(finding);
  return fix !== undefined && 'edits' in fix ? applyEdits(text, fix.edits) : undefined;
}

const fn = (timeout: string, head = '') =>
  `${head}Resources:\n  F: # keep me\n    Type: AWS::Lambda::Function\n    Properties:\n      Timeout: ${timeout} # and me\n`;

describe('a fix', () => {
  it('sets the limit and touches nothing else', () => assert.equal(fixed(fn('901'), 'lambda-timeout'), fn('900')));
  it('keeps quotes', () => assert.equal(fixed(fn("'901'"), 'lambda-timeout'), fn("'900'")));
  it('takes the nearest allowed value', () => {
    const group = (days: number) =>
      `Resources:\n  L:\n    Type: AWS::Logs::LogGroup\n    Properties: {RetentionInDays: ${days}}\n`;
    assert.equal(fixed(group(31), 'logs-retention'), group(30));
  });
  it('mends a value where it sits: in the parameter', () => {
    const head = (seconds: number) => `Parameters:\n  Seconds: {Type: Number, Default: ${seconds}}\n`;
    assert.equal(fixed(fn('!Ref Seconds', head(901)), 'lambda-timeout'), fn('!Ref Seconds', head(900)));
  });
  it('works in JSON', () => {
    const text = (seconds: string) =>
      `{"Resources": {"F": {"Type": "AWS::Lambda::Function", "Properties": {"Timeout": ${seconds}}}}}`;
    assert.equal(fixed(text('"901"'), 'lambda-timeout', 'json'), text('"900"'));
  });
  it('is not offered for a value that is put together', () => {
    assert.equal(
      fixed(fn('!Sub "${Seconds}1"', 'Parameters:\n  Seconds: {Type: Number, Default: 90}\n'), 'lambda-timeout'),
      undefined,
    );
  });
});

describe('suppressing', () => {
  function suppressed(text: string, language: 'yaml' | 'json'): string {
    const analysis = analyse(text, language);
    const finding = analysis.findings.find(({ code }) => code === 'lambda-timeout');
    return applyEdits(text, (finding && analysis.suppressing(finding)) ?? []);
  }
  const codes = (text: string, language: 'yaml' | 'json' = 'yaml') =>
    analyse(text, language)
      .findings.filter(({ code }) => /^(?:lambda-timeout|ignore-)/.test(code))
      .map(({ severity, code, start, end }) => `${severity} ${code} ${text.slice(start, end)}`);

  it('writes a comment above the line in YAML', () => {
    const text = suppressed(fn('901'), 'yaml');
    assert.match(text, /\n {6}# fieldnotes-ignore lambda-timeout: reason\n {6}Timeout: 901/);
    assert.deepEqual(codes(text), []);
  });
  it('writes into the metadata in JSON', () => {
    const text = suppressed(
      '{\n  "Resources": {\n    "F": {\n      "Type": "AWS::Lambda::Function",\n      "Properties": { "Timeout": 901 }\n    }\n  }\n}\n',
      'json',
    );
    assert.deepEqual(JSON.parse(text).Resources.F.Metadata, { fieldnotes: { ignore: { 'lambda-timeout': 'reason' } } });
    assert.deepEqual(codes(text, 'json'), []);
  });
  it('holds on the line itself', () =>
    assert.deepEqual(codes(fn('901 # fieldnotes-ignore lambda-timeout: known')), []));
  it('holds for a whole resource through its metadata', () => {
    assert.deepEqual(codes(`${fn('901')}    Metadata: {fieldnotes: {ignore: [lambda-timeout]}}\n`), []);
  });
  it('that holds nothing back is a hint at its id', () => {
    assert.deepEqual(codes(fn('900 # fieldnotes-ignore lambda-timeout: old')), ['hint ignore-unused lambda-timeout']);
  });
  it('without a known id is a warning at its place', () => {
    assert.deepEqual(codes(fn('900 # fieldnotes-ignore lambda-timeot: typo')), [
      'warning ignore-unknown lambda-timeot',
    ]);
  });
});
