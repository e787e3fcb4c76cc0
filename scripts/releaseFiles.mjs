// node scripts/releaseFiles.mjs: writes what a release has beside its packages, for the version in package.json.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { billOfMaterials } from './licences.mjs';
import { readManifest } from './stage.mjs';
import { inRoot } from './vscode/paths.mjs';

/** What CHANGELOG.md says under a heading, up to the version before; undefined where it says nothing. */
export function notesUnder(heading) {
  const [, after] = `\n${readFileSync(inRoot('CHANGELOG.md'), 'utf8')}`.split(`\n## ${heading}\n`);
  return after?.split(/^## /m)[0]?.trim() || undefined;
}

/** Writes NOTES.md and sbom.json, and returns their folder. */
export function writeReleaseFiles(notes) {
  const folder = inRoot('out', 'release');
  mkdirSync(folder, { recursive: true });
  writeFileSync(inRoot('out', 'release', 'NOTES.md'), `${notes}\n`);
  writeFileSync(inRoot('out', 'release', 'sbom.json'), JSON.stringify(billOfMaterials(), undefined, 2));
  return folder;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { version } = readManifest();
  const notes = notesUnder(version);
  if (notes === undefined) {
    console.error(`CHANGELOG.md says nothing under "${version}".`);
    process.exit(2);
  }
  console.log(writeReleaseFiles(notes));
}
