import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hostNames, testInHosts } from './vscode/hosts.mjs';
import { inRoot, root } from './vscode/paths.mjs';
import { testTyping } from './vscode/typing.mjs';

/** Everything: build, the tests of the pure code, the suite in a real VS Code. The last line is the sum. */
async function main() {
  if ((await node(inRoot('scripts', 'build.mjs'))) !== 0) return { passed: 0, failed: 1 };
  const core = await testCore();
  const vscode = await testInHosts(hostNames);
  const typing = await testTyping();
  const all = [core, vscode, typing];
  return { passed: sum(all, 'passed'), failed: sum(all, 'failed') };
}

const sum = (counts, name) => counts.reduce((total, one) => total + one[name], 0);

async function testCore() {
  const file = inRoot('out', 'core-counts.json');
  mkdirSync(inRoot('out'), { recursive: true });
  rmSync(file, { force: true });
  const reporter = ['--reporter', inRoot('scripts', 'count-reporter.mjs'), '--reporter-option', `output=${file}`];
  const slow = join('test', 'slow', '*.test.ts');
  const code = await node(inRoot('node_modules', 'mocha', 'bin', 'mocha.js'), ...reporter, slow);
  const counts = readCounts(file);
  // mocha can also fail outside of a test, or never reach one.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function node(...args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
}

const { passed, failed } = await main();
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
