import assert from 'node:assert/strict';
import { explained } from '../../src/cli/explained';
import { notePage } from '../../src/pages/note';
import { analyse, knowledge } from '../support/knowledge';

const sourcesOf = (resources: string) => analyse(`Resources:\n${resources}`).findings.map(({ source }) => source);

const reference = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';

describe('the source of a row', () => {
  it('is where its finding leads', () => {
    const disk =
      '  Disk: {Type: AWS::EC2::Volume, Properties: {AvailabilityZone: eu-west-1a, VolumeType: io1, Size: 8}}';
    assert.deepEqual(sourcesOf(disk), [`${reference}/aws-resource-ec2-volume.html#cfn-ec2-volume-iops`]);
  });

  it('differs from row to row of one id', () => {
    const server =
      '  Server: {Type: AWS::EC2::Instance, Properties: {SecurityGroupIds: [!ImportValue g], SubnetId: !ImportValue s, NetworkInterfaces: [{DeviceIndex: "0"}]}}';
    const page = `${reference}/aws-resource-ec2-instance.html`;
    assert.deepEqual(sourcesOf(server), [
      `${page}#cfn-ec2-instance-securitygroupids`,
      `${page}#cfn-ec2-instance-subnetid`,
    ]);
  });

  it('is the page of the id where the row has none', () => {
    const job = '  Job: {Type: AWS::Events::Rule, Properties: {State: ENABLED}}';
    assert.deepEqual(sourcesOf(job), [knowledge().factOf('events-rule-trigger')?.source]);
  });

  it('is also that of a role that a service may not assume', () => {
    const build = `  Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: 'sts:AssumeRole'}]}}}
  Build: {Type: AWS::CodeBuild::Project, Properties: {ServiceRole: !GetAtt Role.Arn, Artifacts: {Type: NO_ARTIFACTS}, LogsConfig: {CloudWatchLogs: {Status: DISABLED}}, Source: {Type: NO_SOURCE, BuildSpec: x}, Environment: {Type: LINUX_CONTAINER, ComputeType: BUILD_GENERAL1_SMALL, Image: aws/codebuild/standard:7.0}}}`;
    assert.deepEqual(sourcesOf(build), [
      'https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html',
    ]);
  });

  it('is also that of a service that is not let in', () => {
    const costs = `  Topic: {Type: AWS::SNS::Topic}
  Costs: {Type: AWS::Budgets::Budget, Properties: {Budget: {BudgetType: COST, TimeUnit: MONTHLY}, NotificationsWithSubscribers: [{Notification: {ComparisonOperator: GREATER_THAN, NotificationType: ACTUAL, Threshold: 80}, Subscribers: [{SubscriptionType: SNS, Address: !Ref Topic}]}]}}`;
    assert.deepEqual(sourcesOf(costs), [
      'https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html',
    ]);
    const { limits = [] } = explained(knowledge(), 'sns-sender-access') ?? {};
    assert.ok(
      limits.includes(
        'AWS::Budgets::Budget.NotificationsWithSubscribers.*.Subscribers.*.Address: names a topic that lets budgets.amazonaws.com in',
      ),
    );
  });

  it('stands on the page of its note, beside what the row asks', () => {
    const note = knowledge().noteNamed('cloudformation');
    assert.ok(note !== undefined);
    const { markdown } = notePage(note, knowledge());
    assert.ok(
      markdown.includes(
        `| Volume · VolumeType | needs Iops where it is io1 or io2 | error | [AWS](${reference}/aws-resource-ec2-volume.html#cfn-ec2-volume-iops) |`,
      ),
    );
  });

  it('is listed by explain, after that of the id', () => {
    const { limits = [], source, sources = [] } = explained(knowledge(), 'cfn-together') ?? {};
    assert.equal(sources[0], source);
    assert.ok(sources.includes(`${reference}/aws-resource-ec2-volume.html#cfn-ec2-volume-iops`));
    assert.equal(new Set(sources).size, sources.length);
    assert.ok(limits.some(line => /AWS::EC2::Volume\.VolumeType.*: needs Iops where it is io1 or io2$/.test(line)));
    assert.ok(
      limits.includes(
        'AWS::ElasticLoadBalancingV2::TargetGroup.HealthCheckTimeoutSeconds: less than HealthCheckIntervalSeconds where Protocol is HTTP or HTTPS',
      ),
    );
  });
});
