import assert from 'node:assert/strict';
import { Checker } from '../../src/checks/checker';
import { Parser } from '../../src/syntax/parser';
import { type Document, type Node, valueOf } from '../../src/syntax/tree';
import { TemplateBuilder } from '../../src/template/model/template';
import { finished } from '../../src/work';
import { knowledge } from '../support/knowledge';

const count = 20;

/** A queue, a function that reads it and its role, over and over. */
function template(timeout: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const resources = numbers.map(
    n => `  Inbox${n}:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy: {deadLetterTargetArn: !ImportValue failed, maxReceiveCount: 5}
  Work${n}:
    Type: AWS::Serverless::Function
    Properties:
      Timeout: ${n === 0 ? timeout : 30}
      Runtime: python3.14
      Handler: index.handler
      InlineCode: pass
      Role: !GetAtt Role${n}.Arn
      Environment: {Variables: {TABLE: !Ref Table, NAME: !Sub "\${AWS::StackName}-${n}"}}
      Events: {In: {Type: SQS, Properties: {Queue: !GetAtt Inbox${n}.Arn}}}
  Role${n}:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]}
      Policies: [{PolicyName: read, PolicyDocument: {Statement: [{Effect: Allow, Action: "sqs:*", Resource: !GetAtt Inbox${n}.Arn}]}}]
`,
  );
  const head = 'AWSTemplateFormatVersion: "2010-09-09"\nTransform: AWS::Serverless-2016-10-31\n';
  return `${head}Parameters: {Table: {Type: String}}\nResources:\n${resources.join('')}`;
}

/** Says each time that somebody looks into a list or mapping below a node, what was looked into. */
function watch(node: Node | undefined, onRead: (text: string) => void): void {
  if (node?.kind !== 'mapping' && node?.kind !== 'sequence') return;
  const inside = node.kind === 'mapping' ? node.entries : node.items;
  for (const one of inside) watch('key' in one ? one.value : one, onRead);
  const get = () => {
    onRead(node.block.text.slice(node.start, node.end));
    return inside;
  };
  Object.defineProperty(node, node.kind === 'mapping' ? 'entries' : 'items', { get });
}

describe('a keystroke', () => {
  it('looks into no resource but the edited one, and those that have to do with it', () => {
    const [parser, builder, checker] = [new Parser(), new TemplateBuilder(), new Checker(knowledge())];
    const check = (text: string): Document => {
      const document = finished(parser.parsing(text, 'yaml'));
      const built = builder.build(document);
      checker.update(built);
      finished(checker.checking(built, undefined));
      return document;
    };
    const { root } = check(template(30));
    const read: string[] = [];
    const resources = valueOf(root, 'Resources');
    assert.ok(resources?.kind === 'mapping');
    for (const { key, value } of resources.entries)
      if (!/\D0$/.test(key.value)) watch(valueOf(value, 'Properties'), text => read.push(text));
    check(template(31));
    assert.deepEqual([...new Set(read)], []);
  });
});
