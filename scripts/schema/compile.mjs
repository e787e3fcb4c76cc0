// Compiles AWS's resource schema for the types that the notes speak of: one table, the form of which `src/schema/data.ts` describes.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { merge } from './merge.mjs';
import { Packer } from './pack.mjs';
import { judgePattern } from './patterns.mjs';

/**
 * @param {readonly string[]} wanted resource types, `AWS::SQS::*` for all that begin so
 * @param {string} modules the folder of the installed packages
 * @param {(pattern: string) => boolean} canRunAway
 */
export async function compileSchema(wanted, modules, canRunAway) {
  const [{ loadSpecification }, { readDeclarations }] = await Promise.all([
    import('./specification.mjs'),
    import('./declarations.mjs'),
  ]);
  const specification = await loadSpecification();
  const packer = new Packer(pattern => judgePattern(pattern, canRunAway));
  for (const name of specification.names.filter(one => isWanted(one, wanted)).sort()) {
    const path = join(modules, '@awboost/cfn-resource-types/lib', `${name.replaceAll('::', '-')}.d.ts`);
    const declared = existsSync(path) ? readDeclarations(await readFile(path, 'utf8')) : undefined;
    packer.add(name, merge(specification, specification.resource(name), declared));
  }
  return { table: packer.packed(), leftOut: packer.leftOut() };
}

function isWanted(name, wanted) {
  return wanted.some(one => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : one === name));
}
