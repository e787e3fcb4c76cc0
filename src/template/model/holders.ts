/**
 * The types whose resources hold data, in words: a new one is without it.
 * Source: AWS's resource schema, which calls them stateful; SimpleTable, Archive and Repository hold data as well. Not
 * among them are instances of a cluster, which keeps the data, and what has none of its own.
 */
const nouns: Readonly<Record<string, string>> = {
  'AWS::Backup::BackupVault': 'backup vault',
  'AWS::CloudFormation::Stack': 'nested stack',
  'AWS::Cognito::UserPool': 'user pool',
  'AWS::DocDB::DBCluster': 'cluster',
  'AWS::DynamoDB::GlobalTable': 'table',
  'AWS::DynamoDB::Table': 'table',
  'AWS::EC2::Volume': 'volume',
  'AWS::ECR::Repository': 'repository',
  'AWS::EFS::FileSystem': 'file system',
  'AWS::Elasticsearch::Domain': 'domain',
  'AWS::Events::Archive': 'archive',
  'AWS::FSx::FileSystem': 'file system',
  'AWS::Kinesis::Stream': 'stream',
  'AWS::Logs::LogGroup': 'log group',
  'AWS::Neptune::DBCluster': 'cluster',
  'AWS::OpenSearchService::Domain': 'domain',
  'AWS::QLDB::Ledger': 'ledger',
  'AWS::RDS::DBCluster': 'cluster',
  'AWS::RDS::DBInstance': 'database',
  'AWS::Redshift::Cluster': 'cluster',
  'AWS::S3::Bucket': 'bucket',
  'AWS::SDB::Domain': 'domain',
  'AWS::SQS::Queue': 'queue',
  'AWS::SecretsManager::Secret': 'secret',
  'AWS::Serverless::SimpleTable': 'table',
};

/** What a resource of this type is called, if it holds data. */
export function holderOf(type: string): string | undefined {
  return Object.hasOwn(nouns, type) ? nouns[type] : undefined;
}
