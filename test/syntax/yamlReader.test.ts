import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { build, type Plugin } from 'esbuild';
import fc from 'fast-check';
import { yamlMistakes } from '../../src/syntax/mistakes';
import { parseYamlBlock } from '../../src/syntax/yaml';
import { mangled } from '../fuzz/mangled';
import { sources } from '../patterns/bundled';

const root = join(__dirname, '../..');

interface Reader {
  readonly parseYamlBlock: typeof parseYamlBlock;
  readonly yamlMistakes: typeof yamlMistakes;
}

/** The same, as it stands in the bundles: without the parts of `yaml` that reading doesn't need. */
async function bundledReader(): Promise<Reader> {
  const { yamlReader }: { yamlReader: Plugin } = await import(pathToFileURL(join(root, 'scripts/yamlReader.mjs')).href);
  const { outputFiles } = await build({
    stdin: { contents: `export * from './src/syntax/yaml'; export * from './src/syntax/mistakes';`, resolveDir: root },
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    plugins: [yamlReader],
    write: false,
    logLevel: 'warning',
  });
  const module = { exports: {} };
  // The sources' own Error, of which they set how many stack frames it keeps.
  runInNewContext(outputFiles[0]?.text ?? '', { module, Error });
  return module.exports as Reader;
}

/** All that YAML has, and mistakes of all kinds. */
const odd = `%YAML 1.1
%TAG !e! tag:example.com,2000:
--- # comment
!!map &all
"double \\u00e9 \\
  folded": !!binary "aGVsbG8="
'single ''quote': !!timestamp 2001-12-14t21:59:43.10-05:00
? [complex, key]
: !!set {a, b, ? c}
? |
  block key
: - !!omap [one: 1, two: 2]
  - !!pairs [a: 1, a: 2]
  - !e!tag {x: !<tag:yaml.org,2002:str> y}
  -
  - - nested
    # between
    - !!int 0x1F
literal: |2-
   text
folded: >+
  a

  b

merged: {<<: *all, <<: [*all, *none]}
same: 1
same: !!float .inf
null: ~
flow: [a, {b: c}, "d": e, ? f : g, , h
  tab:\tx
 bad indent: &a &b *all !Ref !Sub x
...
%BAD
--- second
`;

describe('the reader of YAML in the bundles', () => {
  let bundled: Reader;
  before(async () => {
    bundled = await bundledReader();
  });

  const same = (text: string) => {
    // Objects of another world have other prototypes: what counts is what they hold.
    assert.equal(JSON.stringify(bundled.yamlMistakes(text)), JSON.stringify(yamlMistakes(text)));
    assert.equal(written(bundled.parseYamlBlock(text)), written(parseYamlBlock(text)));
  };

  it('reads everything that YAML has', () => {
    for (let end = 0; end <= odd.length; end += 5) same(odd.slice(0, end));
  });

  it('reads the patterns and the notes', () => {
    for (const source of sources.values()) same(source);
    same(readFileSync(join(root, 'knowledge/sqs.md'), 'utf8').split('\n---\n')[0] ?? '');
  });

  it('reads what is broken', () => {
    const start = fc.constantFrom(odd, ...sources.values());
    fc.assert(fc.property(start.chain(mangled), same), { numRuns: 100, seed: 7 });
  });
});

/** The block with its tree; its nodes lead back to it, and anchors make one node stand in several places. */
function written(block: ReturnType<typeof parseYamlBlock>): string {
  const ids = new Map<unknown, number>([[block, 0]]);
  return JSON.stringify(block.root ?? null, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    const id = ids.get(value);
    if (id !== undefined) return id;
    ids.set(value, ids.size);
    return value;
  });
}
