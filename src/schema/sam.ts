/**
 * What SAM hands on: the property of the resource that SAM makes of its own. `[AWS::Lambda::Function, …names]` is all
 * that are called alike, `Type=StateMachineType` what SAM calls otherwise.
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html
 */
export type Handed = readonly (readonly [type: string, names: string])[];

/** By SAM's resource type. */
export const handedOn: Readonly<Record<string, Handed>> = {
  'AWS::Serverless::Function': [
    [
      'AWS::Lambda::Function',
      `Architectures CodeSigningConfigArn Description DurableConfig Environment EphemeralStorage FileSystemConfigs
      FunctionName Handler ImageConfig KmsKeyArn Layers LoggingConfig MemorySize PackageType RecursiveLoop
      ReservedConcurrentExecutions Role Runtime RuntimeManagementConfig SnapStart TenancyConfig Timeout VpcConfig
      InlineCode=Code.ZipFile ImageUri=Code.ImageUri`,
    ],
    ['AWS::Lambda::Version', 'VersionDescription=Description'],
    ['AWS::Lambda::Alias', 'ProvisionedConcurrencyConfig'],
    ['AWS::Lambda::EventInvokeConfig', 'EventInvokeConfig=.'],
    ['AWS::Lambda::Url', 'FunctionUrlConfig=.'],
  ],
  'AWS::Serverless::Api': [
    [
      'AWS::ApiGateway::RestApi',
      'ApiKeySourceType BinaryMediaTypes Description DisableExecuteApiEndpoint FailOnWarnings MinimumCompressionSize Mode Name Policy',
    ],
    [
      'AWS::ApiGateway::Stage',
      'AccessLogSetting CacheClusterEnabled CacheClusterSize CanarySetting MethodSettings StageName TracingEnabled Variables',
    ],
  ],
  'AWS::Serverless::HttpApi': [
    ['AWS::ApiGatewayV2::Api', 'CorsConfiguration Description DisableExecuteApiEndpoint FailOnWarnings Name'],
    ['AWS::ApiGatewayV2::Stage', 'AccessLogSettings DefaultRouteSettings RouteSettings StageName StageVariables'],
  ],
  'AWS::Serverless::SimpleTable': [
    ['AWS::DynamoDB::Table', 'PointInTimeRecoverySpecification ProvisionedThroughput SSESpecification TableName'],
  ],
  'AWS::Serverless::LayerVersion': [
    ['AWS::Lambda::LayerVersion', 'CompatibleArchitectures CompatibleRuntimes Description LayerName LicenseInfo'],
  ],
  'AWS::Serverless::StateMachine': [
    [
      'AWS::StepFunctions::StateMachine',
      'Logging=LoggingConfiguration Name=StateMachineName Role=RoleArn Tracing=TracingConfiguration Type=StateMachineType',
    ],
  ],
  'AWS::Serverless::Application': [['AWS::CloudFormation::Stack', 'NotificationARNs Parameters TimeoutInMinutes']],
};

const stream =
  'BatchSize BisectBatchOnFunctionError DestinationConfig Enabled FilterCriteria FunctionResponseTypes KmsKeyArn MaximumBatchingWindowInSeconds MaximumRecordAgeInSeconds MaximumRetryAttempts MetricsConfig ParallelizationFactor StartingPosition StartingPositionTimestamp TumblingWindowInSeconds Stream=EventSourceArn';
const kafka =
  'BatchSize BisectBatchOnFunctionError DestinationConfig Enabled FilterCriteria FunctionResponseTypes KmsKeyArn LoggingConfig MaximumBatchingWindowInSeconds MaximumRecordAgeInSeconds MaximumRetryAttempts MetricsConfig ProvisionedPollerConfig SourceAccessConfigurations StartingPosition StartingPositionTimestamp Topics';
const mapping = 'AWS::Lambda::EventSourceMapping';

/** Properties of an event source, by its `Type`; what is handed on to nothing is listed with `''`. */
export const eventSources: Readonly<Record<string, Handed>> = {
  AlexaSkill: [['', 'SkillId']],
  Api: [['', 'Auth Method Path RequestModel RequestParameters ResponseTransferMode RestApiId TimeoutInMillis']],
  CloudWatchEvent: [
    ['AWS::Events::Rule', 'EventBusName State Pattern=EventPattern RuleName=Name'],
    ['', 'DeadLetterConfig Enabled Input InputPath RetryPolicy Target'],
  ],
  CloudWatchLogs: [['AWS::Logs::SubscriptionFilter', 'FilterPattern LogGroupName']],
  Cognito: [['', 'Trigger UserPool']],
  DocumentDB: [
    [
      mapping,
      'BatchSize Enabled FilterCriteria KmsKeyArn MaximumBatchingWindowInSeconds SourceAccessConfigurations StartingPosition StartingPositionTimestamp Cluster=EventSourceArn',
    ],
    ['', 'CollectionName DatabaseName FullDocument SecretsManagerKmsKeyId'],
  ],
  DynamoDB: [[mapping, stream]],
  EventBridgeRule: [
    ['AWS::Events::Rule', 'EventBusName State Pattern=EventPattern RuleName=Name'],
    ['', 'DeadLetterConfig Input InputPath InputTransformer RetryPolicy Target'],
  ],
  HttpApi: [
    ['AWS::ApiGatewayV2::Integration', 'PayloadFormatVersion TimeoutInMillis'],
    ['', 'ApiId Auth Method Path RouteSettings'],
  ],
  IoTRule: [['', 'AwsIotSqlVersion Sql']],
  Kinesis: [[mapping, stream]],
  MQ: [
    [
      mapping,
      'BatchSize Enabled FilterCriteria KmsKeyArn MaximumBatchingWindowInSeconds Queues SourceAccessConfigurations Broker=EventSourceArn',
    ],
    ['', 'DynamicPolicyName SecretsManagerKmsKeyId'],
  ],
  MSK: [
    [mapping, `${kafka} Stream=EventSourceArn`],
    ['', 'ConsumerGroupId SchemaRegistryConfig'],
  ],
  S3: [['', 'Bucket Events Filter']],
  SNS: [
    ['AWS::SNS::Subscription', 'FilterPolicy FilterPolicyScope RedrivePolicy Region Topic=TopicArn'],
    ['', 'SqsSubscription'],
  ],
  SQS: [
    [
      mapping,
      'BatchSize Enabled FilterCriteria FunctionResponseTypes KmsKeyArn MaximumBatchingWindowInSeconds MetricsConfig ProvisionedPollerConfig ScalingConfig Queue=EventSourceArn',
    ],
  ],
  Schedule: [
    ['AWS::Events::Rule', 'Description Name State Schedule=ScheduleExpression'],
    ['', 'DeadLetterConfig Enabled Input RetryPolicy RoleArn Target'],
  ],
  ScheduleV2: [
    [
      'AWS::Scheduler::Schedule',
      'Description EndDate FlexibleTimeWindow GroupName KmsKeyArn Name ScheduleExpression ScheduleExpressionTimezone StartDate State RetryPolicy=Target.RetryPolicy',
    ],
    ['', 'DeadLetterConfig Input OmitName PermissionsBoundary RoleArn'],
  ],
  SelfManagedKafka: [
    [mapping, kafka],
    ['', 'ConsumerGroupId KafkaBootstrapServers SchemaRegistryConfig'],
  ],
};

/** The event sources that a resource can have, by its type. */
export const samEvents: Readonly<Record<string, readonly string[]>> = {
  'AWS::Serverless::Function': Object.keys(eventSources),
  'AWS::Serverless::StateMachine': ['Api', 'CloudWatchEvent', 'EventBridgeRule', 'Schedule', 'ScheduleV2'],
};

/** SAM's name of a property, with the type and the path that it is handed on to; an empty path is all of the type. */
export function pairsOf(handed: Handed): readonly (readonly [name: string, type: string, path: readonly string[]])[] {
  return handed.flatMap(([type, names]) =>
    names.split(/\s+/).map(name => {
      const [own = '', other = own] = name.split('=');
      return [own, type, other === '.' ? [] : other.split('.')] as const;
    }),
  );
}
