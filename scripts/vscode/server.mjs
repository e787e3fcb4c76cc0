import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installCodeServer } from './install.mjs';
import { defaultCodeServer } from './paths.mjs';
import { quietSettings } from './settings.mjs';

const host = '127.0.0.1';

/**
 * Starts a real VS Code server. Everything it writes is in a temporary folder, which `stop()` removes.
 * `prepare(folders)` can fill the extensions folder before the start; `vsix` is installed into it. A folder opens in
 * Restricted Mode where that is wanted.
 */
export async function startServer(options = {}) {
  const { version = defaultCodeServer, settings = quietSettings(), vsix, prepare, testDriver = true } = options;
  const { restricted = false } = options;
  const installed = await installCodeServer(version);
  const folders = makeFolders(settings);
  const removeFolders = () => rmSync(folders.temp, { recursive: true, force: true, maxRetries: 3 });
  try {
    prepare?.(folders);
    if (vsix) installExtension(installed, folders, vsix);
    const port = options.port ?? (await freePort());
    // Without a token every page in the user's browser could talk to the server, which can run anything.
    const token = randomUUID();
    // In a file, because other users of the machine can read the arguments of a process.
    const tokenFile = join(folders.temp, 'token');
    writeFileSync(tokenFile, token);
    const args = ['--host', host, '--port', String(port), '--connection-token-file', tokenFile, ...commonArgs(folders)];
    if (testDriver) args.push('--enable-smoke-test-driver');
    if (!restricted) args.push('--disable-workspace-trust');
    const server = launch(installed, folders, args);
    // Nothing stays behind, whichever way this process ends.
    const clean = () => {
      server.kill();
      removeFolders();
    };
    process.once('exit', clean);
    await server.answers(port);
    return {
      origin: `http://${host}:${port}`,
      authority: `${host}:${port}`,
      token,
      folders,
      output: server.output,
      ended: server.ended,
      stop: async () => {
        await server.stop();
        process.off('exit', clean);
        removeFolders();
      },
    };
  } catch (error) {
    removeFolders();
    throw error;
  }
}

function makeFolders(settings) {
  const temp = mkdtempSync(join(tmpdir(), 'fieldnotes-vscode-'));
  const folders = { temp, home: join(temp, 'home'), data: join(temp, 'data'), extensions: join(temp, 'extensions') };
  for (const folder of [folders.home, join(folders.data, 'User'), folders.extensions]) {
    mkdirSync(folder, { recursive: true });
  }
  // The server reads the machine's settings, the workbench the user's: both are the same folder here.
  writeFileSync(join(folders.data, 'User', 'settings.json'), JSON.stringify(settings, null, 2));
  return folders;
}

function commonArgs(folders) {
  const places = {
    'server-data-dir': folders.temp,
    'user-data-dir': folders.data,
    'extensions-dir': folders.extensions,
  };
  return [
    '--accept-server-license-terms',
    '--telemetry-level',
    'off',
    ...Object.entries(places).flatMap(([name, value]) => [`--${name}`, value]),
  ];
}

/** An empty gallery: nothing is looked up, nothing is downloaded. */
const environment = folders => ({
  ...process.env,
  HOME: folders.home,
  EXTENSIONS_GALLERY: '{}',
  VSCODE_IPC_HOOK_CLI: '',
});

function installExtension(installed, folders, vsix) {
  const args = [installed.main, ...commonArgs(folders), '--install-extension', vsix];
  const result = spawnSync(installed.node, args, { env: environment(folders), encoding: 'utf8', timeout: 60_000 });
  if (!/successfully installed/.test(result.stdout ?? '')) {
    throw new Error(`The extension ${vsix} could not be installed: ${result.stdout}${result.stderr}`);
  }
}

function launch(installed, folders, args) {
  const child = spawn(installed.node, [installed.main, ...args], {
    env: environment(folders),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const keep = chunk => {
    text = (text + chunk).slice(-100_000);
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  const ended = new Promise(resolve => child.on('close', resolve));
  const running = () => child.exitCode === null && child.signalCode === null;
  return {
    output: () => text,
    ended,
    kill: () => child.kill('SIGKILL'),
    answers: port => untilAnswers(port, running, () => text),
    stop: async () => {
      if (running()) child.kill('SIGTERM');
      const killer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(killer);
    },
  };
}

async function untilAnswers(port, running, output) {
  const until = Date.now() + 60_000;
  while (running() && Date.now() < until) {
    const response = await fetch(`http://${host}:${port}/version`).catch(() => undefined);
    if (response?.ok) return;
    await sleep(100);
  }
  throw new Error(`VS Code did not start on port ${port}:\n${output()}`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, host, () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}
