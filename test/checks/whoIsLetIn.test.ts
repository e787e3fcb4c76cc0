import assert from 'node:assert/strict';
import { found, messages } from '../support/found';

const resources = (statements: string) => `Resources:
  Orders: {Type: AWS::SQS::Queue}
  Others: {Type: AWS::SQS::Queue}
  News: {Type: AWS::SNS::Topic}
  Old: {Type: AWS::SNS::Topic}
  Subscription:
    Type: AWS::SNS::Subscription
    Properties: {TopicArn: !Ref News, Protocol: sqs, Endpoint: !GetAtt Orders.Arn}
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties: {Queues: [!Ref Orders], PolicyDocument: {Statement: [${statements}]}}
`;
const code = 'sns-sqs-queue-policy';
const statement = (more: string, effect = 'Allow', principal = '{Service: sns.amazonaws.com}') =>
  `{Effect: ${effect}, Principal: ${principal}, Action: sqs:SendMessage${more}}`;
const allows = statement(', Resource: "*"');
const from = (condition: string) => resources(statement(`, Resource: "*", Condition: {${condition}}`));

function assertTold(text: string, isTold: boolean): void {
  assert.equal(found(text, code).length, isTold ? 1 : 0, text);
}

describe('a statement that denies', () => {
  const denies = (more: string, principal?: string) => resources(`${allows}, ${statement(more, 'Deny', principal)}`);

  it('keeps a service out, whatever another one allows', () => {
    const [message, ...others] = messages(denies(', Resource: "*"'), code);
    assert.equal(
      message,
      'Policy denies SNS what it needs for Orders, so the queue stays empty. Deny it to others only.',
    );
    assert.deepEqual(others, []);
    assertTold(denies(', Resource: "*"', '"*"'), true);
    assertTold(denies(', Resource: !GetAtt Orders.Arn', '"*"'), true);
  });

  it('says nothing on a condition, of others, and of another queue', () => {
    for (const more of [
      ', Resource: "*", Condition: {Bool: {"aws:SecureTransport": "false"}}',
      ', Resource: !GetAtt Others.Arn',
      ', Resource: !ImportValue queue',
    ])
      assertTold(denies(more, '"*"'), false);
    for (const principal of ['{Service: s3.amazonaws.com}', '{AWS: !Ref AWS::AccountId}', '!ImportValue principal'])
      assertTold(denies(', Resource: "*"', principal), false);
    assertTold(
      denies(', Resource: "*"', '"*"').replace(
        'Deny, Principal: "*", Action: sqs:SendMessage',
        'Deny, Principal: "*", Action: sqs:DeleteMessage',
      ),
      false,
    );
  });
});

describe('a condition on who sends', () => {
  it('is for none of the service where the ARN is that of another service', () => {
    assertTold(from('ArnLike: {"aws:SourceArn": "arn:aws:s3:*:*:orders"}'), true);
    assertTold(from('ArnLike: {"aws:SourceArn": !Sub "arn:aws:events:${AWS::Region}:${AWS::AccountId}:rule/a"}'), true);
    assertTold(from('ArnLike: {"aws:SourceArn": "arn:aws:sns:*:*:orders"}'), false);
    assertTold(from('ArnLike: {"aws:SourceArn": "arn:*:s*:*:*:orders"}'), false);
    assertTold(from('ArnLike: {"aws:SourceArn": ["arn:aws:s3:*:*:orders", "arn:aws:sns:*:*:orders"]}'), false);
  });

  it('has its name in capitals or not', () => {
    for (const name of ['aws:sourcearn', 'AWS:SourceArn', 'aws:SourceArn']) {
      assertTold(from(`ArnEquals: {"${name}": !Ref Old}`), true);
      assertTold(from(`ArnEquals: {"${name}": !Ref News}`), false);
    }
  });
});
