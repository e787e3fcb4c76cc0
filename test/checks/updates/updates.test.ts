import assert from 'node:assert/strict';
import { createAnalyzer, defaultSettings } from '../../../src/analysis';
import { replacedTypes } from '../../../src/checks/relations/cloudformation/replacedTypes';
import { bundledSchema } from '../../../src/schema/bundled';
import { Schema } from '../../../src/schema/schema';
import { knowledge } from '../../support/knowledge';

const codes = ['cfn-data-replaced', 'cfn-name-taken', 'cognito-attribute-change'];

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
    for (const { type, name, others } of replacedTypes) {
      // What SAM makes of its own types is another resource's schema.
      const known = type.startsWith('AWS::Serverless::') ? undefined : schema.type(type);
      for (const one of known === undefined ? [] : [...others, ...(name === undefined ? [] : [name])])
        assert.equal(known?.property([one])?.replacement, 'always', `${type}.${one}`);
    }
  });
});

describe('cfn-data-replaced of what holds no data', () => {
  const group = (about: string, name = '') =>
    resource('AWS::EC2::SecurityGroup', `{${name}GroupDescription: ${about}}`);

  it('finds a new resource that would need the name of the old one', () => {
    assert.deepEqual(found(group('one', 'GroupName: g, '), group('two', 'GroupName: g, ')), [
      "warning two: GroupDescription differs from the version before, but CloudFormation can't replace Orders while it keeps its name. Undo it, or give it another name.",
    ]);
  });
  it('is quiet where both can be there at once', () => {
    assert.deepEqual(found(group('one'), group('two')), []);
    assert.deepEqual(found(group('one', 'GroupName: g, '), group('two', 'GroupName: h, ')), []);
    const role = (more: string) => resource('AWS::IAM::Role', `{RoleName: r${more}}`);
    assert.deepEqual(found(role(''), role(', Path: /')), []);
  });
});

describe('cfn-name-taken', () => {
  const queue = (id: string, name: string) => `  ${id}: {Type: AWS::SQS::Queue, Properties: {QueueName: ${name}}}\n`;
  const all = (...queues: readonly string[]) => `Resources:\n${queues.join('')}`;

  it('finds a name that another resource has until the update ends', () => {
    assert.deepEqual(found(all(queue('Old', 'orders')), all(queue('New', 'orders'))), [
      'warning orders: New has the QueueName that Old keeps until the update ends, so the update fails. Keep the logical ID that it had, or give it another name.',
    ]);
    const name = '!Sub "${AWS::StackName}-orders"';
    assert.equal(found(all(queue('Old', name)), all(queue('New', name))).length, 1);
  });
  it('is quiet where no name moves', () => {
    assert.deepEqual(found(all(queue('Old', 'orders')), all(queue('Old', 'orders'), queue('New', 'sales'))), []);
    assert.deepEqual(found(all(queue('Old', 'orders')), all(queue('New', '!Ref Name'))), []);
    assert.deepEqual(found(all(), all(queue('New', 'orders'))), []);
    // That two have one name is told whatever the version before was.
    assert.deepEqual(found(all(queue('Old', 'orders')), all(queue('Old', 'orders'), queue('New', 'orders'))), []);
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
  it('finds another way to sign in', () => {
    const signIn = (properties: string) => resource('AWS::Cognito::UserPool', properties);
    assert.deepEqual(found(signIn('{UsernameAttributes: [email]}'), signIn('{UsernameAttributes: [phone_number]}')), [
      "warning UsernameAttributes: UsernameAttributes differs from the version before, but Cognito can't change it. Undo it, or create a second pool and migrate the users.",
    ]);
    const byCase = (value: string) => signIn(`{UsernameConfiguration: {CaseSensitive: ${value}}}`);
    assert.equal(found(signIn('{}'), byCase('false')).length, 1);
    assert.deepEqual(found(signIn('{}'), byCase('true')), []);
    assert.deepEqual(found(signIn('{}'), byCase('!Ref Flag')), []);
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
