import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

  before(() => {
    tarball = pack();
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    writeFileSync(join(folder, 'template.yaml'), brokenTemplate);
    npm('install', `./${tarball}`);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Builds, and prints the name of the package alone: pre-commit reads it. */
  function pack(): string {
    const options = { cwd: root, encoding: 'utf8' } as const;
    const [, name] =
      /^(\S+\.tgz)\n$/.exec(execFileSync('npm', ['pack', '--loglevel=error', '--pack-destination', folder], options)) ??
      [];
    assert.ok(name !== undefined);
    return name;
  }

  it('holds the command, the library, its types and the licences, and nothing else', () => {
    const files = run('tar', '-tzf', tarball)
      .trim()
      .split('\n')
      .map(path => path.replace(/^package\//, ''));
    const others = files.filter(path => !/^dist\/[\w.]+\.(?:m?js|d\.m?ts|json)$/.test(path));
    assert.deepEqual(others.sort(), ['LICENSE', 'README.md', 'THIRD-PARTY-LICENSES.txt', 'package.json']);
  });

  it('is under 2 MB, and the same each time', () => {
    const bytes = () => readFileSync(join(folder, tarball));
    const sum = () => createHash('sha256').update(bytes()).digest('hex');
    const first = sum();
    pack();
    assert.equal(sum(), first);
    assert.ok(bytes().length < 2_000_000, `${bytes().length} bytes`);
  });

  it('brings no packages and runs nothing when it is installed', () => {
    const manifest = JSON.parse(readFileSync(join(folder, 'node_modules/cfn-fieldnotes/package.json'), 'utf8'));
    assert.equal(manifest.dependencies, undefined);
    for (const script of ['preinstall', 'install', 'postinstall']) assert.equal(manifest.scripts[script], undefined);
  });

  it('has types for both kinds of module', () => {
    writeFileSync(join(folder, 'use.mts'), `import { createAnalyzer } from 'cfn-fieldnotes';${useOfLibrary}`);
    writeFileSync(join(folder, 'use.cts'), `import { createAnalyzer } from 'cfn-fieldnotes';${useOfLibrary}`);
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--types', 'node', '--typeRoots'];
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    assert.equal(run(process.execPath, tsc, ...options, join(root, 'node_modules/@types'), 'use.mts', 'use.cts'), '');
  });

  it('passes the checkers of packages', async () => {
    const bin = (name: string) => join(root, 'node_modules', name);
    // `browser` is VS Code's: publint suggests another form for it.
    assert.doesNotMatch(
      run(process.execPath, bin('publint/src/cli.js'), join(folder, tarball)),
      /^(?:Warnings|Errors):/m,
    );
    // Fails with an exit code of its own; resolution of node 10 would take the editor's `main`.
    run(process.execPath, bin('@arethetypeswrong/cli/dist/index.js'), tarball, '--profile', 'node16');
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
