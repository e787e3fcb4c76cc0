import assert from 'node:assert/strict';
import { parseDocument } from 'yaml';
import { connectionTo } from '../../src/patterns/connect';
import { applyEdits } from '../../src/patterns/edit';
import { insertPattern } from '../../src/patterns/insert';
import { jsonOf, minifiedJson } from '../../src/patterns/json';
import { offersFor } from '../../src/patterns/offers';
import { renderForm } from '../../src/patterns/render';
import { slicesOf } from '../../src/patterns/source';
import type { Language } from '../../src/syntax/tree';
import { all, patterns, templateFrom } from '../patterns/bundled';

/** Three small templates, each in both languages. */
const templates: Record<Language, readonly string[]> = {
  yaml: [
    "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  OrdersQueue: # mine\n    Type: AWS::SQS::Queue\n  # last\nOutputs:\n  A:\n    Value: !Ref OrdersQueue\n",
    'Transform: AWS::Serverless-2016-10-31\r\nGlobals:\r\n    Function:\r\n        Timeout: 3\r\nResources:\r\n    OrdersFunction:\r\n        Type: AWS::Serverless::Function\r\n        Properties:\r\n            InlineCode: |\r\n              a\r\n\r\n              b\r\n    OrdersTable: { Type: AWS::DynamoDB::Table }',
    'Resources: {ShopBucket: {Type: AWS::S3::Bucket}}\n',
  ],
  json: [
    '{"Resources":{"OrdersQueue":{"Type":"AWS::SQS::Queue"}}}',
    '{\n    "Transform": ["AWS::Serverless-2016-10-31"],\n    "Resources": {\n        "OrdersFunction": { "Type": "AWS::Serverless::Function" }\n    },\n    "Outputs": {}\n}\n',
    '{\n\t"Resources": {\n\t\t"OrdersTable": {\n\t\t\t"Type": "AWS::DynamoDB::Table"\n\t\t}\n\t}\n}',
  ],
};

describe('every pattern goes into any template', () => {
  for (const { title, pattern, form, language } of all) {
    it(`${title}, and once more where it is already`, () => {
      for (const before of [...templates[language], renderForm(pattern, form, language)]) {
        checked(before, language, insertPattern(before, language, pattern, form.name), form.name);
      }
    });
  }
});

describe('every connection', () => {
  for (const pattern of patterns) {
    for (const { type, when } of pattern.connects.flatMap(({ to, when }) => to.map(type => ({ type, when })))) {
      for (const language of ['yaml', 'json'] as const) {
        it(`${pattern.id} to ${type} in ${language}`, () => {
          const properties = JSON.stringify(Object.fromEntries(when.map(name => [name, true])));
          const before =
            language === 'yaml'
              ? `Resources:\n  Mine:\n    Type: ${type}\n    Properties: ${properties}\n  Other:\n    Type: AWS::SNS::Topic\n`
              : `{"Resources":{"Mine":{"Type":"${type}","Properties":${properties}},"Other":{"Type":"AWS::SNS::Topic"}}}`;
          const template = templateFrom(before, language);
          const mine = template.resources.get('Mine');
          assert.ok(mine);
          const offer = offersFor(patterns, template, mine).find(candidate => candidate.pattern === pattern);
          assert.match(offer?.title ?? '', /\bMine\b/);
          const result = insertPattern(before, language, pattern, undefined, 'Mine');
          assert.ok('edits' in result, 'problem' in result ? result.problem : '');
          const after = applyEdits(before, result.edits);
          assert.doesNotMatch(after, /[ \t]$/m, 'a line ends in blanks');
          const { resources } = templateFrom(after, language);
          assert.equal(resources.size, 2 + result.logicalIds.length);
          const chosen = connectionTo(pattern, templateFrom(before, language), 'Mine', undefined);
          assert.ok('form' in chosen);
          const left = new Set([chosen.connection?.as, ...(chosen.connection?.without ?? [])]);
          for (const id of left) assert.ok(!refersTo(after, id ?? ''), `${id} is still referred to:\n${after}`);
          assert.ok(refersTo(after, 'Mine') || chosen.connection?.set.length, after);
        });
      }
    }
  }
});

function checked(before: string, language: Language, result: ReturnType<typeof insertPattern>, form: string): string {
  assert.ok('edits' in result, 'problem' in result ? result.problem : '');
  for (const { start, end } of result.edits) assert.match(before.slice(start, end), /^\s*(?:\{\s*\})?$/);
  const after = applyEdits(before, result.edits);
  assert.doesNotMatch(after, /[ \t]$/m, 'a line ends in blanks');
  if (language === 'json') JSON.parse(after);
  else assert.deepEqual(parseDocument(after, { logLevel: 'silent' }).errors, [], after);
  const [old, now] = [before, after].map(text => entriesOf(text, language));
  for (const [name, value] of old ?? []) assert.equal(now?.get(name), value, name);
  assert.equal(now?.size, (old?.size ?? 0) + result.logicalIds.length, 'a logical ID is there twice');
  const { transforms } = templateFrom(after, language);
  assert.equal(
    transforms.filter(name => name.startsWith('AWS::Serverless')).length,
    form === 'sam' ? 1 : oldSam(before),
  );
  return after;
}

function oldSam(text: string): number {
  return text.includes('AWS::Serverless-2016-10-31') ? 1 : 0;
}

function entriesOf(text: string, language: Language): ReadonlyMap<string, string> {
  const { document } = templateFrom(text, language);
  const resources = document.root?.entries.find(entry => entry.key.value === 'Resources')?.value;
  const slices = slicesOf(document, resources);
  assert.equal(new Set(slices.map(slice => slice.name)).size, slices.length);
  return new Map(slices.map(slice => [slice.name, jsonOf(slice.value, minifiedJson)]));
}

function refersTo(text: string, logicalId: string): boolean {
  return new RegExp(`(?:!Ref |!GetAtt |"Ref":\\s?"|\\$\\{|"Fn::GetAtt":\\[")${logicalId}\\b`).test(text);
}
