/** A type with the properties whose change makes a new resource: those that a user changes without a thought of that. */
export interface Replaced {
  readonly type: string;
  /** The name, if it is one that the user chooses: two resources can't have it at once. */
  readonly name: string | undefined;
  readonly others: readonly string[];
}

/** Source: AWS's resource schema, with which a test compares them. */
export const replacedTypes: readonly Replaced[] = [
  { type: 'AWS::ApiGateway::DomainName', name: 'DomainName', others: [] },
  { type: 'AWS::ApiGatewayV2::DomainName', name: 'DomainName', others: [] },
  { type: 'AWS::Athena::WorkGroup', name: 'Name', others: [] },
  { type: 'AWS::Backup::BackupVault', name: 'BackupVaultName', others: ['EncryptionKeyArn'] },
  { type: 'AWS::CloudWatch::Alarm', name: 'AlarmName', others: [] },
  { type: 'AWS::CodeBuild::Project', name: 'Name', others: [] },
  { type: 'AWS::CodePipeline::Pipeline', name: 'Name', others: [] },
  {
    type: 'AWS::DocDB::DBCluster',
    name: 'DBClusterIdentifier',
    others: ['KmsKeyId', 'MasterUsername', 'StorageEncrypted'],
  },
  { type: 'AWS::DynamoDB::GlobalTable', name: 'TableName', others: ['KeySchema'] },
  { type: 'AWS::DynamoDB::Table', name: 'TableName', others: ['KeySchema'] },
  { type: 'AWS::EC2::SecurityGroup', name: 'GroupName', others: ['GroupDescription'] },
  { type: 'AWS::ECR::Repository', name: 'RepositoryName', others: ['EncryptionConfiguration'] },
  { type: 'AWS::ECS::Cluster', name: 'ClusterName', others: [] },
  {
    type: 'AWS::EFS::FileSystem',
    name: undefined,
    others: ['AvailabilityZoneName', 'Encrypted', 'KmsKeyId', 'PerformanceMode'],
  },
  { type: 'AWS::EKS::Cluster', name: 'Name', others: ['RoleArn'] },
  {
    type: 'AWS::EKS::Nodegroup',
    name: 'NodegroupName',
    others: ['AmiType', 'CapacityType', 'DiskSize', 'InstanceTypes', 'NodeRole', 'Subnets'],
  },
  { type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', name: 'Name', others: ['Scheme', 'Type'] },
  {
    type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    name: 'Name',
    others: ['Port', 'Protocol', 'TargetType', 'VpcId'],
  },
  { type: 'AWS::Events::Archive', name: 'ArchiveName', others: ['SourceArn'] },
  { type: 'AWS::Events::EventBus', name: 'Name', others: [] },
  { type: 'AWS::IAM::InstanceProfile', name: 'InstanceProfileName', others: ['Path'] },
  { type: 'AWS::IAM::ManagedPolicy', name: 'ManagedPolicyName', others: ['Description'] },
  { type: 'AWS::IAM::Role', name: 'RoleName', others: ['Path'] },
  { type: 'AWS::KMS::Alias', name: 'AliasName', others: [] },
  { type: 'AWS::Kinesis::Stream', name: 'Name', others: [] },
  { type: 'AWS::KinesisFirehose::DeliveryStream', name: 'DeliveryStreamName', others: ['DeliveryStreamType'] },
  { type: 'AWS::Lambda::Function', name: 'FunctionName', others: ['PackageType'] },
  { type: 'AWS::Logs::LogGroup', name: 'LogGroupName', others: [] },
  { type: 'AWS::Neptune::DBCluster', name: 'DBClusterIdentifier', others: ['KmsKeyId', 'StorageEncrypted'] },
  { type: 'AWS::OpenSearchService::Domain', name: 'DomainName', others: [] },
  {
    type: 'AWS::RDS::DBCluster',
    name: 'DBClusterIdentifier',
    others: ['DatabaseName', 'EngineMode', 'KmsKeyId', 'StorageEncrypted'],
  },
  {
    type: 'AWS::RDS::DBInstance',
    name: 'DBInstanceIdentifier',
    others: ['DBName', 'KmsKeyId', 'MasterUsername', 'StorageEncrypted'],
  },
  { type: 'AWS::RDS::DBParameterGroup', name: 'DBParameterGroupName', others: ['Description', 'Family'] },
  { type: 'AWS::RDS::DBSubnetGroup', name: 'DBSubnetGroupName', others: [] },
  { type: 'AWS::Redshift::Cluster', name: 'ClusterIdentifier', others: ['DBName', 'MasterUsername'] },
  { type: 'AWS::S3::Bucket', name: 'BucketName', others: [] },
  { type: 'AWS::SNS::Topic', name: 'TopicName', others: [] },
  { type: 'AWS::SQS::Queue', name: 'QueueName', others: ['FifoQueue'] },
  { type: 'AWS::SSM::Parameter', name: 'Name', others: [] },
  { type: 'AWS::SecretsManager::Secret', name: 'Name', others: [] },
  { type: 'AWS::Serverless::Function', name: 'FunctionName', others: ['PackageType'] },
  { type: 'AWS::Serverless::SimpleTable', name: 'TableName', others: ['PrimaryKey'] },
  { type: 'AWS::Serverless::StateMachine', name: 'Name', others: ['Type'] },
  { type: 'AWS::StepFunctions::StateMachine', name: 'StateMachineName', others: ['StateMachineType'] },
];
