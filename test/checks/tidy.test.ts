import assert from 'node:assert/strict';
import { likelyChoices } from '../../src/checks/rows/tidy';
import { applyEdits } from '../../src/patterns/edit';
import { distance } from '../../src/text/nearest';
import { analyse } from '../support/knowledge';

/** What the fixes for one code put in place of a value of one property. */
function offered(type: string, property: string, value: string, code: string): readonly string[] {
  const text = (one: string) => `Resources:\n  R:\n    Type: ${type}\n    Properties: {${property}: ${one}}\n`;
  const analysis = analyse(text(value));
  const finding = analysis.findings.find(one => one.code === code) ?? assert.fail(`no ${code}`);
  return analysis.fixesFor(finding).map(fix => {
    const after = 'edits' in fix ? applyEdits(text(value), fix.edits) : '';
    return after.slice(text('').length - 2, -2);
  });
}

describe('a name with characters that are not taken', () => {
  for (const [type, property, value, code, expected] of [
    ['AWS::S3::Bucket', 'BucketName', 'My_Orders', 's3-bucket-name', 'my-orders'],
    ['AWS::SQS::Queue', 'QueueName', 'orders.failed', 'sqs-queue-name', 'orders-failed'],
    ['AWS::ECR::Repository', 'RepositoryName', 'Shop/Orders', 'ecr-name', 'shop/orders'],
    ['AWS::SecretsManager::Secret', 'Name', 'prod/db password', 'secret-name', 'prod/db-password'],
    ['AWS::IAM::Role', 'Path', '/team', 'iam-rolename-path', '/team/'],
    ['AWS::DynamoDB::Table', 'TableName', "'my orders!'", 'ddb-table-name', "'my-orders-'"],
  ] as const) {
    it(`${value} becomes ${expected}`, () =>
      assert.deepEqual(
        offered(type, property, value, code).filter(one => one !== ''),
        [expected],
      ));
  }
});

describe('a choice that does not exist', () => {
  it('becomes the one that was meant, else one of a few', () => {
    assert.deepEqual(likelyChoices(['SMS_MFA', 'SOFTWARE_TOKEN_MFA'], 'software-token-mfa'), ['SOFTWARE_TOKEN_MFA']);
    assert.deepEqual(likelyChoices(['PROVISIONED', 'PAY_PER_REQUEST'], 'PAY_PER_REQUST'), ['PAY_PER_REQUEST']);
    assert.deepEqual(likelyChoices(['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'], 'Avg'), ['Average']);
    assert.deepEqual(likelyChoices(['DAY', 'WEEK', 'MONTH'], 'HOUR'), ['DAY', 'WEEK', 'MONTH']);
    assert.deepEqual(likelyChoices(['a1', 'b2', 'c3', 'd4', 'e5'], 'other'), []);
  });
  it('is as far away as letters must change', () => {
    assert.equal(distance('', 'abc'), 3);
    assert.equal(distance('timeot', 'timeout'), 1);
    assert.equal(distance('tabel', 'table'), 1);
    assert.equal(distance('tbalee', 'table'), 2);
    assert.equal(distance('kitten', 'sitting'), 3);
  });
});
