import { rmSync } from 'node:fs';
import { createVSIX } from '@vscode/vsce';
import { inRoot, root, vsixPath } from './vscode/paths.mjs';

/** Makes the .vsix from what is in dist/, and returns its path. */
export async function packageExtension(packagePath = vsixPath) {
  rmSync(packagePath, { force: true });
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

if (process.argv[1] === inRoot('scripts', 'package.mjs')) {
  await import('./build.mjs');
  console.log(await packageExtension());
}
