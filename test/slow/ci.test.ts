import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

const root = join(__dirname, '../..');
const command = join(root, 'dist/cli.js');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** What the files for CI run, with the built command in place of the one from the registry. */
describe('in CI', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldnotes-ci-'));
  before(() => {
    const npx = join(folder, 'npx');
    writeFileSync(npx, `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${command}" "$@"\n`);
    chmodSync(npx, 0o755);
    writeFileSync(
      join(folder, 'my template.yaml'),
      'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Timeout: 901\n',
    );
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function run(script: string, variables: Readonly<Record<string, string>>) {
    const env = { ...process.env, ...variables, PATH: `${folder}${delimiter}${process.env.PATH}` };
    return spawnSync('bash', ['-e', '-c', script], { cwd: folder, env, encoding: 'utf8' });
  }

  it("GitHub's action marks the line, fails the step and writes SARIF", () => {
    const [step] = parse(read('action.yml')).runs.steps;
    const variables = { FIELDNOTES_PATHS: '*.yaml', FIELDNOTES_VERSION: 'latest', FIELDNOTES_FAIL_ON: 'error' };
    const { stdout, status } = run(step.run, { ...variables, FIELDNOTES_SARIF: 'found.sarif' });
    assert.match(stdout, /^::error file=my template\.yaml,line=5,.*title=lambda-timeout::Timeout is 901 s/m);
    assert.equal(status, 1);
    const sarif = JSON.parse(readFileSync(join(folder, 'found.sarif'), 'utf8'));
    assert.ok(sarif.runs[0].results.some(({ ruleId }: { ruleId: string }) => ruleId === 'lambda-timeout'));
    assert.equal(run(step.run, { ...variables, FIELDNOTES_SARIF: '', FIELDNOTES_FAIL_ON: 'never' }).status, 0);
    assert.deepEqual(
      Object.keys(step.env).filter(name => !step.run.includes(`$${name}`)),
      [],
    );
  });

  it("GitLab's component writes the findings as code quality", () => {
    const [, pipeline] = parseAllDocuments(read('templates/fieldnotes.yml')).map(document => document.toJS());
    const { script, artifacts, variables } = pipeline.fieldnotes;
    const values = { FIELDNOTES_PATHS: '.', FIELDNOTES_FAIL_ON: 'error', FIELDNOTES_VERSION: 'latest' };
    assert.deepEqual(Object.keys(variables).sort(), Object.keys(values).sort());
    assert.equal(run(script.join('\n'), values).status, 1);
    const report = join(folder, artifacts.reports.codequality);
    assert.ok(existsSync(report));
    const found: readonly { check_name: string }[] = JSON.parse(readFileSync(report, 'utf8'));
    assert.ok(found.some(({ check_name }) => check_name === 'lambda-timeout'));
  });

  it("pre-commit's hook takes files that are no templates", () => {
    const [{ entry, files }] = parse(read('.pre-commit-hooks.yaml'));
    const names = ['a.yaml', 'a.yml', 'a.json', 'a.template', 'a/b.cfn'];
    assert.deepEqual(
      [...names, 'a.yaml.j2', 'yaml', 'a.md'].filter(name => new RegExp(files).test(name)),
      names,
    );
    writeFileSync(join(folder, 'other.yaml'), 'name: build\n');
    const checked = (file: string) => run(`${entry.replace(/^fieldnotes/, 'npx --yes cfn-fieldnotes')} '${file}'`, {});
    assert.equal(checked('other.yaml').status, 0);
    assert.equal(checked('my template.yaml').status, 1);
  });

  it("VS Code's problem matcher reads the lines of the text", () => {
    const [matcher] = JSON.parse(read('package.json')).contributes.problemMatchers;
    const { stdout } = run('npx --yes cfn-fieldnotes check --severity xray-tracing=off .', {});
    const [line = ''] = stdout.split('\n').filter(one => one.includes('lambda-timeout'));
    const { regexp, file, line: row, column, severity, code, message } = matcher.pattern;
    const found = new RegExp(regexp).exec(line);
    assert.deepEqual(
      [file, row, column, severity, code].map(group => found?.[group]),
      ['my template.yaml', '5', '16', 'error', 'lambda-timeout'],
    );
    assert.match(found?.[message] ?? '', /^Timeout is 901 s/);
  });
});
