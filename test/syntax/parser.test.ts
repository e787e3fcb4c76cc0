import assert from 'node:assert/strict';
import { Parser } from '../../src/syntax/parser';
import { type Document, type Language, type Node, spanOf, valueOf } from '../../src/syntax/tree';
import { plainOf } from '../support/examples';
import { shop } from '../support/shop';

function parse(text: string, language: Language = 'yaml'): Document {
  return new Parser().parse(text, language);
}

function textAt(document: Document, ...path: readonly string[]): string | undefined {
  const node = path.reduce<Node | undefined>(valueOf, document.root);
  if (node === undefined) return undefined;
  const { start, end } = spanOf(document, node);
  return document.text.slice(start, end);
}

describe('parser', () => {
  it('gives YAML and JSON the same tree', () => {
    const yaml = parse('Resources:\n  A:\n    Type: "X"\n    L: [1, {b: true}]\n    N:\n');
    const json = parse('{"Resources": {"A": {"Type": "X", "L": [1, {"b": true}], "N": null}}}', 'json');
    assert.deepEqual(plainOf(yaml.root), plainOf(json.root));
  });

  it('knows the exact place of every value, tag and quotes included', () => {
    const document = parse(
      '# head\nResources:\n  A:\n    T: !Ref Seconds\n    Q: "901"\n  B:\n    L: !GetAtt [a, b]\n',
    );
    assert.equal(textAt(document, 'Resources', 'A', 'T'), '!Ref Seconds');
    assert.equal(textAt(document, 'Resources', 'A', 'Q'), '"901"');
    assert.equal(textAt(document, 'Resources', 'B', 'L'), '!GetAtt [a, b]');
  });

  for (const [name, text] of [
    ['CRLF', 'Resources:\r\n  A:\r\n    Q: 901\r\n'],
    ['a lone carriage return', 'Resources:\r  A:\r    Q: 901\r'],
    ['a byte order mark', '\uFEFFResources:\n  A:\n    Q: 901\n'],
    ['a document marker', '---\nResources:\n  A:\n    Q: 901\n...\n'],
    ['deep indentation', 'Resources:\n        A:\n            Q: 901\n'],
    ['quoted names', '"Resources":\n  \'A\':\n    "Q": 901\n'],
    ['flow style', '{Resources: {A: {Q: 901}}}'],
    ['JSON in a YAML file', '{"Resources": {"A": {"Q": 901}}}'],
  ] as const) {
    it(`reads ${name}`, () => assert.equal(textAt(parse(text), 'Resources', 'A', 'Q'), '901'));
  }

  it('follows aliases to anchors in other blocks, and merges', () => {
    const document = parse('Resources:\n  A: &base\n    Q: 901\n  B: *base\n  C:\n    <<: *base\n    R: 1\n');
    assert.equal(textAt(document, 'Resources', 'B', 'Q'), '901');
    assert.equal(textAt(document, 'Resources', 'C', 'Q'), '901');
  });

  it('survives an alias to itself and an alias bomb', () => {
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefghijklmnop'.split('').map((c, i, all) => `${c}: &${c} [*${all[i - 1] ?? 'a'}, *${all[i - 1] ?? 'a'}]`),
    ];
    assert.ok(parse(`Metadata: &m [*m]\n${bomb.join('\n')}\n`).root);
  });

  it('reads what a template for CloudFormation may look like although it is bad style', () => {
    const document = parse('Resources:\n  A:\n    P: {\n      Q: 901\n  }\n  B:\n    Q: 902\n');
    assert.equal(textAt(document, 'Resources', 'B', 'Q'), '902');
  });

  it('reads quoted texts and brackets whose lines stand further left than what began them', () => {
    const document = parse(
      `Globals:
  Function:
    Layers: [a,
  b,
"c"]
    Timeout: 901
Resources:
  A:
    Properties:
      P: !Sub '{
  "Statement": [
    {"Sid": "it''s"}
]
}'
      Q: 902
  B:
    L:
      - {c: [d
  ]}
      - "two
lines"
    Q: 903
  C: {Q: 904}
`,
    );
    assert.equal(textAt(document, 'Globals', 'Function', 'Timeout'), '901');
    assert.equal(textAt(document, 'Globals', 'Function', 'Layers'), '[a,\n  b,\n"c"]');
    assert.equal(textAt(document, 'Resources', 'A', 'Properties', 'Q'), '902');
    assert.match(textAt(document, 'Resources', 'A', 'Properties', 'P') ?? '', /^!Sub '\{\n[\s\S]*\n\}'$/);
    assert.equal(textAt(document, 'Resources', 'B', 'Q'), '903');
    assert.equal(textAt(document, 'Resources', 'C', 'Q'), '904');
    assert.deepEqual(plainOf(valueOf(valueOf(valueOf(document.root, 'Resources'), 'B'), 'L')), [
      { c: ['d'] },
      'two lines',
    ]);
  });

  it('is not led astray by a comma before a section or a resource', () => {
    const document = parse(
      '# a,\nResources:\n  # b,\n  A:\n    Q: 901\n  # c,\n  B:\n    Q: a,\n  C: {Q: 902}\n# d,\nOutputs:\n  O: 1\n',
    );
    assert.equal(textAt(document, 'Resources', 'A', 'Q'), '901');
    assert.equal(textAt(document, 'Resources', 'B', 'Q'), 'a,');
    assert.equal(textAt(document, 'Resources', 'C', 'Q'), '902');
    assert.equal(textAt(document, 'Outputs', 'O'), '1');
  });

  it('reads them with Windows line ends too', () => {
    const document = parse('Resources:\r\n  A:\r\n    P: "{\r\n  a,\r\nb}"\r\n    Q: 901\r\n  B:\r\n    Q: 902\r\n');
    assert.equal(textAt(document, 'Resources', 'A', 'Q'), '901');
    assert.equal(textAt(document, 'Resources', 'B', 'Q'), '902');
  });

  for (const [name, broken] of [
    ['an open quote', '    Q: "901'],
    ['an open brace', '    Q: {a: 1'],
    ['an open ${', '    Q: !Sub "${AWS::'],
    ['a tab', '\tQ: 901'],
    ['a bare key', '    Q'],
    ['a half-typed resource', '  Half'],
    ['a glued colon', '    Q:901'],
    ['an open bracket', '    Q: [901,'],
    ['an open brace', '    Q: {R:'],
    ['a placeholder in open quotes', '    Q: !Sub "${'],
    ['half an alias', '    Q: *'],
    ['half a merge', '    <<: *'],
  ] as const) {
    it(`keeps the other resources beside ${name}`, () => {
      const document = parse(`Resources:\n  A:\n    Q: 1\n  B:\n    Type: X\n${broken}\n  C:\n    Q: 3\n`);
      assert.equal(textAt(document, 'Resources', 'A', 'Q'), '1');
      assert.equal(textAt(document, 'Resources', 'C', 'Q'), '3');
    });
  }

  it('keeps the very block objects that an edit elsewhere leaves alone', () => {
    const parser = new Parser();
    const before = parser.parse(shop, 'yaml');
    const after = parser.parse(shop.replace('"901"', '"9011"'), 'yaml');
    const changed = ['Orders', 'OrdersQueue', 'Reports'].filter(
      name => valueOf(valueOf(before.root, 'Resources'), name) !== valueOf(valueOf(after.root, 'Resources'), name),
    );
    assert.deepEqual(changed, ['OrdersQueue']);
    assert.equal(textAt(after, 'Resources', 'Reports', 'Properties', 'Timeout'), '1000');
  });

  it('never throws, whatever the beginning of a template', () => {
    const parser = new Parser();
    for (let end = 0; end <= shop.length; end++) parser.parse(shop.slice(0, end), 'yaml');
  });

  it('reads JSON whose last brace is missing, keys at the edge', () => {
    const document = parse('{\n"Resources":\n{\n  "A": {\n    "Q": 901\n  }\n}\n', 'json');
    assert.equal(textAt(document, 'Resources', 'A', 'Q'), '901');
  });

  it('reads JSON whose braces begin their lines, while one is missing', () => {
    const document = parse(
      '{\n  "Resources":\n  {\n    "A":\n    {\n      "Q": {\n    },\n    "B":\n    {\n      "Q": 901\n    }\n  }\n}\n',
      'json',
    );
    assert.equal(textAt(document, 'Resources', 'B', 'Q'), '901');
  });

  it('reads JSON that is half-typed in a YAML file', () => {
    const document = parse(
      '{\n  "Resources": {\n    "A": {\n      "Q\n    },\n    "B": {\n      "Q": 901\n    }\n  }\n}\n',
    );
    assert.equal(textAt(document, 'Resources', 'B', 'Q'), '901');
  });

  it('stops at thousands of levels instead of failing', () => {
    const deep = 5000;
    assert.ok(parse(`Resources: ${'['.repeat(deep)}${']'.repeat(deep)}`));
    assert.ok(parse(`{"a":${'['.repeat(deep)}${']'.repeat(deep)}}`, 'json'));
    assert.ok(parse(`${Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')}`));
  });
});
