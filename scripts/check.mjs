// The quick round while one works: build, then types, lint and the quick tests side by side. `npm test` runs the rest.
import { spawn } from 'node:child_process';
import { sideBySide } from './sideBySide.mjs';
import { inRoot, root } from './vscode/paths.mjs';

const bin = (...parts) => [process.execPath, inRoot('node_modules', ...parts)];
const mocha = (...args) => [...bin('mocha', 'bin', 'mocha.js'), ...args];
const tsc = (config, ...more) => [
  ...bin('typescript', 'bin', 'tsc'),
  '--noEmit',
  '--incremental',
  '--tsBuildInfoFile',
  inRoot('out', `${config}.tsbuildinfo`),
  '-p',
  inRoot(`${config}.json`),
  ...more,
];

/** The longest first, so that the processors end together. */
const steps = {
  tests: mocha('--ignore', 'test/knowledge/**'),
  'tests of the notes': mocha('--no-config', '--import=tsx', '--timeout', '60000', 'test/knowledge/*.test.ts'),
  types: tsc('tsconfig'),
  'types of scripts': tsc('tsconfig.scripts'),
  lint: [...bin('@biomejs', 'biome', 'bin', 'biome'), 'check'],
};

/** Says how a step ended; what it printed is shown where it failed. */
async function run(name, [command, ...args]) {
  const started = Date.now();
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', data => (output += data));
  child.stderr.on('data', data => (output += data));
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const [, count = ''] = /^ *(\d+ passing)/m.exec(output) ?? [];
  console.log(`${code === 0 ? '✔' : '✘'} ${[name, count].filter(Boolean).join(', ')} (${seconds} s)`);
  if (code !== 0) console.log(output.trimEnd());
  return code === 0;
}

const isBuilt = await run('build', [process.execPath, inRoot('scripts', 'build.mjs')]);
const isGood = isBuilt && (await sideBySide(Object.entries(steps), step => run(...step))).every(Boolean);
if (!isGood) process.exitCode = 1;
