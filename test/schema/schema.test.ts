import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bundledSchema } from '../../src/schema/bundled';
import type { PropertySchema } from '../../src/schema/property';
import { eventSources, handedOn, pairsOf } from '../../src/schema/sam';
import { Schema } from '../../src/schema/schema';

const schema = Schema.of(bundledSchema);

function property(path: string): PropertySchema {
  const [type = '', ...steps] = path.split('.');
  const found = schema.type(type)?.property(steps);
  assert(found, `${path} is not in the schema`);
  return found;
}

describe('AWS’s resource schema', () => {
  it('is small', () => {
    assert(statSync(join(__dirname, '../../generated/schema.json')).size <= 300_000);
  });

  it('says whose data it is, and how old', () => {
    assert.match(bundledSchema.notice, /aws-service-spec \d.*Apache-2\.0.*cfn-resource-types \d.*MIT/);
    assert.match(schema.date, /^20\d\d-\d\d-\d\d$/);
    const { devDependencies } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
    for (const name of ['@aws-cdk/aws-service-spec', '@awboost/cfn-resource-types']) {
      assert(bundledSchema.notice.includes(`${name} ${devDependencies[name]} `), name);
    }
  });

  it('has all types of the services that have a note, those beside them, and no stranger', () => {
    for (const name of [
      'AWS::EC2::Subnet',
      'AWS::AppSync::Resolver',
      'AWS::SQS::QueueInlinePolicy',
      'AWS::Lambda::Url',
      'AWS::Pipes::Pipe',
      'AWS::Scheduler::Schedule',
      'AWS::Elasticsearch::Domain',
      'AWS::DLM::LifecyclePolicy',
    ]) {
      assert.equal(schema.type(name)?.name, name);
    }
    for (const name of ['AWS::SQS::Queues', 'AWS::Batch::JobQueue', '__proto__', 'constructor', '']) {
      assert.equal(schema.type(name), undefined);
    }
  });

  const ranges: readonly [string, number | undefined, number | undefined][] = [
    ['AWS::Lambda::Function.Timeout', 1, undefined],
    ['AWS::Lambda::EventSourceMapping.ParallelizationFactor', 1, 10],
    ['AWS::Lambda::Url.Cors.MaxAge', 0, 86400],
    ['AWS::Lambda::Function.EphemeralStorage.Size', 512, 10240],
    ['AWS::Scheduler::Schedule.Target.RetryPolicy.MaximumEventAgeInSeconds', 60, 86400],
    ['AWS::Lambda::EventInvokeConfig.MaximumRetryAttempts', 0, 2],
  ];
  for (const [path, min, max] of ranges) {
    it(`${path} takes ${min ?? '…'} to ${max ?? '…'}`, () => {
      assert.deepEqual(property(path).range, { min, max });
    });
  }

  it('knows lengths of texts and of lists', () => {
    assert.deepEqual(property('AWS::Lambda::Function.Handler').characters, { min: undefined, max: 128 });
    assert.deepEqual(property('AWS::Lambda::EventSourceMapping.FilterCriteria.Filters').items, { min: 1, max: 20 });
    assert.equal(property('AWS::Lambda::EventSourceMapping.FilterCriteria.Filters').characters, undefined);
    assert.deepEqual(property('AWS::Lambda::Function.VpcConfig.SubnetIds').items, { min: undefined, max: 16 });
  });

  it('knows patterns as JavaScript reads them', () => {
    assert.equal(property('AWS::Lambda::Function.Handler').pattern, '^[^\\s]+$');
    assert.equal(
      property('AWS::Lambda::EventSourceMapping.AmazonManagedKafkaEventSourceConfig.ConsumerGroupId').pattern,
      '^(?:[a-zA-Z0-9-\\/*:_+=.@-]*)$',
    );
  });

  it('has an API’s form for the whole text before a pattern for a part of it', () => {
    assert.equal(property('AWS::Logs::MetricFilter.LogGroupName').pattern, '^[._/#A-Za-z0-9-]+$');
  });

  it('has no pattern for some partitions and Regions only', () => {
    for (const [path, arn] of [
      ['AWS::Pipes::Pipe.Source', 'arn:aws-eusc:sqs:eusc-de-east-1:123456789012:orders'],
      [
        'AWS::ECR::PullThroughCacheRule.CredentialArn',
        'arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:ecr-pullthroughcache/hub-abcdef',
      ],
    ] as const) {
      const { pattern = '' } = property(path);
      assert.match(arn, new RegExp(pattern, 'u'));
      assert.doesNotMatch('arn:aws', new RegExp(pattern, 'u'));
    }
  });

  it('takes an empty pattern for none', () => {
    assert.equal(property('AWS::Logs::LogAnomalyDetector.FilterPattern').pattern, undefined);
  });

  it('knows closed sets, with the members that either source has', () => {
    assert.deepEqual(property('AWS::S3::Bucket.LifecycleConfiguration.Rules.0.Status').words, ['Disabled', 'Enabled']);
    assert.deepEqual(property('AWS::Lambda::Function.Architectures.*').words, ['arm64', 'x86_64']);
    const access = property('AWS::Lambda::EventSourceMapping.SourceAccessConfigurations.*.Type').words;
    assert(access?.includes('BASIC_AUTH') && access.includes('IAM_OAUTHBEARER_AUTH'));
  });

  it('knows what only the API states', () => {
    assert.deepEqual(property('AWS::CloudWatch::Alarm.Namespace').characters, { min: undefined, max: 255 });
    assert.deepEqual(property('AWS::CloudWatch::Alarm.Dimensions.*.Name').characters, { min: undefined, max: 255 });
    assert.deepEqual(property('AWS::CertificateManager::Certificate.SubjectAlternativeNames').items, {
      min: undefined,
      max: 100,
    });
    const scaling = 'AWS::ECS::CapacityProvider.AutoScalingGroupProvider.ManagedScaling.TargetCapacity';
    assert.deepEqual(property(scaling).range, { min: 1, max: 100 });
    assert.deepEqual(property('AWS::ApiGatewayV2::Api.ProtocolType').words, ['HTTP', 'WEBSOCKET']);
    assert.equal(property('AWS::IAM::InstanceProfile.Path').pattern, '^/(?:[\\x21-\\x7e]+/)?$');
    assert.deepEqual(property('AWS::Serverless::LayerVersion.LayerName').characters, { min: undefined, max: 140 });
  });

  it('knows a property that AWS documents and no package has', () => {
    const bias = property('AWS::Route53::RecordSet.GeoProximityLocation.Bias');
    assert.deepEqual([bias.kinds, bias.range], [['integer'], { min: -99, max: 99 }]);
    const page =
      'aws-properties-route53-recordset-geoproximitylocation.html#cfn-route53-recordset-geoproximitylocation-bias';
    assert(bias.page.endsWith(page), bias.page);
    const north = property('AWS::Route53::RecordSet.GeoProximityLocation.Coordinates.Latitude');
    assert.deepEqual(north.characters, { min: undefined, max: 6 });
  });

  it('lets the schema win over the API, and adds to its closed sets', () => {
    // 63 characters by the API.
    assert.equal(property('AWS::RDS::DBProxy.DBProxyName').characters?.max, 64);
    const fields = property('AWS::S3::Bucket.InventoryConfigurations.*.OptionalFields.*').words;
    assert(fields?.includes('ObjectLockLegalHoldStatus') && fields.includes('ObjectLockEventHoldStatus'));
  });

  it('knows kinds, what is required, what replaces, what is deprecated, and defaults', () => {
    assert.deepEqual(property('AWS::SQS::Queue.RedrivePolicy').kinds, ['json', 'string']);
    assert.deepEqual(property('AWS::SQS::Queue.Tags').kinds, ['list']);
    assert.deepEqual(property('AWS::SQS::Queue.Tags.*').kinds, ['object']);
    assert.deepEqual(property('AWS::Lambda::Function.Environment.Variables').kinds, ['map']);
    assert.equal(property('AWS::Lambda::Function.Role').isRequired, true);
    assert.equal(property('AWS::Lambda::Function.Timeout').isRequired, false);
    assert.equal(property('AWS::Lambda::Function.FunctionName').replacement, 'always');
    assert.equal(property('AWS::Lambda::Function.Timeout').replacement, undefined);
    assert.equal(property('AWS::RDS::DBInstance.BackupRetentionPeriod').replacement, 'sometimes');
    assert.equal(property('AWS::ECS::TaskDefinition.InferenceAccelerators').isDeprecated, true);
    assert.equal(property('AWS::CloudWatch::Alarm.ActionsEnabled').default, 'true');
    assert.equal(property('AWS::Lambda::Function.Timeout').default, '3');
    assert.equal(property('AWS::Lambda::Function.Role').default, undefined);
  });

  it('knows what Ref and attributes return', () => {
    assert.deepEqual(schema.type('AWS::SQS::Queue')?.ref, ['QueueUrl']);
    assert.deepEqual(schema.type('AWS::ApiGateway::Resource')?.ref, ['ResourceId']);
    assert.deepEqual([...(schema.type('AWS::SQS::Queue')?.attributes.keys() ?? [])], ['Arn', 'QueueName', 'QueueUrl']);
  });

  it('leads to AWS’s pages', () => {
    const reference = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';
    assert.equal(schema.type('AWS::SQS::Queue')?.page, `${reference}/aws-resource-sqs-queue.html`);
    assert.equal(
      property('AWS::Lambda::Function.VpcConfig.SubnetIds.*').page,
      `${reference}/aws-properties-lambda-function-vpcconfig.html#cfn-lambda-function-vpcconfig-subnetids`,
    );
    assert.equal(
      property('AWS::Serverless::Function.Timeout').page,
      'https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html#sam-function-timeout',
    );
  });

  it('has what SAM hands on, under SAM’s names', () => {
    assert.deepEqual(property('AWS::Serverless::Function.MemorySize').kinds, ['integer']);
    assert.equal(property('AWS::Serverless::Function.Role').isRequired, false);
    assert.equal(property('AWS::Serverless::Function.FunctionName').replacement, undefined);
    assert.deepEqual(property('AWS::Serverless::Function.FunctionUrlConfig.Cors.MaxAge').range, { min: 0, max: 86400 });
    assert.deepEqual(property('AWS::Serverless::StateMachine.Type').words, ['EXPRESS', 'STANDARD']);
    const queue = schema.eventSource('SQS');
    assert.deepEqual(queue?.get('ScalingConfig')?.step('MaximumConcurrency')?.range, { min: 2, max: 1000 });
    assert.match(queue?.get('Queue')?.page ?? '', /sam-property-function-sqs\.html#sam-function-sqs-queue$/);
    assert.equal(schema.eventSource('constructor'), undefined);
  });

  it('hands on to properties that there are', () => {
    const all = [...Object.values(handedOn), ...Object.values(eventSources)].flatMap(pairsOf);
    const unknown = all.filter(
      ([, type, path]) => type !== '' && path.length > 0 && schema.type(type)?.property(path) === undefined,
    );
    assert.deepEqual(unknown, []);
  });

  it('has no property where there is none', () => {
    const type = schema.type('AWS::SQS::Queue');
    for (const path of ['', 'VisibilityTimout', '__proto__', 'Tags.*.Kay', 'DelaySeconds.x']) {
      assert.equal(type?.property(path.split('.')), undefined, path);
    }
  });
});
