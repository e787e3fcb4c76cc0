import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

/** The built library in a bare world, as a worker is: no `require`, no `process`, no `Buffer`. */
function loadCore(): {
  createAnalyzer(): { analyse(text: string, language: string, settings?: object): Record<string, unknown> };
} {
  const module = { exports: {} };
  const source = readFileSync(join(__dirname, '../dist/core.js'), 'utf8');
  runInNewContext(source, { module, exports: module.exports, TextEncoder, console });
  return module.exports as ReturnType<typeof loadCore>;
}

describe('dist/core.js', () => {
  it('works where there is nothing of node', () => {
    const text = 'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Timeout: 901\n';
    const analysis = loadCore().createAnalyzer().analyse(text, 'yaml') as {
      isTemplate: boolean;
      findings: readonly { code: string; start: number; end: number }[];
      hoverAt(offset: number): { markdown: string } | undefined;
    };
    assert.equal(analysis.isTemplate, true);
    const finding = analysis.findings.find(({ code }) => code === 'lambda-timeout');
    assert.equal(text.slice(finding?.start, finding?.end), '901');
    assert.match(analysis.hoverAt(text.indexOf('Timeout'))?.markdown ?? '', /1 to 900 s/);
  });

  it('gives findings that can be made JSON', () => {
    const text = 'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Timeout: 901\n';
    const { findings } = loadCore().createAnalyzer().analyse(text, 'yaml') as { findings: readonly object[] };
    const [finding] = JSON.parse(JSON.stringify(findings)) as { code: string; related: unknown[] }[];
    assert.deepEqual(Object.keys(finding ?? {}).sort(), [
      'code',
      'end',
      'message',
      'related',
      'severity',
      'source',
      'start',
    ]);
  });

  it('takes a part of the settings', () => {
    const text = 'Resources:\n  In: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 901}}\n';
    const codes = (settings: object) => {
      const { findings } = loadCore().createAnalyzer().analyse(text, 'yaml', settings);
      return Array.from(findings as readonly { code: string }[], ({ code }) => code);
    };
    assert.deepEqual(codes({}), ['sqs-no-dlq', 'sqs-ranges-delay']);
    assert.deepEqual(codes({ advice: false }), ['sqs-ranges-delay']);
    assert.deepEqual(codes({ severities: { 'sqs-ranges-delay': 'off' } }), ['sqs-no-dlq']);
    assert.throws(() => codes({ severities: { 'sqs-ranges-delay': 'loud' } }), {
      message: 'The severity of sqs-ranges-delay must be error, warning, information, hint or off, not "loud".',
    });
  });

  it('says what it takes', () => {
    const analyzer = loadCore().createAnalyzer();
    const analyse = (text: unknown, language: unknown) => analyzer.analyse(text as string, language as string);
    assert.throws(() => analyse(undefined, 'yaml'), {
      message: 'The text to analyse must be a string, not undefined.',
    });
    assert.throws(() => analyse('', 'xml'), { message: 'The language must be "yaml" or "json", not "xml".' });
    assert.throws(() => analyse(null, 'yaml'), { message: 'The text to analyse must be a string, not null.' });
    assert.throws(() => analyse('', undefined), { message: 'The language must be "yaml" or "json", not undefined.' });
  });
});
