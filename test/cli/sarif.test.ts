import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log, Result } from 'sarif';
import type { FileFinding } from '../../src/cli/checkFile';
import { fingerprinted } from '../../src/cli/fingerprints';
import { asSarif } from '../../src/cli/formats/sarif';
import { knowledge } from '../support/knowledge';

/** OASIS's schema of 2.1.0, as Microsoft's package carries it. */
const schema = JSON.parse(
  readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
);
// Its patterns are older than the flag for Unicode.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);

const place = { line: 5, column: 16, endLine: 5, endColumn: 19 };
const finding: FileFinding = {
  ...{ ...place, file: 'a.yaml', code: 'lambda-timeout', severity: 'error', message: 'Timeout is 901 s.' },
  ...{ related: [], lineText: '      Timeout: 901' },
};

function logOf(...findings: readonly Partial<FileFinding>[]): Log {
  return logWith([], findings);
}

function logWith(problems: readonly string[], findings: readonly Partial<FileFinding>[]): Log {
  const all = fingerprinted(
    findings.map(one => ({ ...finding, ...one })),
    '.',
  );
  const result = { reports: [], problems, known: 0, milliseconds: 1, knowledge: knowledge(), failOn: 'error' } as const;
  return JSON.parse(JSON.stringify(asSarif({ ...result, findings: all })));
}

function problemsOf(log: Log): readonly string[] {
  return validate(log) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** What the standard asks and the schema can't say. */
function assertConsistent({ runs }: Log): void {
  const [run] = runs;
  assert.ok(run !== undefined);
  const ids = run.tool.driver.rules?.map(({ id }) => id) ?? [];
  assert.equal(new Set(ids).size, ids.length, 'a rule is described twice');
  const results = run.results ?? [];
  for (const result of results) {
    assert.equal(ids[result.ruleIndex ?? -1], result.ruleId);
    for (const { physicalLocation } of [...(result.locations ?? []), ...(result.relatedLocations ?? [])]) {
      const { artifactLocation, region } = physicalLocation ?? {};
      if (artifactLocation?.index !== undefined)
        assert.equal(run.artifacts?.[artifactLocation.index]?.location?.uri, artifactLocation.uri);
      const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = region ?? {};
      assert.ok(endLine > startLine || (endLine === startLine && endColumn >= startColumn));
    }
  }
  const fingerprints = results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
  assert.equal(new Set(fingerprints).size, results.length, 'two results are taken for one');
}

describe('SARIF', () => {
  it('is valid against the schema of 2.1.0, whatever is found where', () => {
    for (const log of [
      logOf(),
      logOf({}, { code: 'sqs-no-dlq', severity: 'information' }, { severity: 'warning' }, { severity: 'hint' }),
      logOf({}, { file: 'b.yaml' }, { file: 'a.yaml', line: 9, endLine: 9 }, { code: 'nowhere-described' }),
      logOf({ related: [{ ...place, file: 'parameters/ä b.json', message: 'Set here [now](x).' }] }),
      logOf(
        ...['ä b/%0A#?.yaml', 'C:\\a\\b.yaml', '../up.yaml', '/etc/a.yaml', 'new\nline.yaml', 'a:b.yaml'].map(file => ({
          file,
        })),
      ),
      logOf({ message: '\0\x1b[31m\u202e\ud800' }),
      logOf(...knowledge().ids.map(code => ({ code }))),
      logWith(["a.yaml can't be read: its permissions forbid it"], [{}]),
    ]) {
      assert.deepEqual(problemsOf(log), []);
      assertConsistent(log);
    }
  });

  it('is not valid with another level or an address that is none', () => {
    const log = logOf({});
    const result = log.runs[0]?.results?.[0];
    assert.ok(result !== undefined);
    const uri = { physicalLocation: { artifactLocation: { uri: 'a b' } } };
    Object.assign(result, { level: 'hint', locations: [uri] } as unknown as Result);
    assert.deepEqual(problemsOf(log), [
      '/runs/0/results/0/level must be equal to one of the allowed values',
      '/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri must match format "uri-reference"',
    ]);
  });

  it('makes no link of what stands in brackets in a message', () => {
    const [result] = logOf({ message: 'See [this](x) and [that].' }).runs[0]?.results ?? [];
    assert.equal(result?.message.text, 'See \\[this](x) and [that].');
  });
});
