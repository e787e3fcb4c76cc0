import assert from 'node:assert/strict';
import { analyse } from '../support/knowledge';

describe('of a resource that is half-typed', () => {
  const half = (line: string) => `Resources:
  Orders:
    Type: AWS::DynamoDB::Table
${line}
    Properties:
      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
      KeySchema: [{AttributeName: id, KeyType: HASH}]
      BillingMode: PAY_PER_REQUEST
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !GetAtt Orders.StreamArn
      FunctionName: reader
      StartingPosition: LATEST
`;
  const isMissing = (text: string) => analyse(text).findings.some(({ code }) => code === 'ddb-stream-missing');

  it('nobody says what it lacks', () => {
    assert.ok(isMissing(half('    DeletionPolicy: Retain')));
    for (const line of ['    Deletion', '    "Del', "    DeletionPolicy: 'R", '    <<: *'])
      assert.ok(!isMissing(half(line)), line);
  });
});
