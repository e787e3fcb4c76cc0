import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Finding } from '../src/analysis';
import { analyse } from './support/knowledge';

/** What the examples are for: these limits and no others; hints come and go with the notes. */
const broken: Readonly<Record<string, readonly string[]>> = {
  'shop.yaml': [
    'lambda-memory',
    'lambda-timeout',
    'esm-batch',
    'esm-batch-window',
    'sqs-fifo-name',
    'sqs-ranges-visibility',
    'sqs-ranges-retention',
    'sqs-max-receive-count',
    'sqs-dlq-retention',
    'sqs-ranges-delay',
    's3-bucket-name',
    'sns-fifo-name',
    'ddb-lsi-count',
    'logs-retention',
  ],
  'reports.json': ['lambda-timeout', 'lambda-memory', 'lambda-tmp', 'iam-session-duration'],
  'shop-mended.yaml': [],
};

describe('the examples', () => {
  for (const [name, expected] of Object.entries(broken)) {
    it(`${name} shows ${expected.length === 0 ? 'nothing' : `${expected.length} limits`}`, () => {
      const { isTemplate, findings } = analyse(textOf(name), name.endsWith('.json') ? 'json' : 'yaml');
      assert.ok(isTemplate);
      assert.deepEqual(
        findings.filter(isMoreThanHint).map(({ code }) => code),
        expected,
      );
    });
  }

  it('say which file is the mended one', () => {
    assert.match(textOf('shop.yaml'), /^#.*\bshop-mended\.yaml\b/m);
    const idsIn = (name: string) => [...textOf(name).matchAll(/^ {2}(\w+):$/gm)].map(match => match[1]);
    assert.deepEqual(idsIn('shop-mended.yaml'), idsIn('shop.yaml'));
  });
});

function isMoreThanHint({ severity }: Finding): boolean {
  return severity !== 'hint';
}

function textOf(name: string): string {
  return readFileSync(new URL(`../examples/${name}`, import.meta.url), 'utf8');
}
