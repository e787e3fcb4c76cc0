import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { inRoot } from './vscode/paths.mjs';
import { startServer } from './vscode/server.mjs';
import { quietSettings } from './vscode/settings.mjs';
import { workbenchUrl } from './vscode/workbench.mjs';
import { copyOf, installBuilt } from './vscode/workspace.mjs';

const { values } = parseArgs({ options: { port: { type: 'string' }, 'no-open': { type: 'boolean', default: false } } });
const port = values.port === undefined ? undefined : Number(values.port);
if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
  console.error(`--port takes a number from 1 to 65535, not "${values.port}".`);
  process.exit(2);
}

const server = await startServer({
  port,
  settings: quietSettings(),
  // Installed like a user's, so it runs in any browser tab that opens the address, also after a reload.
  prepare: folders => installBuilt(folders.extensions),
  testDriver: false,
});

// A copy: what is tried out leaves the project as it is.
const address = workbenchUrl(server, { folder: copyOf(inRoot('examples')).folder });
console.log(`VS Code with this extension: ${address}\nCtrl+C stops it.`);
if (!values['no-open']) openInBrowser(address);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopping = true;
    server.stop();
  });
}
await server.ended;
if (!stopping) {
  console.error(`VS Code stopped by itself:\n${server.output()}`);
  await server.stop();
  process.exitCode = 1;
}

function openInBrowser(url) {
  const [command, ...args] = {
    darwin: ['open', url],
    // `start` is a word of the shell; its first quoted argument would be the window's title, and & needs quotes.
    win32: ['cmd', '/c', 'start', '""', `"${url}"`],
  }[process.platform] ?? ['xdg-open', url];
  const hasDisplay = process.platform in { darwin: 1, win32: 1 } || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!hasDisplay) return;
  /** @type {import('node:child_process').SpawnOptions} */
  const options = { stdio: 'ignore', detached: true, windowsVerbatimArguments: true };
  // The address is printed anyway, so a machine without such a program is no failure.
  spawn(command, args, options)
    .on('error', () => {})
    .unref();
}
