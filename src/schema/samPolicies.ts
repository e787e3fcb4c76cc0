/** Templates by the parameters that they take. */
const byParameters: Readonly<Record<string, string>> = {
  '': `AMIDescribePolicy CloudFormationDescribeStacksPolicy CloudWatchDashboardPolicy
    CloudWatchDescribeAlarmHistoryPolicy CloudWatchPutMetricPolicy CodePipelineLambdaExecutionPolicy
    ComprehendBasicAccessPolicy CostExplorerReadOnlyPolicy EC2DescribePolicy EKSDescribePolicy
    MobileAnalyticsWriteOnlyAccessPolicy OrganizationsListAccountsPolicy RekognitionDetectOnlyPolicy
    RekognitionFacesPolicy RekognitionLabelsPolicy ServerlessRepoReadWriteAccessPolicy SESEmailTemplateCrudPolicy
    TextractDetectAnalyzePolicy TextractGetResultPolicy TextractPolicy VPCAccessPolicy`,
  BucketName: 'S3CrudPolicy S3FullAccessPolicy S3ReadPolicy S3WritePolicy',
  CertificateArn: 'AcmGetCertificatePolicy',
  ClusterId: `ElasticMapReduceAddJobFlowStepsPolicy ElasticMapReduceCancelStepsPolicy
    ElasticMapReduceModifyInstanceFleetPolicy ElasticMapReduceModifyInstanceGroupsPolicy
    ElasticMapReduceSetTerminationProtectionPolicy ElasticMapReduceTerminateJobFlowsPolicy`,
  CollectionId: `RekognitionFacesManagementPolicy RekognitionNoDataAccessPolicy RekognitionReadPolicy
    RekognitionWriteOnlyAccessPolicy`,
  DeliveryStreamName: 'FirehoseCrudPolicy FirehoseWritePolicy',
  DomainName: 'ElasticsearchHttpPostPolicy',
  EndpointConfigName: 'SageMakerCreateEndpointConfigPolicy',
  EndpointName: 'SageMakerCreateEndpointPolicy',
  EventBusName: 'EventBridgePutEventsPolicy',
  'FileSystem AccessPoint': 'EFSWriteAccessPolicy',
  FunctionName: 'AWSSecretsManagerRotationPolicy LambdaInvokePolicy',
  HostedZoneId: 'Route53ChangeResourceRecordSetsPolicy',
  IdentityName: 'SESBulkTemplatedCrudPolicy SESCrudPolicy SESSendBouncePolicy',
  'IdentityName TemplateName': 'SESBulkTemplatedCrudPolicy_v2',
  ImageId: 'EC2CopyImagePolicy',
  KeyId: 'KMSDecryptPolicy KMSEncryptPolicy',
  LexiconName: 'PollyFullAccessPolicy',
  LogGroupName: 'FilterLogEventsPolicy',
  ParameterName: 'SSMParameterReadPolicy SSMParameterWithSlashPrefixReadPolicy',
  PinpointApplicationId: 'PinpointEndpointAccessPolicy',
  PipelineName: 'CodePipelineReadOnlyPolicy',
  QueueName: 'SQSPollerPolicy SQSSendMessagePolicy',
  RepositoryName: 'CodeCommitCrudPolicy CodeCommitReadPolicy',
  SecretArn: 'AWSSecretsManagerGetSecretValuePolicy',
  StateMachineName: 'StepFunctionsExecutionPolicy',
  StreamName: 'KinesisCrudPolicy KinesisStreamReadPolicy',
  TableName: `DynamoDBBackupFullAccessPolicy DynamoDBCrudPolicy DynamoDBReadPolicy DynamoDBReconfigurePolicy
    DynamoDBRestoreFromBackupPolicy DynamoDBWritePolicy`,
  'TableName StreamName': 'DynamoDBStreamReadPolicy',
  TaskDefinition: 'EcsRunTaskPolicy',
  TopicName: 'SNSCrudPolicy SNSPublishMessagePolicy',
  WorkGroupName: 'AthenaQueryPolicy',
};

/**
 * The policy templates of SAM, each with its parameters, in alphabetical order.
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
 */
export const policyTemplates: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(byParameters)
    .flatMap(([parameters, templates]) =>
      templates.split(/\s+/).map(name => [name, parameters.split(' ').filter(one => one !== '')] as const),
    )
    .sort(([one], [other]) => (one < other ? -1 : 1)),
);
