import assert from 'node:assert/strict';
import { analyse } from '../support/knowledge';

const codes = (resources: string, more = '') =>
  analyse(`${more}Resources:\n${resources}`)
    .findings.filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ code }) => code);

const fn = (name: string, more = '') =>
  `  ${name}: {Type: AWS::Lambda::Function, Properties: {Role: !ImportValue r, Runtime: python3.13, Handler: a.b, Code: {S3Bucket: code, S3Key: k.zip}${more}}}\n`;

const filter = (
  source: string,
  name = '/aws/lambda/${Producer}',
) => `${fn('Producer')}${fn('Consumer')}  Other: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /app/one, RetentionInDays: 7}}
  Logs: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Sub '${name}', RetentionInDays: 7}}
  Permission: {Type: AWS::Lambda::Permission, Properties: {FunctionName: !GetAtt Consumer.Arn, Action: lambda:InvokeFunction, Principal: logs.amazonaws.com, SourceArn: !Sub '${source}'}}
  Filter: {Type: AWS::Logs::SubscriptionFilter, DependsOn: Permission, Properties: {LogGroupName: !Ref Logs, FilterPattern: '', DestinationArn: !GetAtt Consumer.Arn}}
`;
const group = 'arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:';

const trail = (resource: string, name = 'trail-${Bucket}') => `  Bucket: {Type: AWS::S3::Bucket, Properties: {}}
  Other: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: 7}}
  Logs: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Sub '${name}', RetentionInDays: 7}}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Principal: {Service: cloudtrail.amazonaws.com}, Action: sts:AssumeRole}]}
      Policies: [{PolicyName: logs, PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: !Sub '${resource}'}]}}]
  Trail: {Type: AWS::CloudTrail::Trail, Properties: {IsLogging: true, IsMultiRegionTrail: true, EnableLogFileValidation: true, S3BucketName: !ImportValue b, CloudWatchLogsLogGroupArn: !GetAtt Logs.Arn, CloudWatchLogsRoleArn: !GetAtt Role.Arn}}
`;

describe('whom a policy means', () => {
  it('is told by a name that stands alone', () => {
    assert.deepEqual(codes(filter(`${group}\${Logs}:*`)), []);
    assert.deepEqual(codes(filter(`${group}\${Other}:*`)), ['lambda-caller-access']);
    assert.deepEqual(codes(trail(`${group}\${Logs}:*`)), []);
    assert.deepEqual(codes(trail('${Other.Arn}')), ['cloudtrail-logs-role']);
  });

  it('is open where a name is a part of another one, or of a pattern', () => {
    assert.deepEqual(codes(filter(`${group}/aws/lambda/\${Producer}:*`)), []);
    assert.deepEqual(codes(filter(`${group}\${Other}*:*`, '/app/one/two')), []);
    assert.deepEqual(codes(trail(`${group}trail-\${Bucket}:*`)), []);
  });
});

describe('a service', () => {
  const trusting = (principal: string) => `${fn('F').replace('!ImportValue r', '!GetAtt Role.Arn')}  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Principal: {Service: ${principal}}, Action: sts:AssumeRole}]}
`;

  it('has a name in each partition, and in some a name for each Region', () => {
    for (const name of ['amazonaws.com', 'amazonaws.com.cn', 'amazonaws.eu', 'eu-west-1.amazonaws.com', 'c2s.ic.gov'])
      assert.deepEqual(codes(trusting(`lambda.${name}`)), [], name);
    assert.deepEqual(codes(trusting('lambda.example.com')), ['iam-role-trust']);
    assert.deepEqual(codes(trusting('ec2.c2s.ic.gov')), ['iam-role-trust']);
  });
});

describe('what SAM makes a role of', () => {
  it('is in no ring where the function has a role of its own', () => {
    const template = (role: string) => `  B: {Type: AWS::S3::Bucket, Properties: {}}
  F:
    Type: AWS::Serverless::Function
    Properties:
      ${role}
      Runtime: python3.13
      Handler: a.b
      CodeUri: src
      Policies: [{S3ReadPolicy: {BucketName: !Ref B}}]
      Events: {Made: {Type: S3, Properties: {Bucket: !Ref B, Events: 's3:ObjectCreated:*'}}}
`;
    const transform = 'Transform: AWS::Serverless-2016-10-31\n';
    assert.deepEqual(codes(template('Role: !ImportValue role'), transform), ['sam-ignored']);
    assert.deepEqual(codes(template('MemorySize: 512'), transform), ['cfn-cycle']);
  });
});

describe('what is there in a case only', () => {
  const trailIn = (role: string) => `  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      IsMultiRegionTrail: true
      EnableLogFileValidation: true
      S3BucketName: !ImportValue b
      CloudWatchLogsLogGroupArn: !If [UseLogs, !ImportValue logs, !Ref AWS::NoValue]
      CloudWatchLogsRoleArn: ${role}
`;
  const head =
    "Parameters:\n  Use: {Type: String, AllowedValues: [y, n]}\nConditions:\n  UseLogs: !Equals [!Ref Use, 'y']\n";

  it('needs in that case what it needs', () => {
    assert.deepEqual(codes(trailIn('!If [UseLogs, !ImportValue role, !Ref AWS::NoValue]'), head), []);
    assert.deepEqual(codes(trailIn('!Ref AWS::NoValue'), head), ['cloudtrail-logs-role']);
  });
});
