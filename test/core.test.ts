import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

/** The built library in a bare world, as a worker is: no `require`, no `process`, no `Buffer`. */
function loadCore(): { createAnalyzer(): { analyse(text: string, language: string): Record<string, unknown> } } {
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

  it('says what it takes', () => {
    const analyzer = loadCore().createAnalyzer();
    const analyse = (text: unknown, language: unknown) => analyzer.analyse(text as string, language as string);
    assert.throws(() => analyse(undefined, 'yaml'), {
      message: 'The text to analyse must be a string, not undefined.',
    });
    assert.throws(() => analyse('', 'xml'), { message: 'The language must be "yaml" or "json", not "xml".' });
    assert.throws(() => analyse('', undefined), { message: 'The language must be "yaml" or "json", not undefined.' });
  });
});
