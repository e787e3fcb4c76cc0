import assert from 'node:assert/strict';
import { analyse } from '../support/knowledge';

/** Each of these lacks something that a macro could add: a property, or another resource. */
const resources = `  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      KeySchema: [{AttributeName: id, KeyType: HASH}]
  Flow:
    Type: AWS::StepFunctions::StateMachine
    Properties: {RoleArn: !ImportValue role}
  Visitors:
    Type: AWS::Cognito::IdentityPool
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {EventSourceArn: !GetAtt Orders.StreamArn, FunctionName: reader}
  Queue:
    Type: AWS::SQS::Queue
  Topic:
    Type: AWS::SNS::Topic
    Properties: {Subscription: [{Protocol: sqs, Endpoint: !GetAtt Queue.Arn}]}
`;

function codes(head: string): readonly string[] {
  const found = analyse(`${head}Resources:\n${resources}`).findings.map(({ code }) => code);
  return [...new Set(found)].sort();
}

const missing = [
  'cognito-pool-no-roles',
  'ddb-attrdefs',
  'ddb-billing',
  'ddb-stream-missing',
  'esm-starting-position',
  'sfn-definition',
  'sns-sqs-queue-policy',
  'sqs-no-dlq',
];

describe('what is missing', () => {
  it('is found, with the transforms of AWS as well', () => {
    assert.deepEqual(codes(''), missing);
    assert.deepEqual(codes('Transform: AWS::LanguageExtensions\n'), missing);
  });
  it('may be added by a macro or an included file', () => {
    assert.deepEqual(codes('Transform: [AWS::LanguageExtensions, OurDefaults]\n'), []);
    assert.deepEqual(codes('Transform: {Name: AWS::Include, Parameters: {Location: s3://shop/rest.yaml}}\n'), []);
    const included = `Resources:\n  Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://shop/rest.yaml}}\n${resources}`;
    assert.deepEqual(analyse(included).findings, []);
  });
});
