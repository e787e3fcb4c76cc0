// Draws media/icon.png, which the manifest names, from media/icon.svg.
import { readFileSync } from 'node:fs';
import { withPage } from './vscode/browser.mjs';
import { inRoot } from './vscode/paths.mjs';

const size = 256;

await withPage(
  async page => {
    const drawing = readFileSync(inRoot('media', 'icon.svg'), 'utf8');
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${drawing}`);
    await page.screenshot({ path: inRoot('media', 'icon.png'), omitBackground: true });
  },
  { width: size, height: size },
);
