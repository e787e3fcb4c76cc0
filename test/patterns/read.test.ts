import assert from 'node:assert/strict';
import { reindent } from '../../src/patterns/indent';
import { fill } from '../../src/patterns/marks';
import { readPattern } from '../../src/patterns/read';

const head = 'title: T\nuse: For tests.\nnotes: []\ntypes: []\n';
const template = "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  OrdersTopic:\n    Type: AWS::SNS::Topic\n";
const orders = 'placeholders:\n  - { name: Orders, what: topic }\n';

describe('a pattern with a mistake', () => {
  const cases: [string, string, RegExp, number][] = [
    ['has no text', '', /empty/, 1],
    ['lacks a field', 'use: For tests.\n', /title is missing/, 1],
    ['has a field too many', `${head}${orders}more: 1\n---\n${template}`, /^Unknown field "more"\.$/, 7],
    [
      'has a sentence that the list cuts',
      `${head.replace('tests.', `${'tests '.repeat(15)}.`)}${orders}---\n${template}`,
      /use must have at most 84 characters/,
      2,
    ],
    ['has no sentence', `${head.replace('tests.', 'tests')}${orders}---\n${template}`, /use must be a sentence/, 2],
    ['has no template', `${head}${orders}`, /no template follows/, 1],
    [
      'has a placeholder that stands nowhere',
      `${head}${orders.replace('Orders', 'Order')}---\n${template}`,
      /Order stands in no/,
      6,
    ],
    ['has two templates of a form', `${head}${orders}---\n${template}---\n${template}`, /same form/, 1],
    ['has another section', `${head}${orders}---\n${template}Globals: {}\n`, /Globals can't be part/, 12],
    ['has no template after the line', `${head}${orders}---\na: 1\n`, /is no template/, 8],
    [
      'connects what is not there',
      `${head}${orders}connects: { to: 'AWS::SNS::Topic', as: OrdersTopic, title: 'To {name}', set: [A] }\n---\n${template}`,
      /OrdersTopic\.A/,
      10,
    ],
    [
      'has another default than its first choice',
      `${head}${orders.replace(' }', ', choices: [A, Orders] }')}---\n${template}`,
      /first choice/,
      6,
    ],
  ];
  for (const [what, source, message, line] of cases) {
    it(`${what}: says so at its line`, () => {
      const read = readPattern('x', source);
      assert.ok(!('id' in read), 'it was accepted');
      assert.match(read[0]?.message ?? '', message);
      assert.equal(read[0]?.line, line);
    });
  }

  it('is refused under a name that is no id', () => {
    assert.ok(!('id' in readPattern('No Id', `${head}${orders}---\n${template}`)));
  });
});

describe('placeholders', () => {
  const placeholders = ['Orders', 'OrdersArchive', 'orders', '30'].map(name => ({ name, what: '', choices: [] }));
  const filled = (text: string) =>
    fill(
      text,
      placeholders,
      new Map([
        ['Orders', 'News'],
        ['OrdersArchive', 'Old'],
        ['orders', 'news'],
        ['30', '60'],
      ]),
    );

  it('are whole parts of words', () => {
    assert.equal(filled('OrdersTopic MyOrders Ordersheet OrdersArchiveTopic'), 'NewsTopic MyNews Ordersheet OldTopic');
    assert.equal(filled('orders/ reorders my-orders.'), 'news/ reorders my-news.');
    assert.equal(filled('30 300 130 a30'), '60 300 130 a30');
  });
});

describe('reindenting', () => {
  it('gives each level its new place', () => {
    const text = '  A:\n    # why\n    B:\n      - C: 1\n        D:\n          - E\n      - F\n\n    G: 2';
    const after = 'A:\n   # why\n   B:\n      - C: 1\n        D:\n           - E\n      - F\n\n   G: 2';
    assert.equal(reindent(text, 2, { to: 0, unit: 3 }), after);
  });
});
