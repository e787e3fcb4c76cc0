import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { withPage } from './vscode/browser.mjs';
import { extensionId, inRoot } from './vscode/paths.mjs';
import { startServer } from './vscode/server.mjs';
import { screenshotSettings } from './vscode/settings.mjs';
import {
  command,
  cursor,
  finding,
  goTo,
  hover,
  open,
  pause,
  press,
  problems,
  quickFix,
  suggest,
  type,
  waitFor,
} from './vscode/steps.mjs';
import { workbenchUrl } from './vscode/workbench.mjs';
import { copyOf, installBuilt } from './vscode/workspace.mjs';

/** Milliseconds that a step may take. */
const patience = 90_000;

const choosing = [
  open('insert.yaml'),
  cursor('Topic:'),
  command('Fieldnotes: Insert Pattern'),
  waitFor('.quick-input-list .monaco-list-row:has-text("for Topic")'),
];
const completing = [
  open('insert.yaml'),
  goTo(4),
  press('End'),
  press('Enter'),
  press('Shift+Tab'),
  type('cfn-sq'),
  suggest,
];

/** Each picture is a name and the steps that lead to it, taken in a window of its own. */
const shots = {
  problems: [open('template.yaml'), finding, problems],
  workspace: [
    command('Fieldnotes: Check All Templates in Workspace'),
    waitFor('.notification-list-item-message:has-text(" checked in ")'),
    problems,
  ],
  hover: [open('template.yaml'), finding, hover('Timeout')],
  'hover-type': [open('template.yaml'), finding, hover('AWS::Lambda::Function')],
  related: [open('parameter.yaml'), finding, hover('!Ref Seconds')],
  // The editor beside the list has a preview after a moment.
  insert: [...choosing, pause(1000)],
  'insert-search': [...choosing, type('dead-letter'), pause(1000)],
  'insert-json': [
    open('template.json'),
    cursor('AWS::Lambda::Function'),
    command('Fieldnotes: Insert Pattern'),
    pause(1500),
  ],
  'insert-bulb': [open('insert.yaml'), cursor('Topic:'), pause(500), quickFix],
  inserted: [...choosing, type('Subscribe a queue'), pause(500), press('Enter'), pause(500)],
  snippet: [...completing],
  'snippet-inserted': [...completing, press('Enter'), pause(500), type('Invoices')],
};

/**
 * Takes pictures of the real VS Code, with the extension installed as a user has it, and returns their paths.
 * `folder` is copied, so steps may edit. `settings` are added to the user's, `web` takes the worker host,
 * `width`, `height` and `scale` are the window's.
 */
export async function takeScreenshots(wanted, options = {}) {
  const { folder = inRoot('test', 'vscode', 'fixtures'), settings = {}, web = false, version, ...window } = options;
  const hosts = web ? { 'remote.extensionKind': { [extensionId]: ['web'] } } : {};
  const server = await startServer({
    version,
    settings: screenshotSettings({ ...hosts, ...settings }),
    prepare: folders => installBuilt(folders.extensions),
  });
  try {
    return await takeAll(wanted, async (name, steps) => {
      // A copy for each: VS Code would bring back what the one before has left unsaved.
      const workspace = copyOf(folder);
      const url = workbenchUrl(server, { folder: workspace.folder });
      return withPage(page => takeOne(page, url, name, steps), window).finally(workspace.remove);
    });
  } finally {
    await server.stop();
  }
}

/** Takes the rest also when one fails, and says afterwards which did. */
async function takeAll(wanted, take) {
  const /** @type {string[]} */ paths = [];
  const /** @type {string[]} */ failures = [];
  for (const [name, steps] of Object.entries(wanted)) {
    try {
      paths.push(await take(name, steps));
    } catch (error) {
      failures.push(`${name}: ${error.message.trim()}`);
    }
  }
  if (failures.length > 0) throw new Error(`These pictures show where a step failed:\n${failures.join('\n')}`);
  return paths;
}

async function takeOne(page, url, name, steps) {
  const path = inRoot('out', 'screenshots', `${name}.png`);
  mkdirSync(inRoot('out', 'screenshots'), { recursive: true });
  // A busy machine takes its time; what isn't there then is missing.
  page.setDefaultTimeout(patience);
  await page.goto(url);
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  try {
    for (const step of steps) await step(page);
    await pause(400)(page); // Fades and the last layout.
  } finally {
    // A step that failed is understood best by what the window showed.
    await page.screenshot({ path, animations: 'disabled' });
  }
  return path;
}

if (process.argv[1] === inRoot('scripts', 'screenshots.mjs')) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { folder: { type: 'string' }, web: { type: 'boolean' }, theme: { type: 'string' } },
  });
  const names = positionals.length > 0 ? positionals : Object.keys(shots);
  const unknown = names.find(name => !(name in shots));
  if (unknown) {
    console.error(`There is no picture "${unknown}": choose from ${Object.keys(shots).join(', ')}.`);
    process.exit(2);
  }
  const wanted = Object.fromEntries(names.map(name => [name, shots[name]]));
  const settings = values.theme ? { 'workbench.colorTheme': values.theme } : {};
  try {
    for (const path of await takeScreenshots(wanted, { ...values, settings })) console.log(path);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
