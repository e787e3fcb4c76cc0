import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file that others may be reading: it changes at once, and not at all where it is so already.
 * @param {string} path
 * @param {string | Uint8Array} content
 */
export async function put(path, content) {
  const wanted = Buffer.from(content);
  const known = await readFile(path).catch(() => undefined);
  if (known?.equals(wanted)) return;
  const made = `${path}.${process.pid}`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(made, wanted);
  await rename(made, path);
}
