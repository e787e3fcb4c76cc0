import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { globbySync } from 'globby';
import { withPage } from './browser.mjs';
import { inRoot } from './paths.mjs';
import { startServer } from './server.mjs';
import { quietSettings } from './settings.mjs';
import { workbenchUrl } from './workbench.mjs';
import { installBuilt, temporary } from './workspace.mjs';

const typed = inRoot('test', 'typed');

/** All as it comes, but for what VS Code itself would add to what is typed. */
const settings = quietSettings({
  'editor.wordBasedSuggestions': 'off',
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
});

/** Long enough that suggestions would be there, and Enter would take one. */
const pause = 350;
const perFile = 600_000;

/**
 * Types the files of test/typed in a real VS Code, key by key, a pause and Enter after each line: what is saved then
 * must be what was typed. Once with the extension and once, as the control, without. Returns `{ passed, failed }`.
 */
export async function testTyping() {
  console.log('\nVS Code, typing');
  const results = [];
  for (const withExtension of [true, false]) results.push(...(await typeAll(withExtension)));
  const failed = results.filter(({ problem }) => problem !== undefined);
  const counts = { passed: results.length - failed.length, failed: failed.length };
  console.log(`typing: ${counts.passed} passed, ${counts.failed} failed`);
  return counts;
}

async function typeAll(withExtension) {
  const files = globbySync('**', { cwd: typed, dot: true });
  const workspace = temporary();
  for (const file of files) {
    mkdirSync(dirname(join(workspace.folder, file)), { recursive: true });
    writeFileSync(join(workspace.folder, file), '');
  }
  const prepare = folders => withExtension && installBuilt(folders.extensions);
  const server = await startServer({ settings, prepare });
  try {
    // Each in a window of its own, all at once: nearly all of the time is waiting.
    return await Promise.all(files.map(file => typeFile(server, workspace.folder, file, withExtension)));
  } finally {
    await server.stop();
    workspace.remove();
  }
}

/** @returns {Promise<{ title: string, problem: string | undefined }>} */
async function typeFile(server, folder, file, withExtension) {
  const title = `${file} is what was typed${withExtension ? '' : ', without the extension'}`;
  const problem = await problemWith(server, folder, file);
  console.log(`  ${problem === undefined ? '✔' : '✘'} ${title}${problem === undefined ? '' : `\n    ${problem}`}`);
  return { title, problem };
}

/**
 * What is wrong with the file in the end: a sentence, or undefined.
 * @returns {Promise<string | undefined>}
 */
async function problemWith(server, folder, file) {
  const wanted = readFileSync(join(typed, file), 'utf8');
  const path = join(folder, file);
  try {
    await withPage(async page => {
      page.setDefaultTimeout(perFile);
      await page.goto(workbenchUrl(server, { folder, files: [path] }));
      await typeText(page, file, wanted);
    });
  } catch (error) {
    return error.message;
  }
  return difference(wanted, readFileSync(path, 'utf8'));
}

async function typeText(page, file, text) {
  const tab = page.locator(`.tab.active[data-resource-name="${file.split('/').at(-1)}"]`);
  await tab.waitFor();
  await page.locator('.editor-instance .view-line').first().click();
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    // What the editor has indented by itself is taken away.
    for (const key of ['Home', 'Home', 'Shift+End', 'Delete']) await page.keyboard.press(key);
    await page.keyboard.type(line, { delay: 25 });
    await page.waitForTimeout(pause);
    if (index < lines.length - 1) await page.keyboard.press('Enter');
  }
  await page.keyboard.press('ControlOrMeta+S');
  await page.locator('.tab.active:not(.dirty)').waitFor();
}

function difference(wanted, got) {
  if (got === wanted) return undefined;
  const [a, b] = [wanted.split('\n'), got.split('\n')];
  const at = a.findIndex((line, index) => line !== b[index]);
  return `line ${at + 1} is ${JSON.stringify(b[at])} instead of ${JSON.stringify(a[at])}; ${b.length} lines instead of ${a.length}`;
}
