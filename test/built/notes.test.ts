import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import expected from '../knowledge/statements.json';

const cli = join(__dirname, '../../dist/cli.js');
const template = 'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Timeout: 61\n';
const minute =
  '---\ntitle: Our team\nlimits:\n  team-timeout:\n    at: AWS::Lambda::Function.Timeout\n    max: 60\n    unit: seconds\n---\nOurs.\n';
let folder = '';

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

interface Finding {
  readonly code: string;
  readonly message: string;
}

function findings(): readonly Finding[] {
  return JSON.parse(run('check', '--format', 'json', 'template.yaml').stdout).findings;
}

describe('fieldnotes notes', () => {
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'fieldnotes-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('--format json gives every statement with its verdict', () => {
    const { statements } = JSON.parse(run('notes', '--format', 'json').stdout);
    const verdicts = Object.fromEntries(
      statements.map(({ id, verdict }: { id: string; verdict: string }) => [id, verdict]),
    );
    assert.deepEqual(verdicts, expected);
    for (const field of ['id', 'service', 'kind', 'verdict', 'noted', 'now', 'since', 'source', 'checked', 'types']) {
      assert.ok(
        statements.every((one: object) => field in one),
        field,
      );
    }
  });

  it('lists the notes', () => {
    const { status, stdout } = run('notes');
    assert.equal(status, 0);
    assert.match(stdout, /^sqs +Amazon SQS: A queue keeps messages/m);
  });

  it('WORDS searches, in text and JSON', () => {
    assert.match(
      run('notes', 'dead', 'letter').stdout,
      /^Amazon SQS \(sqs\)\n(?:.*\n)*? {2}sqs-dlq: A dead-letter queue takes the messages that fail\./m,
    );
    const { statements, sections } = JSON.parse(run('notes', 'dead', 'letter', '--format', 'json').stdout);
    assert.ok(statements.some(({ id }: { id: string }) => id === 'sqs-dlq'));
    assert.ok(sections.some(({ id }: { id: string }) => id === 'sqs-max-receive-count'));
  });

  it('shows what no longer holds as such', () => {
    assert.match(
      run('notes', '256', 'KB').stdout,
      /sns-256kb: noted in December 2020, outdated: A message holds 256 KB at most\.\n {4}Today: 256 KiB is now the default/,
    );
  });

  it('says where there is nothing', () =>
    assert.equal(run('notes', 'hippopotamus').stdout, 'Nothing in the notes on hippopotamus.\n'));

  for (const [id, title] of [
    ['sqs', 'Amazon SQS'],
    ['sqs-14-days', 'Amazon SQS'],
    ['sqs-ranges-retention', 'Amazon SQS'],
    ['changed', 'What changed since December 2020'],
    ['index', 'All notes'],
  ] as const) {
    it(`show ${id} prints the page "${title}"`, () => {
      const { status, stdout } = run('notes', 'show', id);
      assert.equal(status, 0);
      assert.equal(stdout.split('\n')[0], `# ${title}`);
    });
  }

  it('show says in one sentence, with exit code 2, what is not there', () => {
    const { status, stdout, stderr } = run('notes', 'show', 'nothing');
    assert.deepEqual([status, stdout], [2, '']);
    assert.equal(
      stderr,
      'fieldnotes: there is no note, limit, check or statement nothing; "fieldnotes notes" lists the notes\n',
    );
  });
});

describe('fieldnotes with a team’s notes', () => {
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'fieldnotes-'));
    mkdirSync(join(folder, '.fieldnotes'));
    writeFileSync(join(folder, 'template.yaml'), template);
    writeFileSync(join(folder, '.fieldnotes/team.md'), minute);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('check finds what breaks them', () => {
    const found = findings().find(({ code }) => code === 'team-timeout');
    assert.equal(
      found?.message,
      "Timeout is 61 s, but the maximum is 60 s (1 min). This limit is the team's own (.fieldnotes/team.md).",
    );
  });

  it('hover and notes show them', () => {
    assert.match(run('hover', 'template.yaml:5:9').stdout, /60 s \(1 min\)/);
    assert.match(run('notes', 'show', 'team-timeout').stdout, /^# Our team\n/);
  });

  it('tells a mistake on stderr, with file and line, and goes on', () => {
    writeFileSync(join(folder, '.fieldnotes/wrong.md'), minute.replace('max: 60', 'max: sixty'));
    try {
      const { status, stderr } = run('check', 'template.yaml');
      assert.equal(status, 1);
      assert.equal(
        stderr,
        '.fieldnotes/wrong.md:6:5 max must be a number. This note is ignored until that is fixed.\n',
      );
      assert.ok(findings().some(({ code }) => code === 'team-timeout'));
    } finally {
      rmSync(join(folder, '.fieldnotes/wrong.md'));
    }
  });

  it('goes on where a note can’t be read', () => {
    mkdirSync(join(folder, '.fieldnotes/folder.md'));
    const { status, stderr } = run('check', 'template.yaml');
    assert.equal(status, 1);
    assert.match(stderr, /^\.fieldnotes\/folder\.md can't be read: .*\n$/);
  });
});
