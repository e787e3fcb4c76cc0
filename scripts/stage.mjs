import { chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './vscode/paths.mjs';

export function readManifest() {
  return JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
}

/**
 * Makes a folder that holds what a package holds, and nothing else; returns its path.
 * @param {string} name of the folder
 * @param {readonly string[]} files paths from the project's folder
 * @param {Record<string, unknown>} manifest its package.json
 */
export function stage(name, files, manifest) {
  const folder = inRoot('out', 'packages', name);
  rmSync(folder, { recursive: true, force: true });
  for (const file of files) {
    cpSync(inRoot(file), join(folder, file));
    // Whatever the umask of who packs: packages have the same bytes everywhere.
    chmodSync(join(folder, file), 0o644);
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  const readme = readFileSync(inRoot('README.md'), 'utf8');
  writeFileSync(join(folder, 'README.md'), linked(readme, new Set(files), manifest.homepage));
  for (const file of ['package.json', 'README.md']) chmodSync(join(folder, file), 0o644);
  return folder;
}

/** What a link of the README leads to is seldom in the package: it leads to the repository then, once that is known. */
function linked(readme, files, homepage) {
  return readme.replace(/(!?)\[([^\]]*)\]\((?![a-z]+:|#)([^)#]+)([^)]*)\)/g, (link, image, text, path, anchor) => {
    if (homepage !== undefined) return `${image}[${text}](${homepage}/${image ? 'raw' : 'blob'}/HEAD/${path}${anchor})`;
    if (files.has(path)) return link;
    if (image) return '';
    return path.startsWith(text) ? text : `${text} (${path})`;
  });
}
