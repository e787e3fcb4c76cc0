import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

const elsewhere = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map(name =>
    join(process.env[name] ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ),
};

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser that drives the workbench: the one that CHROMIUM names, the machine's, or playwright's own. */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named && !runs(named)) throw new Error(`CHROMIUM is ${named}, which cannot be started.`);
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap(folder => names.map(name => join(folder, name)));
  const found = [named, ...onPath, ...(elsewhere[process.platform] ?? []), chromium.executablePath()].find(
    path => path && runs(path),
  );
  if (found) return found;
  throw new Error(
    'No Chromium found: install the chromium package, run "npx playwright-core install chromium", or set CHROMIUM to its path.',
  );
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Calls `use(page)` with a page that can reach this machine only, and closes the browser afterwards. */
export async function withPage(use, { width = 1280, height = 800, scale = 1 } = {}) {
  const browser = await chromium.launch({ executablePath: findChromium(), args: flags });
  try {
    const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale });
    await context.route(isForeign, route => route.abort());
    return await use(await context.newPage());
  } finally {
    await browser.close();
  }
}

function isForeign(url) {
  const local = ['127.0.0.1', 'localhost'].includes(url.hostname);
  return !local && ['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol);
}
