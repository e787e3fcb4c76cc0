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

/** All as it comes, but for what VS Code itself would add to what is typed; its words are on in one language. */
const settings = quietSettings({
  'editor.wordBasedSuggestions': 'off',
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  '[plaintext]': { 'editor.wordBasedSuggestions': 'matchingDocuments' },
});

/** Long enough that suggestions would be there, and Enter would take one. */
const pause = 350;
/** Milliseconds between letters: more than VS Code waits before it asks for suggestions. */
const keystroke = 15;
const perFile = 600_000;

/**
 * What is typed, what is then in the list without being asked for, what is typed once somebody has asked for
 * suggestions, and what the first of them adds.
 * @typedef {{ title: string, file: string, typed: string, words?: string, narrowed: string, added: string }} Asked
 * @type {readonly Asked[]}
 */
const questions = [
  {
    title: 'Ctrl+Space brings the words that can stand there, and a letter narrows the list',
    file: 'asked.yaml',
    typed: 'Resources:\n  Page:\n    Type: AWS::Lambda::Url\n    Properties:\n      AuthType: ',
    narrowed: 'N',
    added: 'ONE',
  },
  {
    title: 'Ctrl+Space brings them in place of the words of the file too',
    file: 'asked.template',
    // With the second letter VS Code looks through its own words.
    typed: 'Resources:\n  Nowhere:\n    Type: AWS::Lambda::Url\n    Properties:\n      AuthType: NO',
    words: 'Nowhere',
    narrowed: '',
    added: 'NE',
  },
];

/**
 * Types the files of test/typed in a real VS Code, key by key, a pause and Enter after each line: what is saved then
 * must be what was typed. With the extension, where Ctrl+Space then brings suggestions; and without it, as the control,
 * which tells whose fault it is: always where `control` says so, else where something was not what was typed. Returns
 * `{ passed, failed }`.
 */
export async function testTyping({ control = false } = {}) {
  console.log('\nVS Code, typing');
  const results = await typeAll(true);
  if (control || results.some(isFailed)) results.push(...(await typeAll(false)));
  const failed = results.filter(isFailed).length;
  const counts = { passed: results.length - failed, failed };
  console.log(`typing: ${counts.passed} passed, ${counts.failed} failed`);
  return counts;
}

const isFailed = ({ problem }) => problem !== undefined;

/** What could not be run counts as a failure, and nobody is left without the sum. */
function typeAll(withExtension) {
  return typeFiles(withExtension).catch(error => [told('what is typed', error.message)]);
}

async function typeFiles(withExtension) {
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
    const place = { server, folder: workspace.folder };
    const typing = files.map(file => typeFile(place, file, withExtension));
    if (withExtension) typing.push(...questions.map(one => askIn(place, one)));
    return await Promise.all(typing);
  } finally {
    await server.stop();
    workspace.remove();
  }
}

/** @returns {Promise<{ title: string, problem: string | undefined }>} */
async function typeFile(place, file, withExtension) {
  const wanted = readFileSync(join(typed, file), 'utf8');
  const title = `${file} is what was typed${withExtension ? '' : ', without the extension'}`;
  const path = join(place.folder, file);
  return tried(title, path, () => problemWith(place, path, wanted, page => typeText(page, wanted)));
}

/**
 * @param {Asked} asked
 * @returns {Promise<{ title: string, problem: string | undefined }>}
 */
async function askIn(place, asked) {
  const { title, file, typed, words, narrowed, added } = asked;
  const path = join(place.folder, file);
  const write = async page => {
    const letters = typed.lastIndexOf(' ') + 1;
    const suggested = await typeText(page, typed.slice(0, letters));
    // Before it is awake an extension isn't asked.
    await page.locator('.statusbar-item[aria-label*="Fieldnotes: "]').waitFor();
    // What is asked for first waits until it has read what it knows; so the letter finds it ready.
    await page.keyboard.press('Control+Space');
    await untilListed(page, 'NONE');
    await page.keyboard.press('Escape');
    await page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
    await page.keyboard.type(typed.slice(letters));
    if (words !== undefined) await untilListed(page, words);
    await page.keyboard.press('Control+Space');
    await untilListed(page, 'NONE');
    await page.keyboard.type(narrowed);
    // Time for the list to be asked again, and to close if nothing were left of it.
    await page.waitForTimeout(2 * pause);
    await untilListed(page, 'NONE');
    await page.keyboard.press('Enter');
    return suggested;
  };
  return tried(title, path, () => problemWith(place, path, typed + narrowed + added, write));
}

/** In an empty file; a second time, as the suites have it, where a window was too slow for the first. */
async function tried(title, path, attempt) {
  writeFileSync(path, '');
  const first = await attempt();
  if (first === undefined) return told(title, undefined);
  console.log(`  ↻ ${title}, a second time, after: ${first}`);
  writeFileSync(path, '');
  return told(title, await attempt());
}

/** Waits as long as a busy disk may take, and says what the list shows instead. */
async function untilListed(page, text) {
  const rows = page.locator('.suggest-widget.visible .monaco-list-row');
  try {
    await rows
      .filter({ hasText: text })
      .first()
      .waitFor({ timeout: perFile / 4 });
  } catch {
    throw new Error(`"${text}" was not suggested within ${perFile / 4000} s: ${inWords(await rowsOf(page))}`);
  }
}

function told(title, problem) {
  console.log(`  ${problem === undefined ? '✔' : '✘'} ${title}${problem === undefined ? '' : `\n    ${problem}`}`);
  return { title, problem };
}

/**
 * What is wrong with a file in the end: a sentence, or undefined.
 * @returns {Promise<string | undefined>}
 */
async function problemWith({ server }, path, wanted, write) {
  let suggested;
  try {
    // A browser of its own: in one that others use the list closes when they take the focus.
    await withPage(async page => {
      page.setDefaultTimeout(perFile);
      await page.goto(workbenchUrl(server, { folder: dirname(path), files: [path] }));
      await page.locator(`.tab.active[data-resource-name="${basename(path)}"]`).waitFor();
      await page.locator('.editor-instance .view-line').first().click();
      suggested = await write(page);
      await page.keyboard.press('ControlOrMeta+S');
      await page.locator('.tab.active:not(.dirty)').waitFor();
    });
  } catch (error) {
    return error.message;
  }
  const problem = difference(wanted, readFileSync(path, 'utf8'));
  return problem && [problem, ...(suggested ?? [])].join('\n    ');
}

/** Returns what was suggested, without being asked for, at the ends of lines: a sentence for each. */
async function typeText(page, text) {
  const lines = text.split('\n');
  const suggested = [];
  for (const [index, line] of lines.entries()) {
    // What the editor has indented by itself is taken away.
    for (const key of ['Home', 'Home', 'Shift+End', 'Delete']) await page.keyboard.press(key);
    await page.keyboard.type(line, { delay: keystroke });
    await page.waitForTimeout(pause);
    const listed = await rowsOf(page);
    if (listed.length > 0) suggested.push(`at the end of line ${index + 1} ${inWords(listed)}`);
    if (index < lines.length - 1) await page.keyboard.press('Enter');
  }
  return suggested;
}

/** Names of what a list of suggestions shows. */
function rowsOf(page) {
  const rows = page.locator('.suggest-widget.visible .monaco-list-row');
  return rows.evaluateAll(all => all.map(row => row.getAttribute('aria-label')));
}

function inWords(listed) {
  return listed.length === 0 ? 'no list is shown' : `the list shows ${listed.slice(0, 12).join(' · ')}`;
}

function difference(wanted, got) {
  if (got === wanted) return undefined;
  const [a, b] = [wanted.split('\n'), got.split('\n')];
  const at = a.findIndex((line, index) => line !== b[index]);
  return `line ${at + 1} is ${JSON.stringify(b[at])} instead of ${JSON.stringify(a[at])}; ${b.length} lines instead of ${a.length}`;
}
