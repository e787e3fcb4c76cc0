// Makes the npm package and the .vsix: npm run package -- FOLDER
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { readManifest, stage } from './stage.mjs';
import { inRoot, root } from './vscode/paths.mjs';

const outputOf = (command, args, cwd = root) => execFileSync(command, args, { cwd, encoding: 'utf8' }).trim();

/** Makes the .vsix from what is in dist/ and `.vscodeignore` lets in; returns its path. */
export async function packageExtension(packagePath) {
  rmSync(packagePath, { force: true });
  // The same sources give the same bytes: files in it are as old as the last commit, and a zip has local times.
  process.env.TZ = 'UTC';
  process.env.SOURCE_DATE_EPOCH ??= outputOf('git', ['log', '-1', '--format=%ct']);
  // Everything is bundled, so no dependency belongs into it.
  const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
  const cwd = stage('vsix', [...files, '.vscodeignore'], readManifest());
  await createVSIX({
    cwd,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
    // They are right already.
    rewriteRelativeLinks: false,
  });
  return packagePath;
}

/** Makes the npm package from what is in dist/ and `.npmignore` lets in; returns its path. */
function packageForNpm(folder) {
  const [{ files }] = JSON.parse(
    outputOf('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=error']),
  );
  // npm adds what `main` names, and in our manifest that is the editor's.
  const needed = files.map(({ path }) => path).filter(path => path !== 'dist/extension.js');
  const cwd = stage('npm', needed, npmManifest(readManifest()));
  return join(
    folder,
    outputOf('npm', ['pack', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder], cwd),
  );
}

/** Without what only the editor reads. */
function npmManifest({ name, version, description, license, type, sideEffects, keywords, exports, bin, ...others }) {
  const { repository, homepage, bugs, engines } = others;
  return {
    ...{ name, version, description, license, type, sideEffects, keywords, repository, homepage, bugs },
    engines: { node: engines.node },
    // For those who don't know `exports` yet.
    ...{ main: './dist/core.js', types: './dist/core.d.ts', exports, bin },
  };
}

/** Builds, and makes the npm package and the .vsix in a folder; returns their paths. */
export async function packageAll(folder = root) {
  mkdirSync(folder, { recursive: true });
  outputOf('npm', ['run', 'prepack']);
  const tarball = packageForNpm(folder);
  return [tarball, await packageExtension(tarball.replace(/\.tgz$/, '.vsix'))];
}

if (process.argv[1] === inRoot('scripts', 'package.mjs')) {
  for (const path of await packageAll(resolve(process.argv[2] ?? root))) console.log(path);
}
