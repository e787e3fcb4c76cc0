import assert from 'node:assert/strict';
import { readEmbeddedJson } from '../../src/syntax/embedded';
import { Parser } from '../../src/syntax/parser';
import { type Document, type Node, spanOf, valueOf } from '../../src/syntax/tree';

/** How a value inside of the JSON text of `A` is written in the document. */
function written(yaml: string, ...path: readonly string[]): string | undefined {
  const document = new Parser().parse(yaml, 'yaml');
  const text = valueOf(valueOf(document.root, 'Resources'), 'A');
  const root = text && readEmbeddedJson(text.kind === 'sequence' ? text.items : [text]);
  const node = path.reduce<Node | undefined>(valueOf, root);
  return node && slice(document, node);
}

function slice(document: Document, node: Node): string {
  const { start, end } = spanOf(document, node);
  return document.text.slice(start, end);
}

describe('embedded JSON', () => {
  it('has its true place in a block of text', () => {
    const yaml = 'Resources:\n  B: 1\n  A: |\n    {\n      "a": {"b": 12},\n      "c": "ä \\"x\\""\n    }\n';
    assert.equal(written(yaml, 'a', 'b'), '12');
    assert.equal(written(yaml, 'c'), '"ä \\"x\\""');
  });

  it('has its true place in a tagged, a folded and a quoted text', () => {
    assert.equal(written('Resources:\n  A: !Sub |\n    {"a":\n       7}\n', 'a'), '7');
    assert.equal(written('Resources:\n  A: >-\n    {"a":\n    "b c",\n    "d": 3}\n', 'd'), '3');
    assert.equal(written('Resources:\n  A: \'{"a": "it\'\'s", "b": 5}\'\n', 'b'), '5');
    assert.equal(written('Resources:\n  A: "{\\n\\"a\\": \\"\\u0041\\", \\"b\\": 55}"\n', 'b'), '55');
  });

  it('has its true place in a document with Windows line ends', () => {
    assert.equal(written('Resources:\r\n  A: |\r\n    {\r\n      "a": 1,\r\n      "b": 23\r\n    }\r\n', 'b'), '23');
  });

  it('is put together from pieces, some of which the template does not tell', () => {
    const yaml = "Resources:\n  A: ['{\"a\": ', {Ref: X}, ', \"b\": 4', '2}']\n";
    assert.equal(written(yaml, 'b'), "4', '2");
  });

  it('takes a name outside of quotes for a value that says nothing', () => {
    const yaml = 'Resources:\n  A: \'{"a": ${Seconds}, "b": "${Name}", "c": 9}\'\n';
    assert.equal(written(yaml, 'c'), '9');
    assert.equal(written(yaml, 'b'), '"${Name}"');
  });

  it('is nothing where the text is no JSON', () => {
    for (const text of ['', 'hello', '{"a": }', '{"a": 1', '${All}'])
      assert.equal(written(`Resources:\n  A: '${text}'\n`, 'a'), undefined);
    assert.equal(written(`Resources:\n  A: '${'['.repeat(20000)}'\n`, 'a'), undefined);
  });
});
