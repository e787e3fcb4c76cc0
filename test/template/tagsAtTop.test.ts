import assert from 'node:assert/strict';
import { analyse } from '../support/knowledge';

const found = (text: string) => analyse(text).findings.map(({ code, start, end }) => [code, text.slice(start, end)]);

describe('what a tool adds to a template', () => {
  it('may stand in lines of its own at the top', () => {
    const template =
      'Resources:\n  Inbox: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 901, QueueName: !ImportValue a}}\n';
    const expected = found(template);
    assert.ok(expected.length > 0);
    for (const head of ['{% set stage = "live" %}\n', '# first\n\n{#- a note -#}\n{% import "x" as y %}\r\n'])
      assert.deepEqual(found(head + template), expected, head);
  });
  it('may be the rest of a file of the Serverless Framework', () => {
    const text = `service: shop
provider: {name: aws}
resources:
  Resources:
    Inbox: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 901}}
    News: {Type: AWS::SNS::Topic, Properties: {Subscription: [{Protocol: sqs, Endpoint: !GetAtt Inbox.Arn}]}}
`;
    assert.deepEqual(found(text), [['sqs-ranges-delay', '901']]);
    assert.deepEqual(found(text.replace('service', 'services')), []);
  });
});

describe('an ARN that is half-typed', () => {
  const queue = (arn: string) =>
    found(
      `Resources:\n  In: {Type: AWS::SQS::Queue, Properties: {FifoQueue: true, RedrivePolicy: {deadLetterTargetArn: '${arn}'}}}\n`,
    );
  it('says nothing of its queue', () => {
    for (const arn of ['arn:aws:sqs', 'arn:aws:sqs:eu', 'arn:aws:sqs:eu-west-1:111122223333:'])
      assert.deepEqual(queue(arn), [], arn);
    assert.deepEqual(queue('arn:aws:sqs:eu-west-1:111122223333:dead'), [
      ['sqs-dlq-same-type', "'arn:aws:sqs:eu-west-1:111122223333:dead'"],
    ]);
  });
});
