import assert from 'node:assert/strict';
import { createAnalyzer, defaultSettings } from '../../../src/analysis';
import { holders } from '../../../src/checks/relations/cloudformation/replacements';
import { bundledSchema } from '../../../src/schema/bundled';
import { Schema } from '../../../src/schema/schema';
import { knowledge } from '../../support/knowledge';

const codes = ['cfn-data-replaced', 'cognito-attribute-change'];

/** What the step from one version to the next breaks: the underlined text and the message. */
function found(before: string, after: string): readonly string[] {
  const settings = { ...defaultSettings, base: { text: before, language: 'yaml' as const } };
  return createAnalyzer(knowledge())
    .analyse(after, 'yaml', settings)
    .findings.filter(({ code }) => codes.includes(code))
    .map(({ severity, start, end, message }) => `${severity} ${after.slice(start, end)}: ${message}`);
}

function resource(type: string, properties: string, more = ''): string {
  return `Resources:\n  Orders:\n    Type: ${type}\n${more}    Properties: ${properties}\n`;
}

describe('cfn-data-replaced', () => {
  const table = (key: string, name = '') =>
    resource('AWS::DynamoDB::Table', `{${name}KeySchema: [{AttributeName: ${key}, KeyType: HASH}]}`);

  it('finds another key, and another name', () => {
    assert.deepEqual(found(table('id'), table('day')), [
      'warning KeySchema: KeySchema differs from the version before, so Orders is replaced by an empty table. Undo it, or set UpdateReplacePolicy to Retain and copy the data.',
    ]);
    assert.deepEqual(
      found(resource('AWS::S3::Bucket', '{BucketName: a-one}'), resource('AWS::S3::Bucket', '{BucketName: a-two}')),
      [
        'warning a-two: BucketName differs from the version before, so Orders is replaced by an empty bucket. Undo it, or set UpdateReplacePolicy to Retain and copy the data.',
      ],
    );
  });
  it('says that a name of its own is in the way', () => {
    assert.deepEqual(found(table('id', 'TableName: o, '), table('day', 'TableName: o, ')), [
      "warning KeySchema: KeySchema differs from the version before, but CloudFormation can't replace Orders while it keeps its name. Undo it, or give it another name.",
    ]);
  });
  it('is quiet where nothing is lost', () => {
    assert.deepEqual(found(table('id'), table('id')), []);
    assert.deepEqual(found(resource('AWS::SQS::Queue', '{}'), resource('AWS::SQS::Queue', '{FifoQueue: false}')), []);
    const kept = resource('AWS::S3::Bucket', '{BucketName: a-two}', '    UpdateReplacePolicy: Retain\n');
    assert.deepEqual(found(resource('AWS::S3::Bucket', '{BucketName: a-one}'), kept), []);
    const byStack = (name: string) => resource('AWS::S3::Bucket', `{BucketName: !Sub "\${AWS::StackName}-${name}"}`);
    assert.deepEqual(found(byStack('a'), byStack('a')), []);
  });
  it('knows only properties that replace, as far as AWS tells', () => {
    const schema = Schema.of(bundledSchema);
    for (const { type, name, others } of holders) {
      const known = schema.type(type);
      for (const one of known === undefined ? [] : [...others, ...(name === undefined ? [] : [name])])
        assert.equal(known?.property([one])?.replacement, 'always', `${type}.${one}`);
    }
  });
});

describe('cognito-attribute-change', () => {
  const pool = (schema: string) => resource('AWS::Cognito::UserPool', `{Schema: [${schema}]}`);
  const [mail, plan] = ['{Name: email, Required: true}', '{Name: plan, AttributeDataType: String}'];

  it('takes another attribute', () => assert.deepEqual(found(pool(mail), pool(`${mail}, ${plan}`)), []));
  it('finds one that is gone', () => {
    assert.deepEqual(found(pool(`${mail}, ${plan}`), pool(mail)), [
      "warning Schema: Schema lacks plan, but Cognito can't remove an attribute. Put it back as it was, and add another attribute.",
    ]);
  });
  it('finds one that is another, or required from now on', () => {
    assert.deepEqual(found(pool(plan), pool('{Name: plan, AttributeDataType: Number}')), [
      "warning plan: plan differs from the version before, but Cognito can't change it. Put it back as it was, and add another attribute.",
    ]);
    assert.deepEqual(found(pool(plan), pool(`${plan}, ${mail}`)), [
      'warning email: email is new and required, but Cognito requires only what a pool began with. Set Required to false.',
    ]);
  });
});
