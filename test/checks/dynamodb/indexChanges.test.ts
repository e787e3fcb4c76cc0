import assert from 'node:assert/strict';
import { createAnalyzer, defaultSettings, type Language } from '../../../src/analysis';
import { knowledge } from '../../support/knowledge';

const attributes = ['id', 'at', 'a', 'b', 'c'].map(name => `        - {AttributeName: ${name}, AttributeType: S}\n`);

function index(name: string, key: string, projection = 'ALL'): string {
  return `        - IndexName: ${name}\n          KeySchema: [{AttributeName: ${key}, KeyType: HASH}]\n          Projection: {ProjectionType: ${projection}}\n`;
}

function local(name: string, key: string): string {
  return index(name, 'id').replace('HASH}]', `HASH}, {AttributeName: ${key}, KeyType: RANGE}]`);
}

interface Parts {
  readonly global?: string;
  readonly local?: string;
  readonly more?: string;
  readonly type?: string;
}

function table({ global = '', local = '', more = '', type = 'AWS::DynamoDB::Table' }: Parts): string {
  const lists = [
    global === '' ? '' : `      GlobalSecondaryIndexes:\n${global}`,
    local === '' ? '' : `      LocalSecondaryIndexes:\n${local}`,
  ].join('');
  return `Parameters:\n  Name: {Type: String}\nResources:\n  Orders:\n    Type: ${type}\n    Properties:\n      BillingMode: PAY_PER_REQUEST\n      AttributeDefinitions:\n${attributes.join('')}      KeySchema: [{AttributeName: id, KeyType: HASH}, {AttributeName: at, KeyType: RANGE}]\n${lists}${more}`;
}

/** What the step from one version to the next breaks: severity, code and the underlined text. */
function found(before: string, after: string, language: Language = 'yaml'): readonly string[] {
  const settings = { ...defaultSettings, base: { text: before, language } };
  return createAnalyzer(knowledge())
    .analyse(after, 'yaml', settings)
    .findings.filter(({ code }) => ['ddb-lsi-change', 'ddb-gsi-one-per-update'].includes(code))
    .map(({ severity, code, start, end }) => `${severity} ${code} ${after.slice(start, end)}`);
}

describe('ddb-gsi-one-per-update', () => {
  const one = index('A', 'a');
  const two = one + index('B', 'b');
  const three = two + index('C', 'c');

  it('takes one that is made, and one that is deleted', () => {
    assert.deepEqual(found(table({}), table({ global: one })), []);
    assert.deepEqual(found(table({ global: three }), table({ global: two })), []);
  });
  it('finds two that are made, at the last of them', () => {
    assert.deepEqual(found(table({ global: one }), table({ global: three })), ['warning ddb-gsi-one-per-update C']);
  });
  it('finds one that gets another name', () => {
    assert.deepEqual(found(table({ global: one }), table({ global: index('B', 'a') })), [
      'warning ddb-gsi-one-per-update B',
    ]);
  });
  it('finds one that gets another key or projection', () => {
    for (const other of [index('A', 'b'), index('A', 'a', 'KEYS_ONLY')])
      assert.deepEqual(found(table({ global: one }), table({ global: other })), ['warning ddb-gsi-one-per-update A']);
  });
  it('finds two that are deleted, at what is left, else at the table', () => {
    assert.deepEqual(found(table({ global: three }), table({ global: one })), [
      'warning ddb-gsi-one-per-update GlobalSecondaryIndexes',
    ]);
    assert.deepEqual(found(table({ global: two }), table({})), ['warning ddb-gsi-one-per-update Orders']);
  });
  it('holds for global tables, and for a base in JSON', () => {
    const type = 'AWS::DynamoDB::GlobalTable';
    assert.deepEqual(found(table({ type }), table({ type, global: two })), ['warning ddb-gsi-one-per-update B']);
    const base = JSON.stringify({
      Resources: {
        Orders: {
          Type: 'AWS::DynamoDB::Table',
          Properties: {
            KeySchema: [
              { AttributeName: 'id', KeyType: 'HASH' },
              { AttributeName: 'at', KeyType: 'RANGE' },
            ],
          },
        },
      },
    });
    assert.deepEqual(found(base, table({ global: two }), 'json'), ['warning ddb-gsi-one-per-update B']);
  });
  it('is silent where the table is new or replaced, or the template leaves open what it has', () => {
    const after = table({ global: two });
    assert.deepEqual(found('AWSTemplateFormatVersion: 2010-09-09\n', after), []);
    assert.deepEqual(found(table({}).replace('Orders:', 'Others:'), after), []);
    assert.deepEqual(found(table({}).replace('AttributeName: at, KeyType', 'AttributeName: a, KeyType'), after), []);
    const named = (name: string) => table({ global: two, more: `      TableName: ${name}\n` });
    assert.deepEqual(found(table({ more: '      TableName: old\n' }), named('new')), []);
    assert.deepEqual(found(table({ more: '      TableName: old\n' }), named('!Ref Name')), []);
    assert.deepEqual(found(table({ more: '      TableName: !Ref Name\n' }), named('!Ref Name')), [
      'warning ddb-gsi-one-per-update B',
    ]);
    assert.deepEqual(found(table({}), table({ more: '      GlobalSecondaryIndexes: !Ref Indexes\n' })), []);
  });
  it('knows what holds where the table exists, and what holds where an index is there on a condition', () => {
    const some = 'Conditions:\n  Some: !Equals [!Ref Name, a]\nResources:';
    const branch = `      GlobalSecondaryIndexes:\n        Fn::If:\n          - Some\n          -\n${two.replace(/^/gm, '    ').trimEnd()}\n          - !Ref AWS::NoValue\n`;
    const text = (more: string, condition: string) =>
      table({ more }).replace('Resources:', some).replace('    Properties:', `${condition}    Properties:`);
    const own = '    Condition: Some\n';
    assert.deepEqual(found(text('', own), text(branch, own)), ['warning ddb-gsi-one-per-update B']);
    assert.deepEqual(found(text('', ''), text(branch, '')), ['warning ddb-gsi-one-per-update B']);
  });
  it('leaves a SimpleTable alone', () => {
    const simple = (text: string) => text.replace('AWS::DynamoDB::Table', 'AWS::Serverless::SimpleTable');
    assert.deepEqual(found(simple(table({})), simple(table({ global: two }))), []);
  });
  it('is silent without a base, and for the same text', () => {
    const text = table({ global: two });
    assert.deepEqual(found(text, text), []);
    const { findings } = createAnalyzer(knowledge()).analyse(text, 'yaml');
    assert.equal(findings.filter(({ code }) => code === 'ddb-gsi-one-per-update').length, 0);
  });
});

describe('ddb-lsi-change', () => {
  const one = local('A', 'a');

  it('finds one that comes, goes or changes', () => {
    assert.deepEqual(found(table({}), table({ local: one })), ['warning ddb-lsi-change A']);
    assert.deepEqual(found(table({ local: one }), table({})), ['warning ddb-lsi-change Orders']);
    assert.deepEqual(found(table({ local: one }), table({ local: local('A', 'b') })), ['warning ddb-lsi-change A']);
  });
  it('is told once: a table that is replaced is made with all its global indexes', () => {
    const after = table({ local: one, global: index('B', 'b') + index('C', 'c') });
    assert.deepEqual(found(table({}), after), ['warning ddb-lsi-change A']);
  });
  it('takes another order and another way to write the same', () => {
    const both = one + local('B', 'b');
    const text = (key: string) =>
      table({ local: local('B', 'b').replace('b, KeyType', `${key}, KeyType`) + one }).replace(
        'Parameters:\n',
        'Parameters:\n  Key: {Type: String, AllowedValues: [b]}\n',
      );
    assert.deepEqual(found(table({ local: both }), text('b')), []);
    assert.deepEqual(found(table({ local: both }), text('!Ref Key')), []);
  });
});
