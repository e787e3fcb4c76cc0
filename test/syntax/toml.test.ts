import assert from 'node:assert/strict';
import { parse } from 'smol-toml';
import { readDataFile } from '../../src/syntax/dataFile';
import type { Node } from '../../src/syntax/tree';

/** All values as texts, as the tree has them. */
function plain(node: Node | undefined): unknown {
  if (node?.kind === 'mapping')
    return Object.fromEntries(node.entries.map(({ key, value }) => [key.value, plain(value)]));
  if (node?.kind === 'sequence') return node.items.map(plain);
  return node?.kind === 'scalar' ? node.value : undefined;
}

function texts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(texts);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, texts(inside)]));
}

const read = (text: string) => readDataFile({ path: 'a.toml', text });

const whole = `version = 1
"quoted key" = 'literal \\ text'
dotted.inside = "caf\\u00e9 \\"q\\" \\\\" # comment
[default]
[default.deploy.parameters]
text = """
one
two \\
   joined"""
raw = '''
a ''quoted'' b'''
list = [ "a", [1, 2], # comment
  { x = "y", z.w = true },
]
[[item]]
name = "first"
[item.below]
deep = "yes"
[[item]]
name = "second"
`;

describe('TOML', () => {
  it('is read as another reader reads it', () => {
    assert.deepEqual(plain(read(whole).root), texts(parse(whole)));
    assert.equal(read(whole).mistake, undefined);
    assert.deepEqual(plain(read(whole.replaceAll('\n', '\r\n')).root), texts(parse(whole.replaceAll('\n', '\r\n'))));
  });

  it('keeps what stands around a mistake', () => {
    const { root, mistake } = read('a = 1\nb = \n[c\nd = 2\n[e]\nf = "g"\n');
    assert.deepEqual(plain(root), { a: '1', e: { f: 'g' } });
    assert.deepEqual(mistake, { start: 10, end: 11, message: 'invalid value' });
  });

  it('takes any text', () => {
    for (const text of [
      '',
      '=',
      '[',
      '[[',
      ']',
      '"',
      "'''",
      'a="""',
      'a=[',
      'a={',
      'a.',
      '[a]\n[a]',
      '__proto__ = 1',
      'a = [1 2]',
    ])
      assert.doesNotThrow(() => read(text), text);
    for (const text of [`a = ${'['.repeat(100_000)}`, `a = """${'"\\'.repeat(100_000)}`, '[a]\n'.repeat(20_000)])
      assert.ok(read(text).mistake);
  });
});
