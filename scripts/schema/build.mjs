// Writes the compiled resource schema, anew only where its sources or its compiler have changed: reading them takes seconds.
import { createHash } from 'node:crypto';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { put } from '../put.mjs';
import { apiFiles } from './api.mjs';
import { provenance, sources } from './sources.mjs';
import { typesIn } from './types.mjs';

/**
 * @param {string} root
 * @param {readonly { text: string }[]} notes
 * @param {import('./compile.mjs').Tools} tools
 * @returns {Promise<readonly string[]>} the files that it is made of, from the project's folder
 */
export async function buildSchema(root, notes, tools) {
  const modules = join(root, 'node_modules');
  const wanted = typesIn(notes);
  const origin = await provenance(modules);
  const key = await keyOf({ wanted, origin, tools: [tools.canRunAway, tools.nearestChoices].map(String) });
  const [target, keyFile] = [join(root, 'generated/schema.json'), join(root, 'generated/schema.key')];
  if ((await readFile(keyFile, 'utf8').catch(() => undefined)) !== key) {
    const { compileSchema } = await import('./compile.mjs');
    const { table, leftOut } = await compileSchema(wanted, modules, tools);
    // What a bump changes is seen by comparing: `changes.mjs`.
    await copyFile(target, join(root, 'generated/schema-before.json')).catch(() => undefined);
    await writeFile(target, `${JSON.stringify({ ...origin, ...table })}\n`);
    await writeFile(join(root, 'generated/schema-left-out.json'), `${JSON.stringify(leftOut, undefined, 2)}\n`);
    await writeFile(keyFile, key);
  }
  await put(join(root, 'dist/schema.json'), await readFile(target));
  return sources.map(({ name }) => `node_modules/${name}/package.json`);
}

/** Changes with whatever decides what is compiled. */
async function keyOf(inputs) {
  const hash = createHash('sha256').update(JSON.stringify(inputs));
  const scripts = (await readdir(import.meta.dirname)).filter(file => file.endsWith('.mjs')).sort();
  const files = [...scripts.map(file => join(import.meta.dirname, file)), ...(await apiFiles())];
  for (const file of files) hash.update(await readFile(file));
  return hash.digest('hex');
}
