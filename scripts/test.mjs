import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { globbySync } from 'globby';
import { sideBySide } from './sideBySide.mjs';
import { everydayHosts, testInHosts } from './vscode/hosts.mjs';
import { inRoot, root } from './vscode/paths.mjs';
import { testTyping } from './vscode/typing.mjs';

/** Milliseconds after which somebody who waits wants to know that it goes on. */
const patience = 15_000;

/** Everything: build, the tests of the pure code, the suites in a real VS Code. The last line is the sum. */
async function main() {
  breakSilence();
  const build = node(inRoot('scripts', 'build.mjs'));
  if ((await named('build', build.ended)) !== 0) {
    console.log(build.output());
    return { passed: 0, failed: 1 };
  }
  mkdirSync(inRoot('out'), { recursive: true });
  // A processor for each, the longest first; VS Code takes all that there are.
  const apart = {
    'fuzz and typing': ['fuzz', 'adversarial', 'typing'],
    packages: ['package'],
    fixes: ['everyFix'],
    expressions: ['regexes'],
  };
  const others = globbySync('*.test.ts', { cwd: inRoot('test', 'slow') }).map(file => file.replace('.test.ts', ''));
  const rest = others.filter(name => !Object.values(apart).flat().includes(name));
  const slow = Object.entries({ ...apart, 'slow tests': rest }).map(([name, files]) => [
    name,
    () => only(name, ...files.map(file => join('test', 'slow', `${file}.test.ts`))),
  ]);
  const pure = await told({
    ...Object.fromEntries(slow),
    'quick tests': () => mocha('quick'),
    'tests of the built commands': () => only('built', join('test', 'built', '**', '*.test.ts')),
  });
  // One after the other: side by side, with eight windows each, all of them take longer, and what they show comes late.
  const inVsCode = [
    await named('the suite in VS Code', testInHosts(everydayHosts)),
    await named('typing', testTyping()),
  ];
  const all = [...pure, ...inVsCode];
  return { passed: sum(all, 'passed'), failed: sum(all, 'failed') };
}

const sum = (counts, name) => counts.reduce((total, one) => total + one[name], 0);

/** Runs steps side by side, and says of each how long it took. */
const told = steps =>
  sideBySide(Object.entries(steps), async ([name, run]) => {
    const { passed, failed } = await named(name, run());
    console.log(`${failed === 0 ? '✔' : '✘'} ${name}: ${passed} passed, ${failed} failed (${seconds()})`);
    return { passed, failed };
  });

const started = Date.now();
const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
const running = new Set();

/** What is running under a name, as long as it is. */
async function named(name, work) {
  running.add(name);
  const result = await work;
  running.delete(name);
  return result;
}

/** Says what is running whenever nothing else was said for a while. */
function breakSilence() {
  const { log } = console;
  let last = Date.now();
  console.log = (...args) => {
    last = Date.now();
    log(...args);
  };
  setInterval(() => {
    if (Date.now() - last > patience) console.log(`… ${seconds()}: ${[...running].join(', ')}`);
  }, 1000).unref();
}

/** The tests of a folder that the quick round leaves out. */
const only = (name, ...files) => mocha(name, '--no-config', '--import=tsx', '--timeout', '60000', ...files);

/** What it prints is shown where something failed. */
async function mocha(name, ...args) {
  const file = inRoot('out', `${name.replaceAll(' ', '-')}-counts.json`);
  rmSync(file, { force: true });
  const reporter = ['--reporter', inRoot('scripts', 'count-reporter.mjs'), '--reporter-option', `output=${file}`];
  // Half the time of a test that makes much and keeps little goes into collecting it.
  const run = node(
    '--max-semi-space-size=64',
    inRoot('node_modules', 'mocha', 'bin', 'mocha.js'),
    ...reporter,
    ...args,
  );
  const code = await run.ended;
  const counts = readCounts(file);
  // mocha can also fail outside of a test, or never reach one.
  const failed = code !== 0 && counts.failed === 0 ? 1 : counts.failed;
  if (failed > 0) console.log(run.output());
  return { ...counts, failed };
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function node(...args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  // Who ends this ends all of it.
  const end = () => child.kill();
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', data => (output += data));
  const ended = new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
  return { ended, output: () => output };
}

const { passed, failed } = await main();
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
