// Prints what the extension costs: the size of its bundle, and in a real VS Code the time that it takes to start, from
// a keystroke in a template of 1 MB until its squiggle is there, and to check a workspace of 1,000 templates, and what
// memory 20 open templates take.
// Run with tsx, because the templates are the benchmark's: npm run measure
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withPage } from './vscode/browser.mjs';
import { Meter } from './vscode/meter.mjs';
import { inRoot } from './vscode/paths.mjs';
import { startServer } from './vscode/server.mjs';
import { quietSettings } from './vscode/settings.mjs';
import { watchSquiggles } from './vscode/squiggles.mjs';
import { command, goTo, pause, press, waitFor } from './vscode/steps.mjs';
import { workbenchUrl } from './vscode/workbench.mjs';
import { installBuilt } from './vscode/workspace.mjs';

// The benchmark's files are CommonJS for tsx.
const require = createRequire(import.meta.url);
const { median, quantile } = require('../test/bench/measure.ts');
const { lines, megabyte, template } = require('../test/bench/templates.ts');

const starts = 5;
const edits = 50;
const templates = 1000;
const templateLines = 300;
const large = template('yaml', 'literal', megabyte);

function report(what, value, unit, goal) {
  const number = count => count.toLocaleString('en-US', { maximumFractionDigits: count < 100 ? 1 : 0 });
  const verdict = goal === undefined ? '' : `  ${value <= goal ? 'within' : 'OVER'} the goal of ${number(goal)}`;
  console.log(`${what.padEnd(76)} ${number(value).padStart(9)} ${unit}${verdict}`);
}

/** By the clock, and what of it our thread was computing, which says more where the machine has other work too. */
function reportLongest(what, { longest, cpu }, goal) {
  report(what, longest, 'ms', goal);
  if (cpu !== null) report(`${what}, time of the processor`, cpu, 'ms', goal);
}

function measureSizes() {
  report('dist/extension.js', statSync(inRoot('dist', 'extension.js')).size, 'bytes', 480_000);
  for (const name of ['rules.json', 'patterns.json', 'texts.json', 'schema.json']) {
    report(`dist/${name}, read when first asked for`, statSync(inRoot('dist', name)).size, 'bytes');
  }
}

/** Each time in a window, and so in an extension host, of its own. */
async function measureActivation(url, meter) {
  const results = [];
  for (let start = 0; start < starts; start++) {
    results.push(await withWindow(url, page => meter.ask(page, 'Activate')));
  }
  const walls = results.map(({ wall }) => wall);
  report(`activation, fastest of ${starts}`, quantile(walls, 0), 'ms', 50);
  report(`activation, median of ${starts}`, median(walls), 'ms', 50);
  report(`activation, time of the processors, median of ${starts}`, median(results.map(({ cpu }) => cpu)), 'ms', 50);
}

function withWindow(url, use) {
  return withPage(async page => {
    await page.goto(url);
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
    return use(page);
  });
}

async function openLarge(page) {
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'large.yaml' }).dblclick();
  await waitFor('.editor-instance [data-uri$="large.yaml"] :is(.squiggly-info, .squiggly-hint)')(page);
  const middle = large.indexOf('MessageRetentionPeriod: 1209600', large.length / 2);
  await goTo(large.slice(0, middle).split('\n').length)(page);
  await press('End')(page);
  await page.evaluate(watchSquiggles);
}

/** A digit that breaks a limit and its removal, by turns; each is waited for until the squiggle is there, or gone. */
async function typeValues(page, count) {
  const times = [];
  for (let edit = 0; edit < count; edit++) {
    await page.evaluate(() => globalThis.squiggles.expect());
    await page.keyboard.press(edit % 2 === 0 ? '0' : 'Backspace');
    times.push(await page.evaluate(() => globalThis.squiggles.changed()));
  }
  return times;
}

/** Every finding below is moved. */
async function typeLines(page) {
  for (let edit = 0; edit < edits; edit++) {
    await page.keyboard.press(edit % 2 === 0 ? 'Enter' : 'Backspace');
    await page.waitForTimeout(100);
  }
}

async function measureTyping(url, meter) {
  await withWindow(url, async page => {
    const idle = await meter.during(page, pause(3000));
    report('nothing to do: longest delay, which is the machine', idle.longest, 'ms');
    const opening = await meter.during(page, openLarge);
    reportLongest('1 MB: longest task while it is opened', opening);
    await typeValues(page, 10);
    let times = [];
    const values = await meter.during(page, async () => {
      times = await typeValues(page, edits);
    });
    const moving = await meter.during(page, typeLines);
    report(`1 MB: keystroke until the squiggle is there, fastest of ${edits}`, quantile(times, 0), 'ms');
    report(`1 MB: keystroke until the squiggle is there, median of ${edits}`, median(times), 'ms');
    report('1 MB: keystroke until the squiggle is there, p95', quantile(times, 0.95), 'ms');
    reportLongest('1 MB: longest task while a value is typed', values, 50);
    reportLongest('1 MB: longest task while lines are added and removed', moving, 50);
  });
}

async function measureWorkspace(url, meter) {
  await withWindow(url, async page => {
    const checking = await meter.during(page, async () => {
      await command('Fieldnotes: Check All Templates in Workspace')(page);
      const said = page.locator('.notification-list-item-message', { hasText: ' checked in ' });
      await said.waitFor({ timeout: 120_000 });
      console.log(await said.textContent());
    });
    reportLongest('workspace: longest task while it is checked', checking, 50);
  });
}

async function measureMemory(url, meter) {
  await withWindow(url, async page => {
    const { one, more, count } = await meter.ask(page, 'Open 20 Templates');
    report('memory of the extension host with one template open', one / 2 ** 20, 'MiB');
    report(`memory of ${count} more templates of ${templateLines} lines`, more / 2 ** 20, 'MiB');
  });
}

function makeWorkspaces(folder) {
  mkdirSync(join(folder, 'one'));
  mkdirSync(join(folder, 'many'));
  writeFileSync(join(folder, 'one', 'large.yaml'), large);
  const small = template('sam', 'computed', lines(templateLines));
  for (let number = 0; number < templates; number++) writeFileSync(join(folder, 'many', `${number}.yaml`), small);
}

/** VS Code opens JSON of its own while it starts; activated then, the time would be that of everything else. */
function onlyForYaml(extension) {
  const file = join(extension, 'package.json');
  const content = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...content, activationEvents: ['onLanguage:yaml'] }));
}

async function measureEditor(folder) {
  const server = await startServer({
    settings: quietSettings(),
    testDriver: false,
    prepare: ({ extensions }) => {
      onlyForYaml(installBuilt(extensions));
      Meter.install(extensions);
    },
  });
  try {
    const meter = new Meter(server);
    const [one, many] = ['one', 'many'].map(name => workbenchUrl(server, { folder: join(folder, name) }));
    await measureActivation(one, meter);
    await measureTyping(one, meter);
    await measureWorkspace(many, meter);
    await measureMemory(many, meter);
  } finally {
    await server.stop();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'fieldnotes-'));
try {
  measureSizes();
  makeWorkspaces(folder);
  await measureEditor(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
