// Rolls the declarations of the library up into one file, once for each kind of module.
import { copyFile, writeFile } from 'node:fs/promises';
import { generateDtsBundle } from 'dts-bundle-generator';
import { inRoot } from './vscode/paths.mjs';

const [declarations = ''] = generateDtsBundle([{ filePath: inRoot('src', 'core.ts'), output: { noBanner: true } }], {
  preferredConfigPath: inRoot('tsconfig.json'),
});
await writeFile(inRoot('dist', 'core.d.ts'), declarations);
await copyFile(inRoot('dist', 'core.d.ts'), inRoot('dist', 'core.d.mts'));
