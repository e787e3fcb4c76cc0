import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { extensionId, inRoot, manifest } from './paths.mjs';

/** A copy of a folder that a run may change, and `remove()` for afterwards. */
export function copyOf(source) {
  const temp = temporary();
  const folder = join(temp.folder, 'workspace');
  cpSync(source, folder, { recursive: true });
  return { folder, remove: temp.remove };
}

/** The file of a workspace that has a second folder beside the given one, with the same templates. */
export function besideAnother(folder, source) {
  const parent = dirname(folder);
  cpSync(source, join(parent, 'second'), { recursive: true });
  const file = join(parent, 'two.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: [{ path: basename(folder) }, { path: 'second' }] }));
  return file;
}

/** An extension that does nothing: VS Code runs a suite only for an extension under development. */
export function emptyExtension() {
  const { folder, remove } = temporary();
  const content = { name: 'empty', publisher: 'fieldnotes-test', version: '0.0.0', engines: manifest.engines };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...content, main: './main.js', browser: './main.js' }));
  writeFileSync(join(folder, 'main.js'), 'exports.activate = () => {};\n');
  return { folder, remove };
}

/** Puts the built extension where VS Code finds installed ones; a copy, as VS Code may delete what is in there. */
export function installBuilt(extensionsFolder) {
  const target = join(extensionsFolder, `${extensionId}-${manifest.version}`);
  mkdirSync(target, { recursive: true });
  for (const name of ['package.json', 'dist', 'media']) cpSync(inRoot(name), join(target, name), { recursive: true });
  return target;
}

export function temporary() {
  // The real path: VS Code would otherwise report files under a name that the tests did not open (macOS: /tmp is a link).
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fieldnotes-')));
  const remove = () => {
    process.off('exit', remove);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  return { folder, remove };
}
