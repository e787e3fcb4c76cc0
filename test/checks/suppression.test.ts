import assert from 'node:assert/strict';
import { createAnalyzer, defaultSettings, type Language } from '../../src/analysis';
import { applyEdits } from '../../src/patterns/edit';
import { analyse, knowledge } from '../support/knowledge';

type Told = readonly string[];

/** Errors, warnings and what is said of suppressions: severity, code and the underlined text. */
function told(text: string, language: Language = 'yaml'): Told {
  return analyse(text, language)
    .findings.filter(({ code, severity }) => /^ignore-/.test(code) || severity === 'error' || severity === 'warning')
    .map(({ severity, code, start, end }) => `${severity} ${code} ${text.slice(start, end)}`);
}

/** The text after the only fix of the first finding of that code. */
function mended(text: string, code: string, language: Language = 'yaml'): string | undefined {
  const analysis = analyse(text, language);
  const finding = analysis.findings.find(one => one.code === code) ?? assert.fail(`no ${code}`);
  const [fix, ...others] = analysis.fixesFor(finding);
  assert.deepEqual(others, []);
  return fix && 'edits' in fix ? applyEdits(text, fix.edits) : undefined;
}

function ignored(text: string, code: string, language: Language = 'yaml'): string {
  const analysis = analyse(text, language);
  const finding = analysis.findings.find(one => one.code === code) ?? assert.fail(`no ${code}`);
  return applyEdits(text, analysis.suppressing(finding) ?? assert.fail('no place'));
}

const fn = (lines: string) => `Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n${lines}`;
const broken = '      Timeout: 901\n      MemorySize: 1\n';
const both = ['error lambda-timeout 901', 'error lambda-memory 1'];

describe('a comment that ignores', () => {
  it('holds for its line, and above it for the next one with content', () => {
    assert.deepEqual(told(fn(broken)), both);
    assert.deepEqual(told(fn(broken.replace('901', '901 # fieldnotes-ignore lambda-timeout: known'))), [both[1]]);
    assert.deepEqual(told(fn(`      # fieldnotes-ignore lambda-timeout: known\n\n      # more\n${broken}`)), [both[1]]);
  });
  it('takes several ids, and says of each whether it is used', () => {
    const line = '{Timeout: 901, MemorySize: 1}\n';
    const text = (ids: string) =>
      fn('').replace('Properties:\n', `# fieldnotes-ignore ${ids}: known\n    Properties: ${line}`);
    assert.deepEqual(told(text('lambda-timeout, lambda-memory')), []);
    assert.deepEqual(told(text('lambda-timeout,lambda-memory,lambda-name')), ['hint ignore-unused lambda-name']);
    assert.equal(
      mended(text('lambda-timeout, lambda-memory, lambda-name'), 'ignore-unused'),
      text('lambda-timeout, lambda-memory'),
    );
    assert.equal(
      mended(text('lambda-name, lambda-timeout, lambda-memory'), 'ignore-unused'),
      text('lambda-timeout, lambda-memory'),
    );
  });
  it('holds at the default of a parameter that breaks a limit elsewhere', () => {
    const text = (comment: string) =>
      `Parameters:\n  Seconds:\n    Type: Number\n    Default: 901${comment}\n${fn('      Timeout: !Ref Seconds\n')}`;
    assert.deepEqual(told(text('')), ['warning lambda-timeout Seconds']);
    assert.deepEqual(told(text(' # fieldnotes-ignore lambda-timeout: known')), []);
  });
  it('holds for items of a list, and for the whole of a text that begins in its line', () => {
    const list = fn(
      '      Environment:\n        Variables:\n          # fieldnotes-ignore lambda-env-names: known\n          AWS_REGION: x\n',
    );
    assert.deepEqual(told(list), []);
    const machine = (comment: string) =>
      `Resources:\n  M:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      RoleArn: x\n${comment}      DefinitionString: |\n        {"StartAt": "A", "States": {"A":\n          {"Type": "Wait", "Seconds": 99999999, "End": true}}}\n`;
    assert.deepEqual(told(machine('')), ['warning sfn-timeout-year 99999999']);
    assert.deepEqual(told(machine('      # fieldnotes-ignore sfn-timeout-year: known\n')), []);
  });
  it('holds for the whole resource at its name, its type and whatever else stands beside its properties', () => {
    const lines = ['  F:', '    Type: AWS::Lambda::Function', '    DeletionPolicy: Retain', '    Properties:', broken];
    const text = (at: number, isAbove: boolean) =>
      `Resources:\n${lines
        .map((line, index) => {
          const comment = '# fieldnotes-ignore lambda-timeout: known';
          if (index !== at) return line;
          return isAbove ? `    ${comment}\n${line}` : `${line} ${comment}`;
        })
        .join('\n')}`;
    for (const at of [0, 1, 2, 3])
      for (const isAbove of [true, false]) assert.deepEqual(told(text(at, isAbove)), [both[1]], text(at, isAbove));
    // Above the first property it is for that one.
    const first = fn(`      # fieldnotes-ignore lambda-memory: known\n${broken}`);
    assert.deepEqual(told(first), ['hint ignore-unused lambda-memory', ...both]);
  });
  it('is none in a quoted text, in code, or within a word', () => {
    const texts = [
      '      Description: "x # fieldnotes-ignore lambda-timeout: no"\n',
      "      Description: 'x\n        # fieldnotes-ignore lambda-timeout: no'\n",
      '      Runtime: python3.14\n      Handler: index.handler\n      Code:\n        ZipFile: |\n          # fieldnotes-ignore lambda-timeout: no\n          pass\n',
      '      Description: x# fieldnotes-ignore lambda-timeout\n',
    ];
    for (const text of texts) assert.deepEqual(told(fn(text + broken)), both, text);
  });
  it('is one right behind code', () => {
    const text = `      Runtime: python3.14\n      Handler: index.handler\n      Code:\n        ZipFile: |\n          pass\n      # fieldnotes-ignore lambda-timeout: yes\n${broken}`;
    assert.deepEqual(told(fn(text)), [both[1]]);
  });
});

describe('what ignores nothing', () => {
  it('is a hint, and taken away with its line or the blanks before it', () => {
    const text = fn('      Timeout: 900 # fieldnotes-ignore lambda-timeout: old\n');
    assert.deepEqual(told(text), ['hint ignore-unused lambda-timeout']);
    assert.equal(mended(text, 'ignore-unused'), fn('      Timeout: 900\n'));
    const above = fn('      # fieldnotes-ignore lambda-timeout: old\n      Timeout: 900\n');
    assert.equal(mended(above, 'ignore-unused'), fn('      Timeout: 900\n'));
    const windows = above.replaceAll('\n', '\r\n');
    assert.equal(mended(windows, 'ignore-unused'), fn('      Timeout: 900\n').replaceAll('\n', '\r\n'));
  });
  it('is taken out of the metadata, with what would be left empty', () => {
    const text = (metadata: string) => fn('      Timeout: 901\n') + metadata;
    const one = text('    Metadata:\n      fieldnotes:\n        ignore:\n          lambda-name: old\n');
    assert.equal(mended(one, 'ignore-unused'), text(''));
    assert.equal(
      mended(text('    Metadata: {fieldnotes: {ignore: [lambda-name, lambda-timeout]}, A: 1}\n'), 'ignore-unused'),
      text('    Metadata: {fieldnotes: {ignore: [lambda-timeout]}, A: 1}\n'),
    );
    const json = (metadata: string) =>
      `{"Resources": {"F": {"Type": "AWS::SQS::Queue", "Properties": {"DelaySeconds": 1}${metadata}}}}`;
    assert.equal(
      mended(json(', "Metadata": {"fieldnotes": {"ignore": {"sqs-ranges-delay": "old"}}}'), 'ignore-unused', 'json'),
      json(''),
    );
  });
  it('is told where the finding is', () => {
    const text = fn('      Handler: a.b # fieldnotes-ignore lambda-timeout: known\n      Timeout: 901\n');
    const finding = analyse(text).findings.find(({ code }) => code === 'ignore-unused');
    assert.equal(
      finding?.message,
      'Nothing to ignore here: lambda-timeout is found in line 6. Move this there or remove it.',
    );
    assert.deepEqual(
      finding?.related.map(({ start, end }) => text.slice(start, end)),
      ['901'],
    );
  });
  it('is a warning without an id, whatever stands behind it', () => {
    for (const comment of ['# fieldnotes-ignore', '# fieldnotes-ignore: known', '#fieldnotes-ignore # known'])
      assert.deepEqual(told(fn(`      Timeout: 901 ${comment}\n`)), [
        both[0],
        `warning ignore-unknown ${comment.replace(/(?<=ignore).*/, '')}`,
      ]);
    assert.deepEqual(told(fn('      Timeout: 900 # see fieldnotes-ignore\n')), []);
  });
  it('is a warning where no note has the id, with the one that was meant', () => {
    const text = (id: string) => fn(`      Timeout: 901 # fieldnotes-ignore ${id}: known\n`);
    assert.deepEqual(told(text('lambda-timeot')), [both[0], 'warning ignore-unknown lambda-timeot']);
    assert.equal(mended(text('lambda-timeot'), 'ignore-unknown'), text('lambda-timeout'));
    const json = (id: string) =>
      `{"Resources": {"F": {"Type": "AWS::SQS::Queue", "Metadata": {"fieldnotes": {"ignore": ["${id}"]}}, "Properties": {"DelaySeconds": 901}}}}`;
    assert.equal(mended(json('sqs-ranges-dely'), 'ignore-unknown', 'json'), json('sqs-ranges-delay'));
    const unlike = text('nothing-like-it-at-all');
    assert.equal(mended(unlike, 'ignore-unknown'), undefined);
  });
  it('can be switched off by its id', () => {
    const text = fn('      Timeout: 900 # fieldnotes-ignore lambda-timeout: old\n');
    const settings = { ...defaultSettings, severities: { 'ignore-unused': 'off' } as const };
    const { findings } = createAnalyzer(knowledge()).analyse(text, 'yaml', settings);
    assert.equal(
      findings.some(({ code }) => code === 'ignore-unused'),
      false,
    );
  });
});

describe('writing that a finding is meant', () => {
  it('goes above the line, in the line breaks of the file', () => {
    const text = fn(broken).replaceAll('\n', '\r\n');
    const expected = fn(`      # fieldnotes-ignore lambda-timeout: reason\n${broken}`).replaceAll('\n', '\r\n');
    assert.equal(ignored(text, 'lambda-timeout'), expected);
  });
  it('goes above a text of several lines, and holds for what is in it', () => {
    const text =
      'Resources:\n  M:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      RoleArn: x\n      DefinitionString: |\n        {"StartAt": "A", "States": {"A":\n          {"Type": "Wait", "Seconds": 99999999, "End": true}}}\n';
    const after = ignored(text, 'sfn-timeout-year');
    assert.match(after, /RoleArn: x\n {6}# fieldnotes-ignore sfn-timeout-year: reason\n {6}DefinitionString/);
    assert.deepEqual(told(after), []);
  });
  it('joins a list that is there already in JSON', () => {
    const text = (ids: string) =>
      `{"Resources": {"F": {"Type": "AWS::Lambda::Function", "Metadata": {"fieldnotes": {"ignore": [${ids}]}}, "Properties": {"Timeout": 901, "MemorySize": 1}}}}`;
    const after = ignored(text('"lambda-memory"'), 'lambda-timeout', 'json');
    assert.deepEqual(JSON.parse(after).Resources.F.Metadata.fieldnotes.ignore, ['lambda-memory', 'lambda-timeout']);
    assert.deepEqual(told(after, 'json'), []);
  });
});
