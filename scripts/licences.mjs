// Writes THIRD-PARTY-LICENSES.txt: the licence of each package of which the bundles contain code or data.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { put } from './put.mjs';
import { inRoot, root } from './vscode/paths.mjs';

const licenceFile = /^(?:licen[cs]e|copying)(?:[-.]\w+)?$/i;

/** @param {readonly string[]} inputs paths of bundled files, from the project's folder */
export async function writeLicences(inputs) {
  const folders = new Set(inputs.flatMap(input => packageFolder(input) ?? []));
  const sections = [...folders].sort().map(folder => section(folder));
  await put(inRoot('THIRD-PARTY-LICENSES.txt'), `${sections.join(`\n${'-'.repeat(78)}\n\n`)}`);
}

/** `node_modules/a/node_modules/@b/c/x.js` is of the package in `node_modules/a/node_modules/@b/c`. */
function packageFolder(input) {
  return /^(.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(input)?.[1];
}

function section(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const file = readdirSync(join(root, folder)).find(entry => licenceFile.test(entry));
  if (file === undefined && author === undefined) throw new Error(`${name} has no licence file in ${folder}.`);
  // A package without the file still names its licence and who gives it.
  const text = file === undefined ? `Copyright ${author.name}` : readFileSync(join(root, folder, file), 'utf8').trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
}
