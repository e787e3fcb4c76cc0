import assert from 'node:assert/strict';
import { quantity } from '../../src/knowledge/quantity';
import { analyse } from '../support/knowledge';

function told(type: string, properties: string, code: string): readonly string[] {
  const text = `Transform: AWS::Serverless-2016-10-31\nResources:\n  Example:\n    Type: ${type}\n    Properties: {${properties}}\n`;
  return analyse(text)
    .findings.filter(finding => finding.code === code)
    .map(({ message }) => message);
}

describe('what a message says of a value', () => {
  it('a list or mapping that may not be there is set, however long it is', () => {
    const [message = ''] = told(
      'AWS::Serverless::Function',
      'ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 1}',
      'lambda-pc-qualifier',
    );
    assert.match(message, /^ProvisionedConcurrencyConfig is set, but /);
  });
  it('leaves open what a function call in a text gives', () => {
    const name = '!Join ["-", [!Select [0, !Split [".", !Ref AWS::StackName]], Logs]]';
    const [message = ''] = told('AWS::S3::Bucket', `BucketName: ${name}`, 's3-bucket-name');
    assert.match(message, /^BucketName is "\$\{…\}-Logs", but /);
  });
  it('is that nothing stands there, where null or an empty text does', () => {
    for (const value of ["''", 'null', '~']) {
      const [id = ''] = told('AWS::Events::Rule', `Targets: [{Id: ${value}, Arn: !Ref Topic}]`, 'events-target-id');
      assert.match(id, /^Id has no value, but .*\. Give it a value\.$/, value);
      const [period = ''] = told('AWS::ApiGateway::UsagePlan', `Quota: {Limit: 1, Period: ${value}}`, 'apigw-quota');
      assert.match(period, /^Quota\.Period has no value, but /, value);
    }
  });
  it('names the subscription that loses messages', () => {
    const [message = ''] = told('AWS::SNS::Subscription', 'Protocol: https, TopicArn: a', 'sns-no-redrive');
    assert.match(message, /^Example has no RedrivePolicy, /);
  });
  it('a unit goes with its number', () => {
    const nodes = (count: number) => told('AWS::DAX::Cluster', `ReplicationFactor: ${count}`, 'dax-ha')[0] ?? '';
    assert.match(nodes(1), /^ReplicationFactor is 1 node, /);
    assert.match(nodes(2), /^ReplicationFactor is 2 nodes, /);
    assert.equal(quantity(1, 'requests/s'), '1 request/s');
  });
});

describe('the size that a task on Fargate lacks', () => {
  for (const [written, wayOut] of [
    ['', 'Cpu: 256 and Memory: 512'],
    ['Cpu: .5 vCPU', 'Memory: 1024'],
    ['Cpu: 2048', 'Memory: 4096'],
    ['Memory: 1 GB', 'Cpu: 256'],
    ['Memory: 16384', 'Cpu: 2048'],
    ['Memory: 32 GB', 'Cpu: 8192'],
    ['Memory: 244 GB', 'Cpu: 32768'],
  ] as const) {
    it(`goes with what it has: ${written || 'nothing'}`, () => {
      const properties = `RequiresCompatibilities: [FARGATE], ContainerDefinitions: [], ${written}`;
      const [message = ''] = told('AWS::ECS::TaskDefinition', properties, 'fargate-cpu-mem');
      assert.ok(message.endsWith(`Add ${wayOut}, or more.`), message);
    });
  }
});
