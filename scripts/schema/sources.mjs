// The packages that the resource schema comes from. Whoever bumps one says here when that version was published:
//   npm view @aws-cdk/aws-service-spec time
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const sources = [
  {
    name: '@aws-cdk/aws-service-spec',
    version: '0.1.216',
    published: '2026-09-29',
    licence: 'Apache-2.0, © Amazon.com, Inc. or its affiliates',
  },
  { name: '@awboost/cfn-resource-types', version: '0.1.538', published: '2026-09-16', licence: 'MIT, © Gordon Leigh' },
];

/** What the schema says of itself: how old it is, and whose data it is. */
export async function provenance(modules) {
  for (const { name, version } of sources) {
    const installed = JSON.parse(await readFile(join(modules, name, 'package.json'), 'utf8')).version;
    if (installed !== version) {
      throw new Error(`${name} is ${installed}: note in scripts/schema/sources.mjs when that was published`);
    }
  }
  const parts = sources.map(({ name, version, licence }) => `${name} ${version} (${licence})`);
  return {
    date: sources
      .map(({ published }) => published)
      .sort()
      .at(-1),
    notice: `Compiled from ${parts.join(' and ')}.`,
  };
}
