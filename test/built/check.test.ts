import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from 'sarif';

const cli = join(__dirname, '../../dist/cli.js');
let folder = '';

interface Options {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

function run(args: readonly string[], { input, env, cwd = folder }: Options = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd,
    encoding: 'utf8',
    ...(input !== undefined && { input }),
    env: { ...process.env, FORCE_COLOR: '', NO_COLOR: '', ...env },
  });
  return { status, stdout, stderr };
}

function write(name: string, text: string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const read = (name: string) => readFileSync(join(folder, name), 'utf8');

const broken = 'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Timeout: 901\n';
const other = '{"name": "a"}';

describe('fieldnotes check', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fieldnotes-'));
    write('broken.yaml', broken);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  describe('finds its files', () => {
    it('takes patterns, several folders, and a folder or file that git ignores but that is named', () => {
      write('.gitignore', 'ignored/\n');
      write('ignored/a.yaml', broken);
      write('one/b.yaml', broken);
      write('two/c.template', broken);
      const files = (...args: string[]) =>
        [...new Set(run(['check', '--format', 'github', ...args]).stdout.match(/file=[^,]+/g))].map(one =>
          one.slice(5),
        );
      assert.deepEqual(files('.'), ['broken.yaml', 'one/b.yaml', 'two/c.template']);
      assert.deepEqual(files('one', 'two'), ['one/b.yaml', 'two/c.template']);
      assert.deepEqual(files('**/*.yaml'), ['broken.yaml', 'one/b.yaml']);
      assert.deepEqual(files('ignored'), ['ignored/a.yaml']);
      assert.deepEqual(files('ignored/a.yaml'), ['ignored/a.yaml']);
      assert.deepEqual(files('one', './one/b.yaml', join(folder, 'one')), ['one/b.yaml']);
      assert.deepEqual(files('.', '--ignore', 'two/**', '--ignore', '*.yaml'), ['one/b.yaml']);
      assert.deepEqual(files('.', '!two/**', '!*.yaml'), ['one/b.yaml']);
      assert.deepEqual(files('**/*.yaml', '!one/**'), ['broken.yaml']);
      write('.fieldnotesignore', 'one\n');
      assert.deepEqual(files('.'), ['broken.yaml', 'two/c.template']);
    });

    it('says that there is no template, unless that is no mistake', () => {
      write('package.json', other);
      assert.deepEqual(run(['check', 'package.json']), {
        status: 2,
        stdout: '',
        stderr: 'fieldnotes: no template found in package.json\n',
      });
      const allowed = run(['check', 'package.json', '--allow-empty']);
      assert.equal(allowed.status, 0);
      assert.equal(allowed.stderr, '');
      const { status, stdout } = run(['check', 'package.json', '--format', 'json']);
      assert.equal(status, 2);
      assert.deepEqual(JSON.parse(stdout), {
        ...{ templates: 0, skipped: 1, findings: [] },
        problems: ['no template found in package.json'],
      });
    });

    it('checks the part of a template in a file of the Serverless Framework, which is none itself', () => {
      const resources = broken.replace(/^/gm, '  ').trimEnd();
      write('serverless.yml', `service: orders\nprovider: {name: aws}\nfunctions: {}\nresources:\n${resources}\n`);
      const { status, stdout } = run(['check', 'serverless.yml', '--format', 'json']);
      const { templates, skipped, findings } = JSON.parse(stdout);
      assert.deepEqual([status, templates, skipped], [1, 0, 1]);
      assert.deepEqual(
        findings.map(({ code, line }: { code: string; line: number }) => [code, line]),
        [['lambda-timeout', 9]],
      );
    });

    it('says that the project leaves a template out', () => {
      write('.fieldnotes.yaml', 'exclude: [broken.yaml]\n');
      const { status, stderr } = run(['check', 'broken.yaml']);
      assert.equal(status, 2);
      assert.equal(
        stderr,
        "fieldnotes: no template found in broken.yaml; the project's include and exclude leave out 1 template\n",
      );
    });

    it('says what it can not read, in a sentence, checks the others, and exits with 2', () => {
      symlinkSync(join(folder, 'gone.yaml'), join(folder, 'link.yaml'));
      const { status, stdout, stderr } = run(['check', 'nowhere', 'broken.yaml', 'link.yaml']);
      assert.equal(status, 2);
      assert.match(stdout, /^broken\.yaml:5:16 error lambda-timeout/m);
      assert.equal(
        stderr,
        "fieldnotes: nowhere can't be read: there is no such file or folder\nfieldnotes: link.yaml can't be read: there is no such file or folder\n",
      );
    });

    it('says that no file matches a pattern, and that all that there is is too large', () => {
      assert.equal(run(['check', 'no*.yaml']).stderr, 'fieldnotes: no file matches no*.yaml\n');
      const leftOut =
        "fieldnotes: every file that matches brok*.yaml is left out; 'fieldnotes help ignoring' says by what\n";
      assert.equal(run(['check', 'brok*.yaml', '--ignore', 'broken.yaml']).stderr, leftOut);
      write('large.yaml', `${broken}#${' '.repeat(1_500_000)}`);
      const { status, stdout, stderr } = run(['check', 'large.yaml']);
      const sentence = "fieldnotes: large.yaml can't be checked: it has more than 1.5 million characters\n";
      assert.deepEqual([status, stdout, stderr], [2, '', sentence]);
    });

    it('refuses a project file or parameter file that is not there', () => {
      for (const option of [
        ['--config', 'none'],
        ['--parameters', 'prod=none'],
      ]) {
        const { status, stdout, stderr } = run(['check', ...option, 'broken.yaml']);
        const sentence = "fieldnotes: none can't be read: there is no such file or folder\n";
        assert.deepEqual([status, stdout, stderr], [2, '', sentence]);
      }
    });

    it('reads standard input under the name that it is given', () => {
      const { status, stdout } = run(['check', '-', '--stdin-path', 'app/a.yaml'], { input: broken });
      assert.equal(status, 1);
      assert.match(stdout, /^app\/a\.yaml:5:16 error lambda-timeout/m);
      assert.match(run(['check', '-'], { input: broken }).stdout, /^stdin:5:16 error/m);
      assert.equal(run(['check', '-', 'broken.yaml'], { input: broken }).status, 2);
    });
  });

  describe('prints', () => {
    it('the line and a caret below its finding', () => {
      const { stdout } = run(['check', 'broken.yaml']);
      assert.match(stdout, /lambda-timeout: [^\n]+\n {2}5 \| {7}Timeout: 901\n {4}\| {16}\^\^\^\n/);
      write('tab.json', '{"Resources":{"F":{"Type":"AWS::Lambda::Function",\n\t"Properties":{"Timeout":901}}}}');
      assert.match(
        run(['check', 'tab.json']).stdout,
        /\n {2}2 \| {2}"Properties":\{"Timeout":901\}\}\}\}\n {4}\| {26}\^\^\^\n/,
      );
    });

    it('in colour where it is asked to, else plain', () => {
      assert.ok(!run(['check', 'broken.yaml']).stdout.includes('\x1b'));
      assert.ok(run(['check', 'broken.yaml'], { env: { FORCE_COLOR: '1' } }).stdout.includes('\x1b[31merror\x1b[39m'));
    });

    it('only what fails with --quiet, and how often with --stats', () => {
      const { stdout, stderr } = run(['check', 'broken.yaml', '--quiet', '--stats']);
      assert.deepEqual(stdout.match(/^\S+:\d+:\d+ \w+/gm), ['broken.yaml:5:16 error']);
      assert.ok(!stdout.includes('checked in'));
      const { findings } = JSON.parse(run(['check', 'broken.yaml', '--quiet', '--format', 'json']).stdout);
      assert.deepEqual(
        findings.map(({ code }: { code: string }) => code),
        ['lambda-timeout'],
      );
      assert.match(stderr, /^1 lambda-timeout$/m);
      assert.match(stderr, /^1 template, 0 other files, \d+ ms$/m);
    });

    it('SARIF with rules, places and fingerprints that survive moved lines', () => {
      const log = (...args: string[]): Log => JSON.parse(run(['check', '--format', 'sarif', ...args]).stdout);
      const { version, runs } = log('broken.yaml');
      assert.equal(version, '2.1.0');
      const [first] = runs;
      assert.equal(first?.columnKind, 'utf16CodeUnits');
      const result = first?.results?.find(({ ruleId }) => ruleId === 'lambda-timeout');
      assert.equal(result?.level, 'error');
      const region = { startLine: 5, startColumn: 16, endLine: 5, endColumn: 19 };
      assert.deepEqual(result?.locations?.[0]?.physicalLocation, {
        artifactLocation: { uri: 'broken.yaml', index: 0 },
        region,
      });
      const rule = first?.tool.driver.rules?.[result?.ruleIndex ?? -1];
      assert.equal(rule?.id, 'lambda-timeout');
      assert.match(rule?.helpUri ?? '', /^https:\/\/docs\.aws\.amazon\.com\//);
      assert.ok((rule?.help?.text.length ?? 0) > 50);
      write('broken.yaml', `# moved\n\n${broken.replace('      Timeout', '      MemorySize: 128\n      Timeout')}`);
      const moved = log('broken.yaml').runs[0]?.results?.find(({ ruleId }) => ruleId === 'lambda-timeout');
      assert.equal(moved?.locations?.[0]?.physicalLocation?.region?.startLine, 8);
      assert.deepEqual(moved?.partialFingerprints, result?.partialFingerprints);
    });

    it('in each format what could not be checked, though there is nothing else', () => {
      const printed = (format: string) => {
        const { status, stdout } = run(['check', 'nowhere', '--format', format]);
        assert.equal(status, 2);
        return stdout;
      };
      const sentence = "nowhere can't be read: there is no such file or folder";
      const [sarif]: Log['runs'] = JSON.parse(printed('sarif')).runs;
      const [invocation] = sarif?.invocations ?? [];
      assert.equal(invocation?.executionSuccessful, false);
      assert.equal(invocation?.toolExecutionNotifications?.[0]?.message.text, sentence);
      assert.deepEqual(JSON.parse(printed('json')), { templates: 0, skipped: 0, problems: [sentence], findings: [] });
      assert.equal(printed('github'), `::error::${sentence}\n`);
      assert.match(printed('junit'), /<testsuites name="fieldnotes" tests="1" failures="0" errors="1" /);
      assert.deepEqual(JSON.parse(printed('gitlab')), []);
      assert.equal(printed('text'), '');
    });

    it('what GitHub, GitLab and JUnit read, with nothing in it that a name could add', () => {
      write('a,b%0A::error.yaml', broken.replace('F:', '"<&]]>":'));
      const args = [
        'check',
        '.',
        '--severity',
        'xray-tracing=off',
        '--severity',
        'lambda-log-retention=off',
        '--severity',
        'schema-required=off',
      ];
      const github = run([...args, '--format', 'github']).stdout.split('\n');
      assert.match(
        github[0] ?? '',
        /^::error file=a%2Cb%250A%3A%3Aerror\.yaml,line=5,endLine=5,col=16,endColumn=18,title=lambda-timeout::Timeout is 901 s/,
      );
      assert.equal(github.filter(line => line.startsWith('::')).length, 2);
      const gitlab = JSON.parse(run([...args, '--format', 'gitlab']).stdout);
      assert.deepEqual(
        gitlab.map(({ check_name, severity, location }: Record<string, unknown>) => ({
          check_name,
          severity,
          location,
        })),
        ['a,b%0A::error.yaml', 'broken.yaml'].map(path => ({
          ...{ check_name: 'lambda-timeout', severity: 'critical' },
          location: { path, lines: { begin: 5, end: 5 } },
        })),
      );
      assert.equal(new Set(gitlab.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size, 2);
      const junit = run([...args, '--format', 'junit']).stdout;
      assert.match(
        junit,
        /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="fieldnotes" tests="2" failures="2" errors="0" /,
      );
      assert.match(junit, /<testsuite name="[^"]*" tests="1" failures="1" errors="0">/);
      assert.match(junit, /<failure type="lambda-timeout" message="Timeout is 901 s/);
    });
  });

  describe('decides', () => {
    it('by --severity, and says what there is no finding of', () => {
      assert.equal(run(['check', 'broken.yaml', '--severity', 'lambda-timeout=off']).status, 0);
      assert.match(
        run(['check', 'broken.yaml', '--severity', 'lambda-timeout=hint']).stdout,
        /:5:16 hint lambda-timeout/,
      );
      for (const [setting, sentence] of [
        ['lambda-timeuot=off', 'there is no finding lambda-timeuot. Did you mean lambda-timeout?'],
        [
          'lambda-timeout',
          '--severity lambda-timeout is not of the form ID=LEVEL, with error, warning, information, hint, off for LEVEL',
        ],
        [
          'lambda-timeout=of',
          '--severity lambda-timeout=of is not of the form ID=LEVEL, with error, warning, information, hint, off for LEVEL',
        ],
      ] as const) {
        const { status, stderr } = run(['check', 'broken.yaml', '--severity', setting]);
        assert.deepEqual([status, stderr], [2, `fieldnotes: ${sentence}\n`]);
      }
    });

    it('by a baseline: only what is new fails', () => {
      const args = ['check', '.', '--baseline', 'base.json'];
      assert.equal(run(args).stderr, "fieldnotes: base.json can't be read; --update-baseline writes it\n");
      assert.equal(run([...args, '--update-baseline']).status, 0);
      write('broken.yaml', `# moved\n${broken}`);
      const known = run(args);
      assert.equal(known.status, 0);
      assert.match(known.stdout, /nothing found \(4 findings in the baseline\)$/m);
      write('new.yaml', broken);
      const { status, stdout } = run(args);
      assert.equal(status, 1);
      assert.deepEqual(stdout.match(/^\S+:\d+:\d+ error/gm), ['new.yaml:5:16 error']);
      write('base.json', '{}');
      assert.equal(run(args).stderr, "fieldnotes: base.json isn't a baseline; --update-baseline writes one\n");
      assert.equal(run(['check', '.', '--update-baseline']).status, 2);
      assert.equal(
        run([...args, '--update-baseline']).stderr,
        "fieldnotes: base.json isn't a baseline, so it is not overwritten; name another file\n",
      );
      assert.equal(read('base.json'), '{}');
    });

    it('by a baseline that holds wherever one stands, and keeps what was not checked this time', () => {
      mkdirSync(join(folder, '.git'));
      mkdirSync(join(folder, 'stacks'));
      write('stacks/other.yaml', broken);
      const base = join(folder, 'base.json');
      run(['check', '.', '--baseline', base, '--update-baseline']);
      const everything = read('base.json');
      assert.match(everything, /"file": "stacks\/other\.yaml"/);
      run(['check', 'broken.yaml', '--baseline', base, '--update-baseline']);
      assert.equal(read('base.json'), everything);
      assert.equal(run(['check', join(folder, 'stacks/other.yaml'), '--baseline', base]).status, 0);
      assert.equal(run(['check', '.', '--baseline', base], { cwd: join(folder, 'stacks') }).status, 0);
      rmSync(join(folder, 'stacks/other.yaml'));
      run(['check', 'broken.yaml', '--baseline', base, '--update-baseline']);
      assert.doesNotMatch(read('base.json'), /other/);
    });
  });

  describe('fixes', () => {
    it('nothing with --dry-run, but prints a diff', () => {
      const { stdout, stderr } = run(['check', 'broken.yaml', '--fix', '--dry-run']);
      assert.equal(
        stdout,
        '--- a/broken.yaml\n+++ b/broken.yaml\n@@ -2,4 +2,4 @@\n   F:\n     Type: AWS::Lambda::Function\n     Properties:\n-      Timeout: 901\n+      Timeout: 900\n',
      );
      assert.equal(stderr, '1 file would be fixed\n');
      assert.equal(read('broken.yaml'), broken);
    });

    it('what has one fix, and tells the rest', () => {
      const { status, stdout, stderr } = run(['check', 'broken.yaml', '--fix']);
      assert.equal(status, 0);
      assert.equal(stderr, '1 file fixed\n');
      assert.equal(read('broken.yaml'), broken.replace('901', '900'));
      assert.ok(!stdout.includes('lambda-timeout'));
    });

    it('a file with the mark of UTF-8 and the line breaks of Windows, which stay', () => {
      const windows = `\uFEFF${broken.replaceAll('\n', '\r\n')}`;
      writeFileSync(join(folder, 'windows.yaml'), windows);
      const { stdout } = run(['check', 'windows.yaml', '--fix', '--dry-run']);
      assert.match(stdout, /^\+ +Timeout: 900\r$/m);
      run(['check', 'windows.yaml', '--fix']);
      assert.equal(read('windows.yaml'), windows.replace('901', '900'));
    });

    it('nothing with --dry-run, not even a baseline', () => {
      const { status, stderr } = run(['check', '.', '--fix', '--dry-run', '--baseline', 'b.json', '--update-baseline']);
      assert.equal(status, 2);
      assert.equal(stderr, 'fieldnotes: --update-baseline does not go with --dry-run, which changes nothing\n');
    });

    it('no file in another encoding, which it would change as a whole', () => {
      writeFileSync(join(folder, 'wide.yaml'), Buffer.from(`\uFEFF${broken}`, 'utf16le'));
      const { stderr } = run(['check', 'wide.yaml', '--fix']);
      assert.equal(stderr, 'wide.yaml is not in UTF-8, so it is not fixed\n0 files fixed\n');
    });
  });

  for (const path of ['.', 'broken.yaml', '*.yaml']) {
    it(`checks again when a file is changed or replaced, with --watch ${path}`, async () => {
      const child = spawn(process.execPath, [cli, 'check', path, '--watch'], { cwd: folder });
      try {
        let output = '';
        for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk));
        const until = async (text: string) => {
          while (!output.includes(text)) await once(child.stdout, 'data');
        };
        await until('1 error');
        while (!output.includes('press Ctrl+C to stop')) await once(child.stderr, 'data');
        for (const value of ['902', '903']) {
          // As editors save: another file takes the place of the one that was there.
          write('new', broken.replace('901', value));
          renameSync(join(folder, 'new'), join(folder, 'broken.yaml'));
          await until(`Timeout is ${value} s`);
        }
        write('broken.yaml', broken.replace('901', '904'));
        await until('Timeout is 904 s');
      } finally {
        child.kill();
      }
    });
  }

  it('says in a sentence what it can not watch', () => {
    const { status, stderr } = run(['check', 'no/where.yaml', '--watch']);
    assert.equal(status, 2);
    assert.match(stderr, /^fieldnotes: no can't be watched: there is no such file or folder$/m);
  });

  it('is not stopped by a reader that stops early: the exit code tells what was found', async () => {
    for (let index = 0; index < 200; index++) write(`many/${index}.yaml`, broken);
    const child = spawn(process.execPath, [cli, 'check', 'many'], { cwd: folder });
    let errors = '';
    child.stderr.on('data', chunk => (errors += chunk));
    child.stdout.destroy();
    const code = await new Promise(resolve => child.on('exit', resolve));
    assert.deepEqual([code, errors], [1, '']);
  });
});
