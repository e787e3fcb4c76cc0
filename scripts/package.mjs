import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { inRoot, root } from './vscode/paths.mjs';

/** Makes the .vsix from what is in dist/, and returns its path. */
export async function packageExtension(packagePath) {
  rmSync(packagePath, { force: true });
  // The same sources give the same bytes: files in it are as old as the last commit.
  process.env.SOURCE_DATE_EPOCH ??= execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' });
  // Everything is bundled, so no dependency belongs into it.
  await createVSIX({
    cwd: root,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
    // There is no public repository that relative links could lead to.
    rewriteRelativeLinks: false,
  });
  return packagePath;
}

/** Builds, and makes the npm package and the .vsix in a folder; returns their paths. */
export async function packageAll(folder = root) {
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root, encoding: 'utf8' });
  // npm's own answer is the last thing printed: the build may have said something before.
  const [{ filename }] = JSON.parse(packed.slice(packed.lastIndexOf('\n[') + 1));
  const tarball = join(folder, filename);
  return [tarball, await packageExtension(tarball.replace(/\.tgz$/, '.vsix'))];
}

if (process.argv[1] === inRoot('scripts', 'package.mjs')) {
  for (const path of await packageAll()) console.log(path);
}
