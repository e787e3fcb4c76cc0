// Takes the pictures of the README and the walkthrough, in a light and a dark theme, into media/walkthrough.
import { copyFileSync, mkdirSync } from 'node:fs';
import { takeScreenshots } from './screenshots.mjs';
import { inRoot } from './vscode/paths.mjs';
import { click, command, cursor, finding, goTo, hover, open, pause, quickFix, waitFor } from './vscode/steps.mjs';

const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern' };

const limits = '.pane:has(.title:has-text("Limits of This Template"))';
const shop = [open('shop.yaml'), finding, command('View: Close Primary Side Bar'), goTo(26)];

/** What each must show: a step that doesn't find it fails the run. */
const pictures = {
  see: [...shop, hover('Timeout'), waitFor('.monaco-hover:not(.hidden):has-text("900 s")')],
  fix: [
    ...shop,
    cursor('1000'),
    pause(500),
    quickFix,
    waitFor('.action-widget:has-text("Set to 900 s")'),
    waitFor('.action-widget:has-text("Learn why")'),
  ],
  limits: [
    open('shop.yaml'),
    finding,
    command('Explorer: Focus on Limits of This Template View'),
    waitFor(`${limits} .monaco-list-row:has-text("%")`),
    click('.pane-header:has-text("workspace")'),
    pause(500),
    click(`${limits} .monaco-list-row:has-text("OrdersQueue") .monaco-tl-twistie`),
    waitFor(`${limits} .monaco-list-row:has-text("of 43,200 s")`),
    // What a screen reader says of the view, and of the status.
    waitFor(`${limits} .monaco-list-row[aria-label^="OrdersQueue, AWS::SQS::Queue: "]`),
    waitFor(`${limits} .monaco-list-row[aria-label*=" of 43,200 s (12 h), "][aria-label$=", breaks the limit"]`),
    waitFor('.statusbar-item[aria-label*="Fieldnotes: "][aria-label*=" errors, "]'),
  ],
  pattern: [
    ...shop,
    cursor('OrdersQueue:'),
    command('Fieldnotes: Insert Pattern'),
    waitFor('.quick-input-list .monaco-list-row'),
    waitFor('.monaco-diff-editor .line-insert'),
    pause(1500),
  ],
};

/** Those that are named, else all. */
const named = process.argv.slice(2);
const wanted = Object.fromEntries(
  Object.entries(pictures).filter(([name]) => named.length === 0 || named.includes(name)),
);

/** Pictures are to differ only in what they show: some runs move the badge of a tab, and the lines that stick come late. */
const steady = { 'workbench.editor.decorations.badges': false, 'editor.stickyScroll.enabled': false };

const window = { folder: inRoot('examples'), width: 960, height: 560, scale: 1.25 };

try {
  mkdirSync(inRoot('media', 'walkthrough'), { recursive: true });
  for (const [name, theme] of Object.entries(themes)) {
    console.log(`Pictures in the theme ${theme} …`);
    const paths = await takeScreenshots(wanted, { ...window, settings: { 'workbench.colorTheme': theme, ...steady } });
    for (const [index, picture] of Object.keys(wanted).entries()) {
      const target = inRoot('media', 'walkthrough', `${picture}-${name}.png`);
      copyFileSync(paths[index] ?? '', target);
      console.log(target);
    }
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
