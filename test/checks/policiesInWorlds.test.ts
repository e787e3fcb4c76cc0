import assert from 'node:assert/strict';
import { found, messages } from '../support/found';

const head = `Parameters: {Env: {Type: String}}
Conditions: {IsLive: !Equals [!Ref Env, live]}
Resources:
  Orders: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 60}}
  Others: {Type: AWS::SQS::Queue}
`;
const daily = `  Daily:
    Type: AWS::Events::Rule
    Properties:
      ScheduleExpression: rate(1 day)
      Targets: [{Id: orders, Arn: !GetAtt Orders.Arn}]
`;
const allows = '{Effect: Allow, Principal: {Service: events.amazonaws.com}, Action: sqs:SendMessage, Resource: "*"}';
const queuePolicy = (statement: string, queue = '!Ref Orders') => `  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties: {Queues: [${queue}], PolicyDocument: {Statement: [${statement}]}}
`;
const branches = (one: string, other = '!Ref AWS::NoValue') => `{"Fn::If": [IsLive, ${one}, ${other}]}`;

function assertOnlyWhere(truth: boolean, text: string, code: string): void {
  assert.deepEqual(
    messages(text, code).map(message => message.replace(/^.* This/, 'This')),
    [`This happens where IsLive is ${truth}.`],
    text,
  );
}

describe('a policy that says something in one case only', () => {
  it('lets a service in only there, be it a statement, a part of one, or the queue that it is for', () => {
    const action = allows.replace('sqs:SendMessage', branches('sqs:SendMessage', 'sqs:ReceiveMessage'));
    const principal = allows.replace('events.amazonaws.com', branches('events.amazonaws.com', 's3.amazonaws.com'));
    const policies = [
      queuePolicy(branches(allows)),
      queuePolicy(action),
      queuePolicy(principal),
      queuePolicy(allows, branches('!Ref Orders', '!Ref Others')),
    ];
    for (const policy of policies) assertOnlyWhere(false, head + daily + policy, 'events-target-access');
    const other = queuePolicy(branches(allows.replace('events.', 's3.'), allows));
    assertOnlyWhere(true, head + daily + other, 'events-target-access');
  });

  it('lets it in where each case does', () => {
    const text = head + daily + queuePolicy(branches(allows, allows.replace('sqs:SendMessage', 'sqs:*')));
    assert.deepEqual(found(text, 'events-target-access'), []);
  });

  it('permits one rule or another', () => {
    const text = `${head}  Worker: {Type: AWS::Lambda::Function, Properties: {Role: !ImportValue role}}
  Other: {Type: AWS::Events::Rule, Properties: {ScheduleExpression: rate(1 day)}}
${daily.replace('Orders.Arn', 'Worker.Arn')}  Permission:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: !Ref Worker
      Action: lambda:InvokeFunction
      Principal: events.amazonaws.com
      SourceArn: !If [IsLive, !GetAtt Daily.Arn, !GetAtt Other.Arn]
`;
    assertOnlyWhere(false, text, 'events-target-access');
  });

  it('gives a role its rights only there', () => {
    const basic = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
    const queues = 'arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole';
    const text = (role: string) => `${head}  Runner:
    Type: AWS::IAM::Role
    Properties: {AssumeRolePolicyDocument: {}, ${role}}
  Worker: {Type: AWS::Lambda::Function, Properties: {Timeout: 9, Role: !GetAtt Runner.Arn}}
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {FunctionName: !Ref Worker, EventSourceArn: !GetAtt Orders.Arn}
`;
    const document = '{Statement: [{Effect: Allow, Action: sqs:*, Resource: "*"}]}';
    for (const role of [
      `ManagedPolicyArns: [${basic}, ${branches(queues)}]`,
      `ManagedPolicyArns: [${branches(queues, basic)}]`,
      `Policies: [${branches(`{PolicyName: queues, PolicyDocument: ${document}}`)}]`,
    ])
      assertOnlyWhere(false, text(role), 'esm-rights');
    assert.deepEqual(found(text(`ManagedPolicyArns: [${branches(queues, queues)}]`), 'esm-rights'), []);
  });
});

describe('what is an error in one case and a warning in the other', () => {
  it('is told of each with its own sentence', () => {
    const text = `${head}  Worker: {Type: AWS::Lambda::Function, Properties: {Role: !ImportValue role}}
  Permission:
    Type: AWS::Lambda::Permission
    Condition: IsLive
    Properties:
      FunctionName: !Ref Worker
      Action: lambda:InvokeFunction
      Principal: s3.amazonaws.com
      SourceAccount: !Ref AWS::AccountId
  Files:
    Type: AWS::S3::Bucket
    Properties:
      NotificationConfiguration:
        LambdaConfigurations: [{Event: "s3:ObjectCreated:*", Function: !GetAtt Worker.Arn}]
`;
    const [refused, unordered, ...others] = messages(text, 's3-notification-access').toSorted().toReversed();
    assert.match(refused ?? '', /^No permission allows S3 to invoke Worker.* where IsLive is false\.$/);
    assert.match(unordered ?? '', /^Files doesn't wait for Permission.* where IsLive is true\.$/);
    assert.deepEqual(others, []);
    assert.deepEqual(
      found(text, 's3-notification-access').map(one => one.split(' ')[0]),
      ['warning', 'warning'],
    );
  });

  it('is told of each row of a mapping', () => {
    const text = `Parameters: {Env: {Type: String, AllowedValues: [dev, live]}}
Mappings: {Runtimes: {dev: {Name: python3.9}, live: {Name: python2.7}}}
Resources:
  Worker:
    Type: AWS::Lambda::Function
    Properties: {Runtime: !FindInMap [Runtimes, !Ref Env, Name]}
`;
    assert.deepEqual(
      found(text, 'lambda-runtime').map(one => one.split(' ')[0]),
      ['warning', 'warning'],
    );
    const [blocked, deprecated] = messages(text, 'lambda-runtime').toSorted();
    assert.match(blocked ?? '', /^Runtime is python2\.7.* where Env is live\.$/);
    assert.match(deprecated ?? '', /^Runtime is python3\.9.* where Env is dev\.$/);
  });
});
