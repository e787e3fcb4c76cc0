import assert from 'node:assert/strict';
import { groups } from '../../src/patterns/groups';
import { resourcePlaceAt } from '../../src/patterns/resourcePlace';
import { type Suggestion, suggestionsFor } from '../../src/patterns/suggestions';
import type { Language } from '../../src/syntax/tree';
import { accepted } from '../support/accepted';
import { patterns, templateFrom } from './bundled';

const sam = 'Transform: AWS::Serverless-2016-10-31\n';

/** The suggestions at `|`; undefined where nothing is suggested. */
function at(marked: string, language: Language = 'yaml'): readonly Suggestion[] | undefined {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const place = resourcePlaceAt(text, language, offset);
  return place && suggestionsFor(place, patterns);
}

describe('patterns are suggested', () => {
  const places: readonly (readonly [string, string, Language])[] = [
    ['at the top of an empty file', '|', 'yaml'],
    ['at a word there', 'cfn-s|', 'yaml'],
    ['below comments and the beginning of a document', '# mine\n---\n\nsam-|\n', 'yaml'],
    ['in an empty JSON file', '|', 'json'],
    ['in the braces of one', '{\n  |\n}\n', 'json'],
    ['at a word in quotes', '{\n  "cfn-|"\n}\n', 'json'],
    ['under Resources that are empty', 'Resources:\n  cfn-|', 'yaml'],
    ['on a blank line there', 'Resources:\n  |\nOutputs:\n', 'yaml'],
    [
      'between resources',
      'Resources:\n  A:\n    Type: AWS::SNS::Topic\n  cfn-|\n  B:\n    Type: AWS::SNS::Topic\n',
      'yaml',
    ],
    ['below a resource', `${sam}Resources:\n    A:\n        Type: AWS::SNS::Topic\n\n    |\n`, 'yaml'],
    ['among the resources of JSON', '{"Resources": {\n  "A": {"Type": "AWS::SNS::Topic"},\n  |\n}}', 'json'],
  ];
  for (const [title, text, language] of places) {
    it(title, () => assert.ok((at(text, language)?.length ?? 0) > patterns.length));
  }

  const nowhere: readonly (readonly [string, string, Language])[] = [
    [
      'at a value',
      'Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Properties:\n      Runtime: nodejs22.x|\n',
      'yaml',
    ],
    ['at another word', 'Resources:\n  Que|', 'yaml'],
    ['at a part of the word', 'Resources:\n  cf|', 'yaml'],
    ['after the word', 'Resources:\n  cfn-sqs |', 'yaml'],
    ['at a key', 'Resources:\n  cfn-|:\n', 'yaml'],
    ['within a resource', 'Resources:\n  A:\n    Type: AWS::SNS::Topic\n    cfn-|\n', 'yaml'],
    ['on a blank line within a resource', 'Resources:\n  A:\n    Type: AWS::SNS::Topic\n    |\n', 'yaml'],
    ['at the margin', 'Resources:\n  A:\n    Type: AWS::SNS::Topic\n|', 'yaml'],
    ['beside the other resources', 'Resources:\n  A:\n    Type: AWS::SNS::Topic\n   cfn-|\n', 'yaml'],
    ['in another section', 'Resources:\n  A:\n    Type: AWS::SNS::Topic\nMetadata:\n  cfn-|\n', 'yaml'],
    ['in a text of several lines', 'Description: |2\n  Resources:\n    cfn-|\n'.replace('|2', '>'), 'yaml'],
    ['in a list', 'Resources:\n  - cfn-|\n', 'yaml'],
    ['in a comment', 'Resources:\n  # cfn-|\n', 'yaml'],
    ['indented in an empty file', '  cfn-|', 'yaml'],
    ['in a workflow', 'name: CI\non: push\njobs:\n  |\n', 'yaml'],
    ['at the end of a workflow', 'name: CI\n|', 'yaml'],
    ['under Resources of another kind of file', 'kind: Pod\nResources:\n  cfn-|\n', 'yaml'],
    ['in a resource of JSON', '{"Resources": {\n  "A": {\n    |\n  }\n}}', 'json'],
    ['at the top level of JSON', '{\n  "Resources": {},\n  |\n}', 'json'],
    ['in package.json', '{\n  "name": "a",\n  |\n}', 'json'],
  ];
  for (const [title, text, language] of nowhere) it(`not ${title}`, () => assert.equal(at(text, language), undefined));

  it('in the form that fits first, the most used first', () => {
    const labels = (text: string) => (at(text) ?? []).map(({ label }) => label);
    const [first] = groups[0]?.ids ?? [];
    assert.equal(labels('Resources:\n  |')[0], `cfn-${first}`);
    assert.equal(labels(`${sam}Resources:\n  |`)[0], `sam-${first}`);
    const both = labels(`${sam}Resources:\n  |`);
    assert.ok(both.indexOf('sam-sqs-lambda') < both.indexOf('cfn-sqs-lambda'));
    assert.ok(both.indexOf('cfn-secret') < both.indexOf('cfn-function'), 'a pattern of one form fits anywhere');
    assert.equal(new Set(both).size, both.length);
  });

  it('the most used of a form first where its name is typed', () => {
    const [first] = groups[0]?.ids ?? [];
    const named = (marked: string, word: string) => {
      const place = resourcePlaceAt(marked.replace('|', ''), 'yaml', marked.indexOf('|'));
      const labels = place === undefined ? [] : suggestionsFor(place, patterns, word).map(({ label }) => label);
      return labels.filter(label => label.startsWith('sam-'))[0];
    };
    assert.equal(named('sam-|', 'sam-'), `sam-${first}`);
    assert.equal(named('|', ''), `sam-${first}`, 'before a letter is typed the editor has asked for all');
    assert.equal(named('Resources:\n  sam-|', 'sam-'), `sam-${first}`);
  });
});

describe('every pattern has its place in the list', () => {
  it('once', () => {
    const listed = groups.flatMap(({ ids }) => ids);
    assert.deepEqual([...listed].sort(), patterns.map(({ id }) => id).sort());
  });
});

describe('an accepted suggestion', () => {
  it('takes the indentation of the template', () => {
    assert.equal(
      accepted('Resources:\n    A:\n        Type: AWS::SNS::Topic\n    cfn-|\n', 'cfn-secret').split('\n')[4],
      '        Type: AWS::SecretsManager::Secret',
    );
    assert.match(
      accepted('{\n\t"Resources": {\n\t\t"cfn-|"\n\t}\n}', 'cfn-secret', 'json'),
      /^\t\t"OrdersSecret": \{\n\t\t\t"Type"/m,
    );
  });

  it('brings the transform, and outputs, to their places', () => {
    const text = accepted(
      "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  sam-sal|\nOutputs:\n  X:\n    Value: 1\n",
      'sam-salad',
    );
    assert.ok(
      text.startsWith(
        "AWSTemplateFormatVersion: '2010-09-09'\nTransform: AWS::Serverless-2016-10-31\nResources:\n  ShopPages:\n",
      ),
      text.slice(0, 300),
    );
    assert.match(text, /\nOutputs:\n {2}X:\n {4}Value: 1\n\n {2}ShopAddress:\n/);
    const last = accepted('Resources:\n  sam-salad|', 'sam-salad');
    assert.match(last, /\n\nOutputs:\n {2}ShopAddress:\n/);
  });

  it('numbers names that are taken', () => {
    const text = accepted('Resources:\n  OrdersQueue:\n    Type: AWS::SQS::Queue\n\n  |', 'cfn-sqs-dlq');
    assert.deepEqual(
      [...templateFrom(text, 'yaml').resources.keys()],
      ['OrdersQueue', 'OrdersQueue2', 'OrdersDeadLetterQueue'],
    );
  });

  it('lets a name be typed once, unless something elsewhere has it too', () => {
    const snippet = (text: string, label: string) => at(text)?.find(one => one.label === label)?.snippet ?? '';
    assert.deepEqual(snippet('Resources:\n  |', 'sam-sns-fanout').match(/\$\{\d[:|][^}]*\}/g), [
      '${1:Orders}',
      '${2:Billing}',
      '${4|python3.14,python3.13|}',
      '${3:Shipping}',
    ]);
    assert.match(snippet('Resources:\n  |', 'sam-salad'), /\$\{1:Shop\}Pages:[\s\S]*https:\/\/\\\$\{\$\{1\}Site/);
    const elsewhere = snippet('Resources:\n  |\nOutputs:\n  X:\n    Value: 1\n', 'sam-salad');
    assert.ok(elsewhere.startsWith('ShopPages:') && elsewhere.includes('${1:products}'), elsewhere.slice(0, 200));
  });
});
