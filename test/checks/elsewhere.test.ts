import assert from 'node:assert/strict';
import { found } from '../support/found';

/** A rule of IoT, and a function with a dead-letter queue, whose roles have no rights of their own. */
const resources = `Resources:
  Failed: {Type: AWS::SQS::Queue}
  News: {Type: AWS::SNS::Topic}
  Bus: {Type: AWS::Events::EventBus, Properties: {Name: bus}}
  Stream: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 1}}
  Runner: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}
  Sender: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}
`;

const dead = (to: string) => `  Orders:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Runner.Arn
      DeadLetterConfig: {TargetArn: ${to}}
`;
const results = `  Calls:
    Type: AWS::Lambda::EventInvokeConfig
    Properties:
      FunctionName: !Ref Worker
      Qualifier: $LATEST
      DestinationConfig: {OnSuccess: {Destination: !GetAtt Bus.Arn}}
  Worker: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Runner.Arn}}
`;
const rule = (action: string) => `  Rule:
    Type: AWS::IoT::TopicRule
    Properties:
      TopicRulePayload:
        Sql: SELECT * FROM 'a'
        Actions: [${action}]
`;
const toQueue = rule('{Sqs: {QueueUrl: !Ref Failed, RoleArn: !GetAtt Sender.Arn}}');
const toStream = rule('{Kinesis: {StreamName: !Ref Stream, PartitionKey: a, RoleArn: !GetAtt Sender.Arn}}');
const toTable = rule('{DynamoDBv2: {PutItem: {TableName: !Ref Table}, RoleArn: !GetAtt Sender.Arn}}');
const bare = '  Table: {Type: AWS::DynamoDB::Table}\n';

const made = (name: string, type: string, properties: string) =>
  `  ${name}: {Type: ${type}, Properties: ${properties}}\n`;
const allows = (principal: string, action: string, more = '') =>
  `{Statement: [{Effect: Allow, Principal: ${principal}, Action: "${action}", Resource: "*"${more}}]}`;
const policy = (type: string, properties: string) => made('Policy', type, properties);

const destination = 'lambda-dest-permission';
const action = 'iot-action-rights';

function assertTold(code: string, text: string, isTold: boolean): void {
  assert.equal(found(resources + text, code).length, isTold ? 1 : 0, text);
}

describe('rights that the policy of what is used gives', () => {
  it('count where it names the role', () => {
    const sender = '{AWS: !GetAtt Sender.Arn}';
    const ofTable = `{ResourcePolicy: {PolicyDocument: ${allows(sender, 'dynamodb:PutItem')}}}`;
    const cases = [
      [
        toQueue,
        policy('AWS::SQS::QueueInlinePolicy', `{Queue: !Ref Failed, PolicyDocument: ${allows(sender, 'sqs:*')}}`),
      ],
      [
        toStream,
        policy(
          'AWS::Kinesis::ResourcePolicy',
          `{ResourceArn: !GetAtt Stream.Arn, ResourcePolicy: ${allows(sender, 'kinesis:PutRecord')}}`,
        ),
      ],
    ] as const;
    for (const [text, own] of cases) {
      assertTold(action, text, true);
      assertTold(action, text + own, false);
    }
    assertTold(action, toTable + bare, true);
    assertTold(action, toTable + made('Table', 'AWS::DynamoDB::Table', ofTable), false);
    const statement =
      '{Effect: Allow, Principal: {AWS: !GetAtt Runner.Arn}, Action: "events:PutEvents", Resource: "*"}';
    const ofBus = `{EventBusName: !Ref Bus, StatementId: a, Statement: ${statement}}`;
    assertTold(destination, results, true);
    assertTold(destination, results + policy('AWS::Events::EventBusPolicy', ofBus), false);
  });

  it("count where it is for everybody, for the account, or can't be read", () => {
    const queue = dead('!GetAtt Failed.Arn');
    const ofQueue = (document: string, queues = '[!Ref Failed]') =>
      policy('AWS::SQS::QueuePolicy', `{Queues: ${queues}, PolicyDocument: ${document}}`);
    const root = '{AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root"}';
    const condition = ', Condition: {StringEquals: {"aws:PrincipalAccount": !Ref AWS::AccountId}}';
    assertTold(destination, queue, true);
    for (const document of [
      allows('"*"', 'sqs:SendMessage'),
      allows('{AWS: "*"}', 'sqs:SendMessage', condition),
      allows(root, 'sqs:*'),
      allows('{AWS: !Ref AWS::AccountId}', 'sqs:*'),
      '!ImportValue document',
    ])
      assertTold(destination, queue + ofQueue(document), false);
    const topic = dead('!Ref News');
    const ofTopic = `{Topics: [!Ref News], PolicyDocument: ${allows('{AWS: "*"}', 'sns:Publish', condition)}}`;
    assertTold(destination, topic, true);
    assertTold(destination, topic + policy('AWS::SNS::TopicPolicy', ofTopic), false);
  });

  it("don't count where it is for a service, denies, allows something else, or is for another queue", () => {
    const queue = `${dead('!GetAtt Failed.Arn')}  Other: {Type: AWS::SQS::Queue}\n`;
    const ofQueue = (document: string, name = 'Failed') =>
      policy('AWS::SQS::QueuePolicy', `{Queues: [!Ref ${name}], PolicyDocument: ${document}}`);
    const all = allows('"*"', 'sqs:SendMessage');
    for (const own of [
      ofQueue(allows('{Service: sns.amazonaws.com}', 'sqs:SendMessage')),
      ofQueue(all.replace('Allow', 'Deny')),
      ofQueue(allows('"*"', 'sqs:ReceiveMessage')),
      ofQueue(all, 'Other'),
      ofQueue(allows('{AWS: !GetAtt Sender.Arn}', 'sqs:SendMessage')),
    ])
      assertTold(destination, queue + own, true);
  });
});

describe('what seems to be missing', () => {
  const stack = (parameters: string) =>
    made('Inner', 'AWS::CloudFormation::Stack', `{TemplateURL: a, Parameters: ${parameters}}`);
  const custom = (type: string, properties: string) =>
    made('Inner', type, `{ServiceToken: !ImportValue token, ${properties}}`);
  const subscription =
    '  Told: {Type: AWS::SNS::Subscription, Properties: {TopicArn: !Ref News, Protocol: sqs, Endpoint: !GetAtt Failed.Arn}}\n';
  const bucket = (other: string) => `  Inbox:
    Type: AWS::S3::Bucket
    Properties:
      NotificationConfiguration: {LambdaConfigurations: [{Event: "s3:ObjectCreated:*", Function: !GetAtt ${other}.Arn}]}
`;
  const fn = (name: string) => `  ${name}: {Type: AWS::Lambda::Function, Properties: {Role: !ImportValue role}}\n`;
  const trail =
    '  Records: {Type: AWS::S3::Bucket}\n  Trail: {Type: AWS::CloudTrail::Trail, Properties: {IsLogging: true, S3BucketName: !Ref Records}}\n';
  const inVpc =
    '  Bill: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Runner.Arn, VpcConfig: {SubnetIds: [!ImportValue a], SecurityGroupIds: [!ImportValue b]}}}\n';
  const rules = `${fn('Report')}  Daily: {Type: AWS::Events::Rule, Properties: {ScheduleExpression: rate(1 day), Targets: [{Id: a, Arn: !GetAtt Report.Arn}]}}\n`;
  const api =
    '  Shop: {Type: AWS::ApiGateway::RestApi, Properties: {Name: a}}\n  Release: {Type: AWS::ApiGateway::Deployment, Properties: {RestApiId: !Ref Shop}}\n';
  const group =
    '  Group: {Type: AWS::ElasticLoadBalancingV2::TargetGroup}\n  Web: {Type: AWS::ECS::Service, Properties: {TaskDefinition: !ImportValue task, LoadBalancers: [{ContainerName: a, ContainerPort: 80, TargetGroupArn: !Ref Group}]}}\n';
  const pool = (properties: string) =>
    `  People: {Type: AWS::Cognito::UserPool}\n  Web: {Type: AWS::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref People, ${properties}}}\n`;

  const cases: readonly (readonly [code: string, text: string, given: string])[] = [
    ['lambda-rights', inVpc, stack('{Role: !Ref Runner}')],
    ['s3-notification-access', fn('Resize') + bucket('Resize'), stack('{Fn: !GetAtt Resize.Arn}')],
    ['cloudtrail-bucket-policy', trail, custom('Custom::BucketPolicy', 'Bucket: !Ref Records')],
    ['sns-sqs-queue-policy', subscription, stack('{Q: !Ref Failed}')],
    ['apigw-deployment-order', api, custom('Custom::Methods', 'Api: !Ref Shop')],
    ['ecs-listener-order', group, custom('Custom::ListenerRule', 'TargetGroupArn: !Ref Group')],
    [
      'cognito-scope-order',
      pool('AllowedOAuthScopes: [orders/read]'),
      custom('Custom::CognitoResourceServer', 'UserPoolId: !Ref People'),
    ],
    [
      'cognito-provider-order',
      pool('SupportedIdentityProviders: [Okta]'),
      custom('AWS::CloudFormation::CustomResource', 'UserPoolId: !Ref People'),
    ],
    ['events-target-access', rules, custom('Custom::AddPermission', 'FunctionName: !Ref Report')],
  ];
  for (const [code, text, given] of cases)
    it(`may be where it is handed over to: ${code}`, () => {
      assertTold(code, text, true);
      assertTold(code, text + given, false);
    });

  it('is told of a queue that is exported, and of the function that makes a custom resource', () => {
    assertTold(
      'sns-sqs-queue-policy',
      `${subscription}Outputs: {Queue: {Value: !GetAtt Failed.Arn, Export: {Name: q}}}\n`,
      true,
    );
    assertTold(
      'events-target-access',
      `${rules}  Own: {Type: Custom::Own, Properties: {ServiceToken: !GetAtt Report.Arn}}\n`,
      true,
    );
  });
});
