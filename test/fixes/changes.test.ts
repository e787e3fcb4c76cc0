import assert from 'node:assert/strict';
import type { Fix } from '../../src/checks/findings/fix';
import { put, putAll, remove } from '../../src/checks/findings/fix';
import { readyFixes } from '../../src/fixes/fixes';
import { applyEdits } from '../../src/patterns/edit';
import { Parser } from '../../src/syntax/parser';
import { type Language, valueOf } from '../../src/syntax/tree';
import { type Resource, TemplateBuilder } from '../../src/template/model/template';

/** The text after a fix for the resource F; undefined where the text can't take it. */
function mended(text: string, fix: (resource: Resource) => Fix, language: Language = 'yaml'): string | undefined {
  const template = new TemplateBuilder().build(new Parser().parse(text, language));
  const resource = template.resources.get('F') ?? assert.fail('no resource F');
  const [ready] = readyFixes(template.document, [fix(resource)]);
  return ready !== undefined && 'edits' in ready ? applyEdits(text, ready.edits) : undefined;
}

const head = 'Resources:\n  F: # one\n    Type: AWS::Serverless::Function\n';
const window = 'Events.Orders.Properties.MaximumBatchingWindowInSeconds';

describe('putting a property', () => {
  const events = `${head}    Properties:\n      Events:\n        Orders:\n          Type: SQS\n`;

  it('makes Properties where there are none', () => {
    assert.equal(
      mended(head, one => put(one, 'Timeout', '3')),
      `${head.trimEnd()}\n    Properties:\n      Timeout: 3\n`,
    );
  });
  it('makes all that leads to it, and keeps comments and blank lines', () => {
    const rest = '\n  # three\n  G:\n    Type: AWS::SNS::Topic\n';
    const text = events.replace('SQS', 'SQS # two');
    assert.equal(
      mended(text + rest, one => put(one, window, '1')),
      `${text}          Properties:\n            MaximumBatchingWindowInSeconds: 1\n${rest}`,
    );
  });
  it('goes behind a list that begins at its key’s column', () => {
    const text = `${events}          Properties:\n            Types:\n            - a\n            - b # two\n`;
    assert.equal(
      mended(text, one => put(one, window, '1')),
      `${text}            MaximumBatchingWindowInSeconds: 1\n`,
    );
  });
  it('replaces a scalar and keeps what stands behind it', () => {
    const text = `${head}    Properties: {Timeout: 3} # two\n`;
    assert.equal(
      mended(text, one => put(one, 'Timeout', '5')),
      text.replace('3}', '5}'),
    );
  });
  it('writes JSON as the file is laid out', () => {
    const json = (more: string) =>
      `{\n\t"Resources": {\n\t\t"F": {\n\t\t\t"Type": "AWS::SQS::Queue",\n\t\t\t"Properties": {\n\t\t\t\t"A": {\n\t\t\t\t\t"B": 1${more}\n\t\t\t\t}\n\t\t\t}\n\t\t}\n\t}\n}\n`;
    assert.equal(
      mended(json(''), one => put(one, 'A.C', '- x'), 'json'),
      json(',\n\t\t\t\t\t"C": ["x"]'),
    );
  });
  it('keeps the line breaks of Windows', () => {
    const text = `${events}          Properties:\n            Queue: q\n`.replaceAll('\n', '\r\n');
    assert.equal(
      mended(text, one => put(one, window, '1')),
      `${text}            MaximumBatchingWindowInSeconds: 1\r\n`,
    );
  });
  for (const [why, value] of [
    ['a function call', '!Ref Seconds'],
    ['a list', '[1]'],
    ['nothing yet', ''],
  ] as const) {
    it(`is not offered where the value is ${why}`, () => {
      assert.equal(
        mended(`${head}    Properties:\n      Timeout: ${value}\n`, one => put(one, 'Timeout', '5')),
        undefined,
      );
    });
  }
});

describe('removing a property', () => {
  it('takes its lines, and leaves what stands around them', () => {
    const text = (lines: string) => `${head}    Properties:\n      # two\n      A: 1\n${lines}      C: 3 # three\n`;
    assert.equal(
      mended(text('      B:\n      - x\n      - y\n'), one => remove(one, 'B')),
      text(''),
    );
  });
  it('takes its comma in braces', () => {
    const flow = (inner: string) => `${head}    Properties: {${inner}}\n`;
    assert.equal(
      mended(flow('A: 1, B: 2'), one => remove(one, 'A')),
      flow('B: 2'),
    );
    assert.equal(
      mended(flow('A: 1, B: 2'), one => remove(one, 'B')),
      flow('A: 1'),
    );
  });
  it('takes an item out of a list', () => {
    const text = (items: string) => `${head}    Properties:\n      L:${items}\n      B: 1\n`;
    for (const [items, left] of [
      [' [a, b] # two', ' [b] # two'],
      ['\n        - a # gone\n        - b # two', '\n        - b # two'],
      ['\n      - {X: 1}\n      # two\n      - b', '\n      # two\n      - b'],
      ['\n        - X: 1\n          Y: {Z: 1}\n\n        - b', '\n\n        - b'],
    ] as const) {
      assert.equal(
        mended(text(items), one => remove(one, 'L.0')),
        text(left),
      );
    }
  });
  it('takes what holds nothing else with it', () => {
    assert.equal(
      mended(`${head}    Properties:\n      L: [a]\n      B: 1\n`, one => remove(one, 'L.0')),
      `${head}    Properties:\n      B: 1\n`,
    );
    assert.equal(
      mended(`${head}    Properties:\n      A: 1\n`, one => remove(one, 'A')),
      head,
    );
  });
  it('is not offered where the entry shares its line with a dash', () => {
    assert.equal(
      mended(`${head}    Properties:\n      L:\n        - A: 1\n          B: 2\n`, one => remove(one, 'L.0.A')),
      undefined,
    );
  });
});

describe('another item of a list', () => {
  const like = (resource: Resource): Fix => {
    const list = valueOf(resource.properties, 'L') ?? assert.fail('no list');
    const item = list.kind === 'sequence' ? list.items.at(-1) : undefined;
    const values = { N: 'b', T: 'S' };
    return { title: 'one more', change: { kind: 'repeat', list, item: item ?? assert.fail('no item'), values } };
  };
  it('is written like the last one', () => {
    const text = (items: string) => `${head}    Properties:\n      L:${items}\n      B: 1\n`;
    for (const [items, more] of [
      [' [{N: "a", T: S}]', ' [{N: "a", T: S}, {N: "b", T: S}]'],
      ['\n      - N: a # one\n        T: N # two', undefined],
      ['\n      - N: a\n        T: N # two', '\n      - N: a\n        T: N # two\n      - N: b\n        T: S'],
      ['\n        - {N: a, T: N}\n', '\n        - {N: a, T: N}\n        - {N: b, T: S}\n'],
      [' [{N: !Ref A, T: S}]', undefined],
      [' [{N: a}]', undefined],
    ] as const) {
      assert.equal(mended(text(items), like), more === undefined ? undefined : text(more));
    }
  });
  it('has a line of its own in JSON where the last one has', () => {
    const json = (more: string) =>
      `{"Resources": {"F": {"Type": "A::B::C", "Properties": {"L": [\n    {"N": "a", "T": "S"}${more}\n  ]}}}}\n`;
    assert.equal(mended(json(''), like, 'json'), json(',\n    {"N": "b", "T": "S"}'));
  });
});

describe('changes that are right with each other', () => {
  it('are one', () => {
    assert.equal(
      mended(`${head}    Properties: {A: 1}\n`, one =>
        putAll(one, [
          ['B', '2'],
          ['C', '3'],
        ]),
      ),
      `${head}    Properties: {A: 1, B: 2, C: 3}\n`,
    );
  });
});

describe('putting an attribute', () => {
  it('goes beside the type', () => {
    const change = (resource: Resource): Fix => ({
      title: 'wait',
      change: { kind: 'put', resource, path: ['DependsOn'], value: 'G' },
    });
    assert.equal(
      mended(`${head}    Properties: {A: 1}\n`, change),
      `${head}    Properties: {A: 1}\n    DependsOn: G\n`,
    );
  });
});
