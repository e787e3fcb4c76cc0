import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';

const root = join(__dirname, '../..');
/** Binaries of node as npm carries them, kept between runs; 20 is the one that runs this. */
const binaries = join(root, '.node-test');
const otherNodes = ['22.22.0', '24.21.0'];

const brokenTemplate = 'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Timeout: 901\n';
const useOfLibrary = `
const analysis = createAnalyzer().analyse(${JSON.stringify(brokenTemplate)}, 'yaml');
console.log(analysis.findings.find(({ severity }) => severity === 'error')?.code);
`;

/** What somebody gets who installs the package from the registry, in an empty project. */
describe('the npm package', function () {
  this.timeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'fieldnotes-package-'));
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: folder, encoding: 'utf8' });
  const npm = (...args: string[]) => run('npm', ...args, '--no-audit', '--no-fund', '--loglevel=error');
  let tarball: string;
  let vsix: string;

  before(() => {
    [tarball, vsix] = pack();
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    writeFileSync(join(folder, 'template.yaml'), brokenTemplate);
    npm('install', tarball);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** The files in the package. */
  function packed(): readonly string[] {
    const lines = run('tar', '-tzf', tarball).trim().split('\n');
    return lines.map(path => path.replace(/^package\//, ''));
  }

  /** Builds both; they have the same name. */
  function pack(): readonly [tarball: string, vsix: string] {
    const printed = execFileSync(process.execPath, ['scripts/package.mjs', folder], { cwd: root, encoding: 'utf8' });
    const paths = printed.trim().split('\n').slice(-2);
    assert.deepEqual(paths.map(extname), ['.tgz', '.vsix']);
    return [paths[0] ?? '', paths[1] ?? ''];
  }

  it('holds the command, the library, its types and the licences, and nothing else', () => {
    const others = packed().filter(path => !/^dist\/(?:command\/)?[\w.-]+\.(?:m?js|d\.m?ts|json)$/.test(path));
    assert.deepEqual(others.sort(), [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'THIRD-PARTY-LICENSES.txt',
      'package.json',
    ]);
    assert.ok(!packed().includes('dist/extension.js'));
  });

  it('is under 2 MB, and the same each time', () => {
    const sums = () => [tarball, vsix].map(path => createHash('sha256').update(readFileSync(path)).digest('hex'));
    const first = sums();
    pack();
    assert.deepEqual(sums(), first);
    const { size } = statSync(tarball);
    assert.ok(size < 2_000_000, `${size} bytes`);
  });

  it('has no link in its README that leads nowhere, and the extension has none either', () => {
    const installed = join(folder, 'node_modules/cfn-fieldnotes');
    assert.deepEqual(
      deadLinks(readFileSync(join(installed, 'README.md'), 'utf8'), path => existsSync(join(installed, path))),
      [],
    );
    const listed = new Set(run('unzip', '-Z1', vsix).split('\n'));
    // VS Code looks for it under this name, and for a licence with an ending.
    const isThere = (path: string) => listed.has(`extension/${path}`) || listed.has(`extension/${path.toLowerCase()}`);
    assert.deepEqual(deadLinks(run('unzip', '-p', vsix, 'extension/readme.md'), isThere), []);
  });

  it('is packed by npm pack alike, but for what the editor needs', () => {
    const args = ['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder];
    // Both are called the same.
    const kept = readFileSync(tarball);
    const [{ files }] = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8' }));
    const plain = join(folder, 'plain.tgz');
    renameSync(tarball, plain);
    writeFileSync(tarball, kept);
    const expected = [...packed(), 'dist/extension.js'].sort();
    assert.deepEqual(files.map(({ path }: { path: string }) => path).sort(), expected);
    assert.doesNotMatch(run(process.execPath, bin('publint/src/cli.js'), plain), /Errors|Warnings/);
    run(process.execPath, bin('@arethetypeswrong/cli/dist/index.js'), plain);
  });

  it('has a name that npm pack prints alone: pre-commit installs what is named so', () => {
    const printed = execFileSync('npm', ['pack', '--loglevel=error', '--dry-run'], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.match(printed, /^cfn-fieldnotes-[\d.]+\.tgz\n$/);
  });

  it('brings no packages and runs nothing when it is installed', () => {
    const manifest = JSON.parse(readFileSync(join(folder, 'node_modules/cfn-fieldnotes/package.json'), 'utf8'));
    assert.equal(manifest.dependencies, undefined);
    assert.equal(manifest.scripts, undefined);
  });

  it('has types for both kinds of module', () => {
    writeFileSync(join(folder, 'use.mts'), `import { createAnalyzer } from 'cfn-fieldnotes';${useOfLibrary}`);
    writeFileSync(join(folder, 'use.cts'), `import { createAnalyzer } from 'cfn-fieldnotes';${useOfLibrary}`);
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--types', 'node', '--typeRoots'];
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    assert.equal(run(process.execPath, tsc, ...options, join(root, 'node_modules/@types'), 'use.mts', 'use.cts'), '');
  });

  it('passes the checkers of packages', () => {
    assert.match(run(process.execPath, bin('publint/src/cli.js'), tarball), /All good!/);
    // Fails with an exit code of its own.
    run(process.execPath, bin('@arethetypeswrong/cli/dist/index.js'), tarball);
  });

  for (const [name, node] of [[process.version, () => process.execPath] as const, ...otherNodes.map(numbered)]) {
    it(`works in node ${name}: command, ES module, CommonJS`, () => {
      const esm = `import { createAnalyzer } from 'cfn-fieldnotes';${useOfLibrary}`;
      const cjs = `const { createAnalyzer } = require('cfn-fieldnotes');${useOfLibrary}`;
      assert.equal(run(node(), '--input-type=module', '-e', esm), 'lambda-timeout\n');
      assert.equal(run(node(), '--input-type=commonjs', '-e', cjs), 'lambda-timeout\n');
      const command = join(folder, 'node_modules/cfn-fieldnotes/dist/cli.js');
      assert.match(run(node(), command, 'check', '--fail-on', 'never', 'template.yaml'), /lambda-timeout/);
    });
  }
});

const bin = (name: string) => join(root, 'node_modules', name);

function deadLinks(markdown: string, isThere: (path: string) => boolean): readonly string[] {
  const targets = [...markdown.matchAll(/\]\((?![a-z]+:|#)([^)#]+)/g)].map(([, path = '']) => path);
  return targets.filter(path => !isThere(path));
}

/** Installed once, as a package that carries that version's binary for this system. */
function numbered(version: string): readonly [string, () => string] {
  const name = `node-${process.platform}-${process.arch}`;
  const home = join(binaries, version);
  const binary = join(home, 'node_modules', name, 'bin/node');
  return [
    version,
    () => {
      if (existsSync(binary)) return binary;
      mkdirSync(home, { recursive: true });
      writeFileSync(join(home, 'package.json'), '{ "private": true }');
      const install = ['install', `${name}@${version}`, '--ignore-scripts', '--no-audit', '--no-fund'];
      execFileSync('npm', [...install, '--loglevel=error'], { cwd: home });
      return binary;
    },
  ];
}
