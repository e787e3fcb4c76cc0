import { fn, type Input, many, queue, resources } from './input';

/** Everything points to one thing, or at everything else. */
export const related: readonly Input[] = [
  {
    name: 'functions that read one queue',
    full: 5000,
    text: size =>
      `${queue('      VisibilityTimeout: 1')}${many(size, index => `${fn(index, 'Timeout: 900')}  E${index}: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt Queue.Arn, FunctionName: !Ref F${index}, BatchSize: 10001}}\n`)}`,
  },
  {
    name: 'functions of SAM that read one queue',
    full: 5000,
    text: size =>
      `Transform: AWS::Serverless-2016-10-31\nGlobals: {Function: {Timeout: 901}}\n${queue('      VisibilityTimeout: 1')}${many(size, index => `  S${index}: {Type: AWS::Serverless::Function, Properties: {InlineCode: x, Handler: a.b, Runtime: nodejs22.x, Events: {Q: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn}}}}}\n`)}`,
  },
  {
    name: 'queues with one dead-letter queue',
    full: 10_000,
    text: size =>
      `${queue('      MessageRetentionPeriod: 60')}${many(size, index => `  Q${index}: {Type: AWS::SQS::Queue, Properties: {RedrivePolicy: {deadLetterTargetArn: !GetAtt Queue.Arn, maxReceiveCount: 3}}}\n`)}`,
  },
  {
    name: 'subscriptions of one topic',
    full: 10_000,
    text: size =>
      `${queue('      DelaySeconds: 1')}  T: {Type: AWS::SNS::Topic}\n${many(size, index => `  S${index}: {Type: AWS::SNS::Subscription, Properties: {TopicArn: !Ref T, Protocol: sqs, Endpoint: !GetAtt Queue.Arn, FilterPolicy: {a: [x]}}}\n`)}`,
  },
  {
    name: 'rules with one target',
    full: 10_000,
    text: size =>
      `${queue('      DelaySeconds: 1')}${many(size, index => `  R${index}: {Type: AWS::Events::Rule, Properties: {ScheduleExpression: rate(1 hour), Targets: [{Id: a, Arn: !GetAtt Queue.Arn}]}}\n`)}`,
  },
  {
    name: 'methods of one API',
    full: 5000,
    text: size =>
      `${resources('  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: a}}\n')}${many(size, index => `  R${index}: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: p${index}}}\n  M${index}: {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref Api, ResourceId: !Ref R${index}, HttpMethod: GET, AuthorizationType: NONE, Integration: {Type: MOCK, TimeoutInMillis: 30000}}}\n`)}`,
  },
  {
    name: 'functions with one role',
    full: 5000,
    text: size =>
      `${resources('  Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: []}}}\n')}${many(size, index => fn(index, 'Timeout: 3'))}${many(size, index => `  P${index}: {Type: AWS::IAM::Policy, Properties: {PolicyName: p, Roles: [!Ref Role], PolicyDocument: {Statement: [{Effect: Allow, Action: "*", Resource: "*"}]}}}\n`)}`,
  },
  {
    name: 'pipelines of tables',
    full: 5000,
    text: size =>
      `${resources('')}${many(size, index => `  T${index}: {Type: AWS::DynamoDB::Table, Properties: {AttributeDefinitions: [{AttributeName: a, AttributeType: S}], KeySchema: [{AttributeName: a, KeyType: HASH}], StreamSpecification: {StreamViewType: NEW_IMAGE}}}\n${fn(index, 'Timeout: 3')}  E${index}: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt T${index}.StreamArn, FunctionName: !Ref F${index}, StartingPosition: LATEST}}\n`)}`,
  },
  {
    name: 'alarms and log groups of functions',
    full: 5000,
    text: size =>
      `${resources('')}${many(size, index => `${fn(index, 'Timeout: 3')}  L${index}: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Sub "/aws/lambda/\${F${index}}"}}\n  P${index}: {Type: AWS::Lambda::Permission, Properties: {FunctionName: !Ref F${index}, Action: "lambda:InvokeFunction", Principal: sns.amazonaws.com}}\n`)}`,
  },
];
