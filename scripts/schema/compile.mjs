// Compiles AWS's resource schema for the types that the notes speak of: one table, the form of which `src/schema/data.ts` describes.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readApiFacts } from './api.mjs';
import { merge } from './merge.mjs';
import { Packer } from './pack.mjs';
import { judgePattern } from './patterns.mjs';

/**
 * @param {readonly string[]} wanted resource types, `AWS::SQS::*` for all that begin so
 * @param {string} modules the folder of the installed packages
 * @param {Tools} tools
 *
 * @typedef {object} Tools of the sources
 * @property {(pattern: string) => boolean} canRunAway
 * @property {(choices: readonly string[], text: string) => readonly string[]} nearestChoices
 */
export async function compileSchema(wanted, modules, { canRunAway, nearestChoices }) {
  const [{ loadSpecification }, { readDeclarations }] = await Promise.all([
    import('./specification.mjs'),
    import('./declarations.mjs'),
  ]);
  const [specification, api] = await Promise.all([loadSpecification(), readApiFacts()]);
  const packer = new Packer(pattern => judgePattern(pattern, canRunAway));
  for (const name of specification.names.filter(one => isWanted(one, wanted)).sort()) {
    const path = join(modules, '@awboost/cfn-resource-types/lib', `${name.replaceAll('::', '-')}.d.ts`);
    const declared = existsSync(path) ? readDeclarations(await readFile(path, 'utf8')) : undefined;
    packer.add(name, merge(specification, specification.resource(name), declared, api.get(name)));
  }
  return {
    table: { others: othersIn(specification.names, wanted, nearestChoices), ...packer.packed() },
    leftOut: packer.leftOut(),
  };
}

function isWanted(name, wanted) {
  return wanted.some(one => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : one === name));
}

/** Types of other services that could be taken for a slip of the pen. */
function othersIn(names, wanted, nearestChoices) {
  const ours = names.filter(name => isWanted(name, wanted));
  const others = [...names.filter(name => !isWanted(name, wanted)), ...samOnly];
  return others.filter(name => nearestChoices(ours, name).length > 0).sort();
}

/** Types of SAM's that its part of the specification doesn't have. */
const samOnly = ['CapacityProvider', 'Connector', 'GraphQLApi', 'WebSocketApi'].map(name => `AWS::Serverless::${name}`);
