import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
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

/** What is typed of a word, and what is there once somebody has asked for suggestions and taken the first. */
const asked = {
  typed: 'Resources:\n  Page:\n    Type: AWS::Lambda::Url\n    Properties:\n      AuthType: N',
  taken: 'Resources:\n  Page:\n    Type: AWS::Lambda::Url\n    Properties:\n      AuthType: NONE',
};

/**
 * Types the files of test/typed in a real VS Code, key by key, a pause and Enter after each line: what is saved then
 * must be what was typed. Once with the extension and once, as the control, without. With it, Ctrl+Space then brings
 * suggestions. Returns `{ passed, failed }`.
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
    const typing = files.map(file => typeFile(server, workspace.folder, file, withExtension));
    if (withExtension) typing.push(askIn(server, workspace.folder));
    return await Promise.all(typing);
  } finally {
    await server.stop();
    workspace.remove();
  }
}

/** @returns {Promise<{ title: string, problem: string | undefined }>} */
async function typeFile(server, folder, file, withExtension) {
  const wanted = readFileSync(join(typed, file), 'utf8');
  const problem = await problemWith(server, join(folder, file), wanted, page => typeText(page, wanted));
  return told(`${file} is what was typed${withExtension ? '' : ', without the extension'}`, problem);
}

/** @returns {Promise<{ title: string, problem: string | undefined }>} */
async function askIn(server, folder) {
  const file = join(folder, 'asked.yaml');
  writeFileSync(file, '');
  const problem = await problemWith(server, file, asked.taken, async page => {
    await typeText(page, asked.typed);
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'NONE' }).waitFor();
    await page.keyboard.press('Enter');
  });
  return told('Ctrl+Space brings the words that can stand there', problem);
}

function told(title, problem) {
  console.log(`  ${problem === undefined ? '✔' : '✘'} ${title}${problem === undefined ? '' : `\n    ${problem}`}`);
  return { title, problem };
}

/**
 * What is wrong with a file in the end: a sentence, or undefined.
 * @returns {Promise<string | undefined>}
 */
async function problemWith(server, path, wanted, write) {
  try {
    await withPage(async page => {
      page.setDefaultTimeout(perFile);
      await page.goto(workbenchUrl(server, { folder: dirname(path), files: [path] }));
      await page.locator(`.tab.active[data-resource-name="${basename(path)}"]`).waitFor();
      await page.locator('.editor-instance .view-line').first().click();
      await write(page);
      await page.keyboard.press('ControlOrMeta+S');
      await page.locator('.tab.active:not(.dirty)').waitFor();
    });
  } catch (error) {
    return error.message;
  }
  return difference(wanted, readFileSync(path, 'utf8'));
}

async function typeText(page, text) {
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    // What the editor has indented by itself is taken away.
    for (const key of ['Home', 'Home', 'Shift+End', 'Delete']) await page.keyboard.press(key);
    await page.keyboard.type(line, { delay: 25 });
    await page.waitForTimeout(pause);
    if (index < lines.length - 1) await page.keyboard.press('Enter');
  }
}

function difference(wanted, got) {
  if (got === wanted) return undefined;
  const [a, b] = [wanted.split('\n'), got.split('\n')];
  const at = a.findIndex((line, index) => line !== b[index]);
  return `line ${at + 1} is ${JSON.stringify(b[at])} instead of ${JSON.stringify(a[at])}; ${b.length} lines instead of ${a.length}`;
}
