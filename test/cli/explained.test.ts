import assert from 'node:assert/strict';
import { explained } from '../../src/cli/explained';
import { knowledge } from '../support/knowledge';

describe('explained', () => {
  const of = (id: string) => explained(knowledge(), id) ?? assert.fail(id);

  it('tells the same limit of several properties in one line', () => {
    assert.ok(of('iam-statement').limits.some(line => /^PolicyDocument\.Version, .* and 3 more: One of/.test(line)));
  });

  it('names the types where one path has two limits', () => {
    const { limits } = of('rds-backups');
    assert.deepEqual(limits.slice(0, 2), [
      'DBCluster.BackupRetentionPeriod: 1 to 35 days',
      'DBInstance.BackupRetentionPeriod: 0 to 35 days',
    ]);
  });

  it('tells the ways out, in both directions and of code', () => {
    assert.deepEqual(of('lambda-timeout').ways, ['Set it to 1 s or more.', 'Split the work, or use Step Functions.']);
    assert.equal(of('cfn-cycle').ways.length, 1);
  });

  it('tells what a row depends on as one condition', () => {
    const [first] = of('ecs-execution-role').limits;
    assert.match(
      first ?? '',
      /needs ExecutionRoleArn where it is awslogs and RequiresCompatibilities includes FARGATE$/,
    );
  });
});
