// Writes the pages of docs/ that are made of the notes, one for each note and each rule: npm run docs
// With a folder, all of docs/ as HTML, ready for any static host: npm run docs -- FOLDER
// Run with tsx, because it reads the notes with the extension's own code.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { globbySync } from 'globby';
import { toHtml } from './docs/html.mjs';

// The tests' helpers know their folder the CommonJS way.
const require = createRequire(import.meta.url);
const { knowledge } = require('../test/support/knowledge.ts');
const { notes } = require('../test/support/notes.ts');
const { generatedFolders, generatedPages } = require('./docs/site.ts');

const docs = join(import.meta.dirname, '..', 'docs');
const [target] = process.argv.slice(2);

for (const folder of generatedFolders) rmSync(join(docs, folder), { recursive: true, force: true });
const pages = generatedPages(knowledge(), notes);
for (const [path, text] of pages) write(join(docs, path), text);
console.log(`${pages.size} pages in docs/`);

if (target !== undefined) {
  const files = globbySync('**', { cwd: docs });
  for (const file of files) {
    const path = join(target, file);
    if (file.endsWith('.md'))
      write(path.replace(/\.md$/, '.html').replace(/README\.html$/, 'index.html'), toHtml(file, read(file)));
    else {
      mkdirSync(dirname(path), { recursive: true });
      cpSync(join(docs, file), path);
    }
  }
  console.log(`${files.length} files in ${target}`);
}

function read(file) {
  return readFileSync(join(docs, file), 'utf8');
}

function write(path, text) {
  if (!existsSync(dirname(path))) mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
