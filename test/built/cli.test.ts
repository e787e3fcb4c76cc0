import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const cli = join(__dirname, '../../dist/cli.js');
let folder = '';

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

function write(name: string, text: string | Buffer): void {
  writeFileSync(join(folder, name), text);
}

const broken = 'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Timeout: 901\n';

describe('fieldnotes', () => {
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'fieldnotes-'));
    write('broken.yaml', broken);
    write(
      'whole.json',
      JSON.stringify({ Resources: { F: { Type: 'AWS::Lambda::Function', Properties: { Timeout: 900 } } } }),
    );
    write('package.json', '{"name": "AWS::Lambda::Function"}');
    write('wide.yaml', Buffer.from(`\uFEFF${broken}`, 'utf16le'));
    write('.gitignore', 'ignored/\n');
    mkdirSync(join(folder, 'ignored'));
    write('ignored/broken.yaml', broken);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('shows how it is used where no command is given, and nothing more', () => {
    const { status, stderr } = run();
    assert.equal(status, 2);
    assert.match(stderr, /^Usage: fieldnotes \[options\] \[command\]\n/);
    assert.doesNotMatch(stderr, /outputHelp/);
  });

  it('check prints a line for each finding and exits 1', () => {
    const { status, stdout, stderr } = run('check', 'broken.yaml');
    assert.equal(status, 1);
    assert.equal(stderr, '');
    assert.match(
      stdout,
      /^broken\.yaml:5:16 error lambda-timeout: Timeout is 901 s, but Lambda stops a function after 900 s/m,
    );
  });

  it('check says once that a template is too large, checks the others and exits with 2', () => {
    write('large.yaml', `${broken}#${' '.repeat(1_500_000)}`);
    write('types.json', `{"ResourceTypes": {"AWS::Lambda::Function": "${' '.repeat(1_500_000)}"}}`);
    const { status, stdout, stderr } = run('check', 'large.yaml', 'types.json', 'broken.yaml');
    for (const name of ['large.yaml', 'types.json']) rmSync(join(folder, name));
    assert.equal(status, 2);
    assert.equal(stderr, "fieldnotes: large.yaml can't be checked: it has more than 1.5 million characters\n");
    assert.match(stdout, /^1 template checked in \d+\.\d s: 1 error/m);
  });

  it('check --base finds what an update from that version can not do', () => {
    const indexes = (names: string) =>
      `Resources:\n  T:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      GlobalSecondaryIndexes: [${names}]\n`;
    write('base.yaml', indexes(''));
    write('next.yaml', indexes('{IndexName: one}, {IndexName: two}'));
    const { stdout } = run('check', '--base', 'base.yaml', 'next.yaml');
    assert.match(stdout, /^next\.yaml:5:62 warning ddb-gsi-one-per-update: T adds 2 /m);
    for (const [args, message] of [
      [['base.yaml', 'next.yaml', 'broken.yaml'], '--base is for one template; 2 files are to be checked'],
      [['package.json', 'next.yaml'], "package.json isn't a template, so there is nothing to compare with"],
      [['none.yaml', 'next.yaml'], "none.yaml can't be read"],
    ] as const) {
      const { status, stderr } = run('check', '--base', ...args);
      assert.equal(status, 2);
      assert.ok(stderr.startsWith(`fieldnotes: ${message}`), stderr);
    }
    for (const name of ['base.yaml', 'next.yaml']) rmSync(join(folder, name));
  });

  it('check --format json gives places from 1, ends exclusive', () => {
    const report = JSON.parse(run('check', '--format', 'json', 'broken.yaml').stdout);
    assert.equal(report.templates, 1);
    assert.equal(report.skipped, 0);
    const finding = report.findings.find((one: { code: string }) => one.code === 'lambda-timeout');
    const { message, ...rest } = finding;
    assert.match(message, /^Timeout is 901 s/);
    assert.deepEqual(rest, {
      file: 'broken.yaml',
      code: 'lambda-timeout',
      severity: 'error',
      line: 5,
      column: 16,
      endLine: 5,
      endColumn: 19,
      related: [],
    });
  });

  it('check searches folders, skips what is no template, and leaves out what git ignores', () => {
    const report = JSON.parse(run('check', '--format', 'json', '.').stdout);
    assert.deepEqual([report.templates, report.skipped], [3, 1]);
    const files = report.findings
      .filter((one: { code: string }) => one.code === 'lambda-timeout')
      .map((one: { file: string }) => one.file);
    assert.deepEqual(files, ['broken.yaml', 'wide.yaml']);
  });

  it('check reports many files in their order, in threads where there are processors, and tells their sum', () => {
    mkdirSync(join(folder, 'many'));
    const names = Array.from({ length: 1001 }, (_, index) => `many/${index + 1000}.yaml`);
    for (const name of names) write(name, broken);
    write('many/large.yaml', `${broken}#${' '.repeat(1_500_000)}`);
    const { status, stdout, stderr } = run('check', 'many');
    rmSync(join(folder, 'many'), { recursive: true });
    assert.equal(status, 2);
    assert.match(stderr, /^fieldnotes: many\/large\.yaml can't be checked: [^\n]+\n$/);
    const errors = stdout.split('\n').filter(line => line.includes(' error '));
    assert.deepEqual(
      errors.map(line => line.slice(0, line.indexOf(' '))),
      names.map(name => `${name}:5:16`),
    );
    assert.match(stdout, /^1,001 templates checked in [\d.]+ s \([\d,]+ per second\): 1,001 errors(?:, |$)/m);
  });

  it('check exits by --fail-on', () => {
    assert.equal(run('check', '--fail-on', 'never', 'broken.yaml').status, 0);
    assert.equal(run('check', '--fail-on', 'hint', 'broken.yaml').status, 1);
    assert.equal(run('check', 'whole.json').status, 0);
  });

  for (const [name, args, sentence] of [
    ['a path that is not there', ['check', 'nowhere'], "nowhere can't be read: there is no such file or folder"],
    ['an unknown command', ['chekc'], "unknown command 'chekc' (Did you mean check?)"],
    ['a command unlike any', ['frob'], 'unknown command \'frob\'; "fieldnotes --help" lists the commands'],
    ['an unknown option', ['check', '--formt', 'json', '.'], "unknown option '--formt'"],
    [
      'a wrong choice',
      ['check', '--fail-on', 'x', '.'],
      '--fail-on must be error, warning, information, hint or never',
    ],
    ['a wrong shell', ['completion', 'sh'], 'shell must be bash, zsh or fish, not sh'],
    ['no path', ['check'], "missing required argument 'paths'; --help says what the command takes"],
    ['a place without a column', ['hover', 'broken.yaml:5'], 'not of the form FILE:LINE:COLUMN'],
    ['a line past the end', ['hover', 'broken.yaml:500:1'], 'has no line 500'],
    ['an unknown pattern', ['patterns', 'show', 'nothing'], 'there is no pattern nothing'],
  ] as const) {
    it(`says in one sentence, with exit code 2: ${name}`, () => {
      const { status, stdout, stderr } = run(...args);
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.ok(stderr.startsWith('fieldnotes: ') && stderr.includes(sentence), stderr);
      assert.equal(stderr.trimEnd().split('\n').length, 1);
    });
  }

  it('hover prints the note', () => {
    const { status, stdout } = run('hover', 'broken.yaml:5:9');
    assert.equal(status, 0);
    assert.match(stdout, /\*\*Timeout\*\*/);
    assert.match(stdout, /900 s \(15 min\)/);
  });

  it('patterns lists, and show prints a template that check accepts', () => {
    const { patterns } = JSON.parse(run('patterns', '--format', 'json').stdout);
    const fanout = patterns.find((pattern: { id: string }) => pattern.id === 'sns-fanout');
    assert.deepEqual(fanout.forms, ['cfn', 'sam']);
    for (const language of ['yaml', 'json']) {
      write(
        `fanout.${language}`,
        run('patterns', 'show', 'sns-fanout', '--form', 'sam', '--language', language).stdout,
      );
      const report = JSON.parse(run('check', '--format', 'json', '--fail-on', 'warning', `fanout.${language}`).stdout);
      assert.equal(report.templates, 1);
    }
  });

  it('notes lists and searches', () => {
    const { statements } = JSON.parse(run('notes', '--format', 'json').stdout);
    assert.ok(statements.some((one: { id: string }) => one.id === 'lambda-15min'));
    assert.match(run('notes', 'dead', 'letter').stdout, /dead-letter/);
  });
});
