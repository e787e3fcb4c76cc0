import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { globbySync } from 'globby';
import { generatedFolders, generatedPages } from '../../scripts/docs/site';
import { slugOf } from '../../src/pages/pages';
import { knowledge } from '../support/knowledge';
import { notes } from '../support/notes';

const docs = join(__dirname, '../../docs');
const read = (path: string) => readFileSync(join(docs, path), 'utf8');

/** `npm run docs` writes the pages anew. */
describe('docs/', () => {
  it('has a page for each note and each rule, as the notes have them', () => {
    const pages = generatedPages(knowledge(), notes);
    const written = globbySync(
      generatedFolders.map(folder => `${folder}/**`),
      { cwd: docs },
    );
    assert.deepEqual(written.sort(), [...pages.keys()].sort(), 'npm run docs');
    const stale = [...pages].filter(([path, text]) => read(path) !== text).map(([path]) => path);
    assert.deepEqual(stale, [], 'npm run docs');
  });

  it('has no link that leads nowhere', () => {
    const files = globbySync('**/*.md', { cwd: docs });
    const dead = files.flatMap(file =>
      [...withoutCode(read(file)).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, address = '']) =>
        /^\w+:/.test(address) || leadsSomewhere(file, address) ? [] : [`${file}: ${address}`],
      ),
    );
    assert.deepEqual(dead, []);
  });
});

function leadsSomewhere(from: string, address: string): boolean {
  const [path = '', anchor] = address.split('#');
  const target = path === '' ? from : posix.join(posix.dirname(from), decodeURIComponent(path));
  if (!existsSync(join(docs, target))) return false;
  return anchor === undefined || !target.endsWith('.md') || anchorsIn(read(target)).has(anchor);
}

function anchorsIn(markdown: string): ReadonlySet<string> {
  const headings = [...withoutCode(markdown).matchAll(/^#+ (.*)$/gm)].map(([, text = '']) =>
    text.replace(/[`*\\]/g, ''),
  );
  return new Set(headings.map(slugOf));
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^```[^\n]*\n.*?^```$/gms, '').replace(/`[^`\n]*`/g, '');
}
