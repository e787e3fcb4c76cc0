import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { market } from '../support/market';
import { shopJson } from '../support/shopJson';
import { pieces } from './mangled';

const cli = join(__dirname, '../../dist/cli.js');

const words =
  'check hover patterns notes show insert help --help --version --format --format=json --format=x --fail-on error never --base --form cfn --language yaml --';
const places =
  'market.yaml shop.json folder folder/deep.yaml nothing.yaml . .. market.yaml:10:5 market.yaml:0:0 market.yaml:99999:1 shop.json:3:-1 :1:1 sqs-dlq sqs lambda-timeout __proto__';

const argument = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words.split(' '), ...places.split(' ')) },
  { weight: 1, arbitrary: fc.constantFrom(...pieces) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 10 }) },
);
const line = fc
  .tuple(fc.constantFrom('check', 'hover', 'patterns', 'notes', ''), fc.array(argument, { maxLength: 5 }))
  .map(([command, rest]) => [command, ...rest].filter(word => word !== '' && !word.includes('\0')));

/** Whatever is typed behind `fieldnotes`: an answer, or one line on what is wrong with it. */
export function cleanOnAnyArguments(runs: number, seed: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'fieldnotes-'));
  mkdirSync(join(folder, 'folder'));
  for (const name of ['market.yaml', 'folder/deep.yaml']) writeFileSync(join(folder, name), market);
  writeFileSync(join(folder, 'shop.json'), shopJson);
  try {
    fc.assert(
      fc.property(line, words => answers(words, folder)),
      { numRuns: runs, seed },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function answers(words: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], { cwd, encoding: 'utf8' });
  assert.ok(status === 0 || status === 1 || status === 2, `${status} ${stderr}`);
  if (status === 2)
    assert.match(stderr, /^(?:(?:fieldnotes: [^\n]+\n)+|Usage: fieldnotes (?:(?!fieldnotes: ).*\n)+\n?)$/);
  else assert.doesNotMatch(stderr, /\n {4}at /);
  assert.ok(status === 2 || stdout !== '' || stderr !== '', 'nothing is said');
}
