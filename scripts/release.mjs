// npm run release -- patch|minor|major: checks all, bumps the version, packs both packages, writes the notes of the release.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { packageAll } from './package.mjs';
import { notesUnder, writeReleaseFiles } from './releaseFiles.mjs';
import { readManifest } from './stage.mjs';
import { inRoot, root } from './vscode/paths.mjs';

const unreleased = 'Unreleased';

/** Shows what the command prints, and stops the release where it fails. */
const run = (command, ...args) => execFileSync(command, args, { cwd: root, stdio: 'inherit' });
const outputOf = (command, ...args) => execFileSync(command, args, { cwd: root, encoding: 'utf8' }).trim();

/** A reason not to release, in a sentence. */
class Refusal extends Error {}

async function release(step) {
  if (!['patch', 'minor', 'major'].includes(step)) throw new Refusal('Usage: npm run release -- patch|minor|major');
  if (outputOf('git', 'status', '--porcelain') !== '')
    throw new Refusal('There are uncommitted changes. Commit them first.');
  const notes = notesUnder(unreleased);
  if (notes === undefined) throw new Refusal('CHANGELOG.md says nothing under "Unreleased". Write there what is new.');
  await fillIn();
  run('npm', 'test');
  run('npm', 'version', step, '--no-git-tag-version');
  const { version } = readManifest();
  const changelog = readFileSync(inRoot('CHANGELOG.md'), 'utf8');
  writeFileSync(inRoot('CHANGELOG.md'), changelog.replace(`## ${unreleased}`, `## ${unreleased}\n\n## ${version}`));
  writeFileSync(inRoot('test', 'knowledge', 'released-ids.txt'), idsAfterBuild());
  const folder = writeReleaseFiles(notes);
  const packages = await packageAll(folder);
  console.log(`
Version ${version} is ready:
${packages.map(path => `  ${path}`).join('\n')}
  ${folder}/NOTES.md and sbom.json
Commit package.json, package-lock.json, CHANGELOG.md and test/knowledge/released-ids.txt, tag the commit v${version} and push the tag: the workflow
release.yml publishes both packages and makes a release with the notes and the bill of materials. By hand: npm publish FILE.tgz, and npx vsce publish --packagePath FILE.vsix.`);
}

/** The ids that are told by name once they are removed: a test compares. */
function idsAfterBuild() {
  const { limits, checks } = JSON.parse(readFileSync(inRoot('generated', 'rules.json'), 'utf8'));
  return `${[...new Set([...limits, ...checks].map(({ id }) => id))].sort().join('\n')}\n`;
}

/** What only the owner knows: the address of the repository, which package.json alone holds. */
async function fillIn() {
  const manifest = readManifest();
  if (manifest.repository !== undefined) return;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Where nobody can answer, as in a pipeline, the question stays open for ever and only the end of the input is told.
  const unanswered = once(terminal, 'close').then(() => '');
  const answer = terminal.question('The address of the repository (https://…): ');
  const url = (await Promise.race([answer, unanswered])).trim();
  terminal.close();
  if (!URL.canParse(url)) throw new Refusal(`The address of the repository must be a URL, not "${url}".`);
  const { version, ...others } = manifest;
  const homepage = url.replace(/\.git$/, '');
  const repository = { type: 'git', url };
  const filled = { ...others, version, homepage, repository, bugs: { url: `${homepage}/issues` } };
  writeFileSync(inRoot('package.json'), `${JSON.stringify(filled, undefined, 2)}\n`);
  run('npx', 'biome', 'format', '--write', 'package.json');
}

try {
  await release(process.argv[2]);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
