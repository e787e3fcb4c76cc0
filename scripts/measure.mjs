// Prints what the extension costs: the size of its bundle, and in a real VS Code the time that it takes to start and
// from a keystroke in a template of 1 MB until the finding is shown. Run with tsx, as the templates are the benchmark's.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withPage } from './vscode/browser.mjs';
import { inRoot } from './vscode/paths.mjs';
import { startServer } from './vscode/server.mjs';
import { quietSettings } from './vscode/settings.mjs';
import { command, goTo, open, press, waitFor } from './vscode/steps.mjs';
import { workbenchUrl } from './vscode/workbench.mjs';
import { installBuilt, installMeter } from './vscode/workspace.mjs';

// The benchmark's files are CommonJS for tsx.
const require = createRequire(import.meta.url);
const { median, quantile } = require('../test/bench/measure.ts');
const { lines, megabyte, template } = require('../test/bench/templates.ts');

const starts = 5;
const edits = 50;

/** Each measured value beside what it may be. */
const goals = { bundle: 400_000, activation: 50, longTask: 50 };

function report(what, value, unit, goal) {
  const shown = value.toLocaleString('en-US', { maximumFractionDigits: value < 100 ? 1 : 0 });
  const verdict =
    goal === undefined
      ? ''
      : value <= goal
        ? `  (goal: ${goal.toLocaleString('en-US')})`
        : `  OVER the goal of ${goal.toLocaleString('en-US')}`;
  console.log(`${what.padEnd(58)} ${shown.padStart(9)} ${unit}${verdict}`);
}

function measureSizes() {
  report('dist/extension.js', statSync(inRoot('dist', 'extension.js')).size, 'bytes', goals.bundle);
  for (const name of ['rules.json', 'patterns.json', 'texts.json']) {
    report(`dist/${name}, read when first asked for`, statSync(inRoot('dist', name)).size, 'bytes');
  }
}

/** What VS Code itself says in "Show Running Extensions", each time in a new extension host. */
async function measureActivation(url) {
  const times = [];
  for (let start = 0; start < starts; start++) {
    const time = await withPage(async page => {
      await ready(page, url);
      await open('small.yaml')(page);
      await page.waitForTimeout(3000);
      await command('Developer: Show Running Extensions')(page);
      const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Fieldnotes' });
      const text = await row.locator('.activation-time').textContent();
      return Number(/(\d+)\s*ms/.exec(text ?? '')?.[1]);
    });
    times.push(time);
  }
  report(`activation, as VS Code tells it, median of ${starts}`, median(times), 'ms', goals.activation);
}

async function ready(page, url) {
  await page.goto(url);
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
}

/** Keystrokes that make an error and take it away again, from the key until the squiggle is there or gone. */
async function measureTyping(url, server, line) {
  await withPage(async page => {
    await ready(page, url);
    await command('Meter: Start')(page);
    await open('large.yaml')(page);
    await waitFor('.squiggly-hint, .squiggly-info')(page);
    report('opening 1 MB, longest task of the extension host', (await stopMeter(page, server)).longest, 'ms');
    await goTo(line)(page);
    await press('End')(page);
    await page.evaluate(watchSquiggles);
    await page.keyboard.type('0');
    await waitFor('.squiggly-error')(page);
    await page.keyboard.press('Backspace');
    await waitFor('.view-line')(page);
    await page.waitForTimeout(1000);

    await command('Meter: Start')(page);
    const times = [];
    for (let edit = 0; edit < edits; edit++) {
      await page.evaluate(() => globalThis.squiggles.expect());
      await page.keyboard.press(edit % 2 === 0 ? '0' : 'Backspace');
      times.push(await page.evaluate(() => globalThis.squiggles.changed()));
    }
    const value = await stopMeter(page, server);
    await command('Meter: Start')(page);
    for (let edit = 0; edit < edits; edit++) {
      await page.keyboard.press(edit % 2 === 0 ? 'Enter' : 'Backspace');
      await page.waitForTimeout(100);
    }
    const moved = await stopMeter(page, server);
    report(`1 MB: keystroke to squiggle, median of ${edits}`, median(times), 'ms');
    report(`1 MB: keystroke to squiggle, p95`, quantile(times, 0.95), 'ms');
    report('1 MB: longest task of the extension host, typing a value', value.longest, 'ms', goals.longTask);
    report('1 MB: longest task of the extension host, new lines', moved.longest, 'ms', goals.longTask);
  });
}

/** Runs in the page: from the key down until there is a squiggle where none was, or none where one was. */
function watchSquiggles() {
  let started = 0;
  const isThere = () => document.querySelector('.editor-instance .squiggly-error') !== null;
  addEventListener('keydown', () => (started = performance.now()), { capture: true });
  let time;
  globalThis.squiggles = {
    expect: () => {
      const before = isThere();
      time = new Promise(resolve => {
        const observer = new MutationObserver(() => {
          if (isThere() === before) return;
          observer.disconnect();
          resolve(performance.now() - started);
        });
        observer.observe(document.querySelector('.editor-instance'), {
          subtree: true,
          childList: true,
          attributes: true,
        });
      });
    },
    changed: () => time,
  };
}

async function stopMeter(page, server) {
  const file = join(server.folders.home, 'meter.json');
  rmSync(file, { force: true });
  await command('Meter: Stop')(page);
  while (!existsSync(file)) await page.waitForTimeout(50);
  return JSON.parse(readFileSync(file, 'utf8'));
}

const large = template('yaml', 'literal', megabyte);
const folder = mkdtempSync(join(tmpdir(), 'fieldnotes-'));
try {
  writeFileSync(join(folder, 'small.yaml'), template('yaml', 'literal', lines(20)));
  writeFileSync(join(folder, 'large.yaml'), large);
  measureSizes();
  const server = await startServer({
    settings: quietSettings(),
    testDriver: false,
    prepare: folders => {
      installBuilt(folders.extensions);
      installMeter(folders.extensions);
    },
  });
  try {
    const url = workbenchUrl(server, { folder });
    await measureActivation(url);
    const middle = large.indexOf('MessageRetentionPeriod: 1209600', large.length / 2);
    await measureTyping(url, server, large.slice(0, middle).split('\n').length);
  } finally {
    await server.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
