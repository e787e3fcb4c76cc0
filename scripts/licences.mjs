// What of others is published: their licences, and the bill of materials of a release.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { put } from './put.mjs';
import { inRoot, root } from './vscode/paths.mjs';

const licenceFile = /^(?:licen[cs]e|copying)(?:[-.]\w+)?$/i;

const list = inRoot('out', 'bundled.json');

/**
 * Writes THIRD-PARTY-LICENSES.txt: the licence of each package of which the bundles contain code or data.
 *
 * @param {readonly string[]} inputs paths of bundled files, from the project's folder
 */
export async function writeLicences(inputs) {
  const folders = [...new Set(inputs.flatMap(input => packageFolder(input) ?? []))].sort();
  const sections = folders.map(folder => section(folder));
  await put(inRoot('THIRD-PARTY-LICENSES.txt'), `${sections.join(`\n${'-'.repeat(78)}\n\n`)}`);
  const refs = folders.map(folder => manifestIn(folder)).map(({ name, version }) => `${name}@${version}`);
  await put(list, JSON.stringify(refs));
}

/** The packages of the last build in CycloneDX, as npm writes it, without those that only build and test. */
export function billOfMaterials() {
  const bundled = new Set(JSON.parse(readFileSync(list, 'utf8')));
  const bill = JSON.parse(execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], { cwd: root, encoding: 'utf8' }));
  const own = bill.metadata.component['bom-ref'];
  const components = bill.components.filter(({ 'bom-ref': ref }) => bundled.has(ref));
  return { ...bill, components, dependencies: [{ ref: own, dependsOn: components.map(one => one['bom-ref']) }] };
}

/** `node_modules/a/node_modules/@b/c/x.js` is of the package in `node_modules/a/node_modules/@b/c`. */
function packageFolder(input) {
  return /^(.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(input)?.[1];
}

function section(folder) {
  const { name, version, license, author } = manifestIn(folder);
  const file = readdirSync(join(root, folder)).find(entry => licenceFile.test(entry));
  if (file === undefined && author === undefined) throw new Error(`${name} has no licence file in ${folder}.`);
  // A package without the file still names its licence and who gives it.
  const text = file === undefined ? `Copyright ${author.name}` : readFileSync(join(root, folder, file), 'utf8').trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
}

function manifestIn(folder) {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
}
