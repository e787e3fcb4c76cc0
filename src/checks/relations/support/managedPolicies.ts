const logs = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const pull = [
  'ecr:GetAuthorizationToken',
  'ecr:BatchCheckLayerAvailability',
  'ecr:GetDownloadUrlForLayer',
  'ecr:BatchGetImage',
];
const network = ['ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'].concat([
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
]);
const stream = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams', 'ListShards'];

/**
 * What some of AWS's own policies allow; roles with others aren't told about.
 * Source: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
export const managedActions: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWSLambdaBasicExecutionRole', logs],
  ['AWSLambdaVPCAccessExecutionRole', [...logs, ...network]],
  ['AWSLambdaSQSQueueExecutionRole', [...logs, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']],
  [
    'AWSLambdaKinesisExecutionRole',
    [...logs, ...stream.map(one => `kinesis:${one}`), 'kinesis:DescribeStreamSummary', 'kinesis:SubscribeToShard'],
  ],
  ['AWSLambdaDynamoDBExecutionRole', [...logs, ...stream.map(one => `dynamodb:${one}`)]],
  ['AWSLambdaENIManagementAccess', network],
  ['AWSLambdaRole', ['lambda:InvokeFunction']],
  ['AWSXRayDaemonWriteAccess', ['xray:*']],
  ['AmazonAPIGatewayPushToCloudWatchLogs', [...logs, 'logs:DescribeLogGroups', 'logs:DescribeLogStreams']],
  ['CloudWatchLogsFullAccess', ['logs:*']],
  ['AmazonKinesisFullAccess', ['kinesis:*']],
  ['AmazonS3FullAccess', ['s3:*']],
  ['AmazonS3ReadOnlyAccess', ['s3:Get*', 's3:List*', 's3:Describe*']],
  ['AmazonSNSFullAccess', ['sns:*']],
  ['AmazonSQSFullAccess', ['sqs:*']],
  ['AdministratorAccess', ['*']],
  ['AmazonECSTaskExecutionRolePolicy', [...pull, 'logs:CreateLogStream', 'logs:PutLogEvents']],
]);
