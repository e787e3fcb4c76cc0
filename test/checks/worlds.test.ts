import assert from 'node:assert/strict';
import { found, messages, related } from '../support/found';

const machine = (kind: string, sections: string) => `${sections}
Resources:
  Orders:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      StateMachineType: ${kind}
      RoleArn: !ImportValue role
      LoggingConfiguration: {Level: ERROR}
      Definition:
        StartAt: Ask
        States:
          Ask: {Type: Task, Resource: arn:aws:states:::sqs:sendMessage.waitForTaskToken, End: true}
`;
const token = 'sfn-express-token';
const waiting = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken';

describe('a relation that holds in one case only', () => {
  it('is a warning with the default of a parameter, and links to it', () => {
    const text = machine('!Ref Kind', 'Parameters: {Kind: {Type: String, Default: EXPRESS}}');
    assert.deepEqual(found(text, token), [`warning 12: ${waiting}`]);
    assert.match(messages(text, token)[0] ?? '', / This happens with the default of Kind\.$/);
    assert.deepEqual(related(text, token), [['EXPRESS']]);
  });

  it('is nothing with a default that says that there is nothing', () => {
    const role = (value: string) => `Parameters: {Queue: {Type: String, Default: ${value}}}
Resources:
  Send:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: 2012-10-17
        Statement: [{Effect: Allow, Action: 'sqs:SendMessage', Resource: !Ref Queue}]
`;
    for (const value of ['none', "''", 'N/A', 'not-set', "'-'"])
      assert.deepEqual(found(role(value), 'iam-statement'), []);
    assert.deepEqual(found(role('orders'), 'iam-statement'), ['warning 8: Queue']);
  });

  it('is nothing where a text around the same choice is the other one’s', () => {
    const text = (inGroup: string) => `Parameters: {Name: {Type: String}}
Conditions: {IsLive: !Equals [!Ref AWS::Region, eu-west-1]}
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties: {FunctionName: !If [IsLive, !Ref AWS::StackName, !Ref Name]}
  OrdersLogs:
    Type: AWS::Logs::LogGroup
    Properties: {LogGroupName: !Join ['', [/aws/lambda/, ${inGroup}]], RetentionInDays: 7}
`;
    const code = 'lambda-log-retention';
    assert.deepEqual(found(text('!If [IsLive, !Ref AWS::StackName, !Ref Name]'), code), []);
    assert.deepEqual(found(text('billing'), code), ['hint 4: Orders']);
  });

  it('says which item of a parameter it is, as the template would write it', () => {
    const text = `Transform: AWS::LanguageExtensions
Parameters: {Names: {Type: CommaDelimitedList, Default: 'a,b'}}
Mappings: {Sizes: {a: {Weight: 5}, b: {Weight: 300}}}
Resources:
  Orders:
    Type: AWS::Route53::RecordSet
    Properties: {Name: a.example.com, Type: CNAME, SetIdentifier: a, Weight: !FindInMap [Sizes, !Select [1, !Ref Names], Weight]}
`;
    assert.match(messages(text, 'schema-range')[0] ?? '', / This happens where !Select \[1, !Ref Names\] is b\.$/);
  });

  it('tells once where two values come from, if that is one place', () => {
    const text = `Mappings: {Orders: {Work: {Timeout: 60}}}
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties: {VisibilityTimeout: !FindInMap [Orders, Work, Timeout]}
  Work:
    Type: AWS::Serverless::Function
    Properties:
      Timeout: !FindInMap [Orders, Work, Timeout]
      Events: {Orders: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn}}}
`;
    assert.deepEqual(related(text, 'esm-visibility-6x'), [['!FindInMap [Orders, Work, Timeout]', '60']]);
  });

  it('is nothing where there is no default, where it is hidden, and where it is read while deploying', () => {
    const declarations = [
      '{Type: String}',
      '{Type: String, Default: EXPRESS, NoEcho: true}',
      '{Type: "AWS::SSM::Parameter::Value<String>", Default: EXPRESS}',
    ];
    for (const declaration of declarations)
      assert.deepEqual(found(machine('!Ref Kind', `Parameters: {Kind: ${declaration}}`), token), []);
  });

  it('is a warning with a value that a parameter allows, and an error with all of them', () => {
    const allowed = (values: string) =>
      machine('!Ref Kind', `Parameters: {Kind: {Type: String, Default: STANDARD, AllowedValues: ${values}}}`);
    assert.deepEqual(found(allowed('[STANDARD, EXPRESS]'), token), [`warning 12: ${waiting}`]);
    assert.match(messages(allowed('[STANDARD, EXPRESS]'), token)[0] ?? '', / where Kind is EXPRESS\.$/);
    const subscription = `Parameters: {How: {Type: String, Default: email, AllowedValues: [email, https]}}
Resources:
  Orders:
    Type: AWS::SNS::Topic
    Properties: {FifoTopic: true}
  ToClerk:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: !Ref Orders
      Protocol: !Ref How
`;
    assert.deepEqual(found(subscription, 'sns-fifo-topic-protocol'), ['error 10: How']);
  });

  it('is a warning in one branch of a condition, and an error in both', () => {
    const branches = (one: string, other: string) =>
      machine(`!If [IsBusy, ${one}, ${other}]`, 'Conditions: {IsBusy: !Equals [!Ref AWS::Region, eu-west-1]}');
    assert.deepEqual(found(branches('EXPRESS', 'STANDARD'), token), [`warning 12: ${waiting}`]);
    assert.match(messages(branches('EXPRESS', 'STANDARD'), token)[0] ?? '', / where IsBusy is true\.$/);
    assert.match(messages(branches('STANDARD', 'EXPRESS'), token)[0] ?? '', / where IsBusy is false\.$/);
    assert.deepEqual(found(branches('EXPRESS', 'EXPRESS'), token), [`error 12: ${waiting}`]);
  });

  it('is nothing where the same condition keeps the two apart, and an error where it breaks both branches', () => {
    const table = (mode: string) => `Conditions: {IsBusy: !Equals [!Ref AWS::Region, eu-west-1]}
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: ${mode}
      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
      KeySchema: [{AttributeName: id, KeyType: HASH}]
      ProvisionedThroughput: !If [IsBusy, {ReadCapacityUnits: 1, WriteCapacityUnits: 1}, !Ref AWS::NoValue]
`;
    assert.deepEqual(found(table('!If [IsBusy, PROVISIONED, PAY_PER_REQUEST]'), 'ddb-billing'), []);
    assert.deepEqual(found(table('!If [IsBusy, PAY_PER_REQUEST, PROVISIONED]'), 'ddb-billing'), [
      'error 6: PROVISIONED',
      'error 9: ProvisionedThroughput',
    ]);
  });

  it('names the parameters that it leans on, and no others', () => {
    const text = `Parameters:
  Name: {Type: String, Default: orders}
  Key: {Type: String, Default: id}
  Defined: {Type: String, Default: number}
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: !Ref Name
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{AttributeName: !Ref Defined, AttributeType: S}]
      KeySchema: [{AttributeName: !Ref Key, KeyType: HASH}]
`;
    assert.deepEqual(found(text, 'ddb-attrdefs'), ['warning 11: Defined', 'warning 12: Key']);
    for (const message of messages(text, 'ddb-attrdefs'))
      assert.match(message, / with the defaults of (?:Key and Defined|Defined and Key)\.$/);
  });

  it('is nothing for a resource that is not made with the defaults', () => {
    const text = machine(
      '!Ref Kind',
      `Parameters:
  Kind: {Type: String, Default: EXPRESS}
  Made: {Type: String, Default: "no"}
Conditions: {IsMade: !Equals [!Ref Made, "yes"]}`,
    ).replace('    Properties:', '    Condition: IsMade\n    Properties:');
    assert.deepEqual(found(text, token), []);
  });

  it('is no advice about what is missing: a choice was made', () => {
    const text = `Parameters: {IsSafe: {Type: String, Default: "no", AllowedValues: ["yes", "no"]}}
Conditions: {IsSafe: !Equals [!Ref IsSafe, "yes"]}
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy: !If [IsSafe, {deadLetterTargetArn: !ImportValue dead, maxReceiveCount: 5}, !Ref AWS::NoValue]
`;
    assert.deepEqual(found(text, 'sqs-no-dlq'), []);
  });

  it('is found where many resources are summed up', () => {
    const text = `Transform: AWS::Serverless-2016-10-31
Parameters:
  Warm: {Type: Number, Default: 20}
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs22.x
      CodeUri: src/
      AutoPublishAlias: live
      ReservedConcurrentExecutions: 10
      ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: !Ref Warm}
`;
    assert.deepEqual(found(text, 'lambda-pc-vs-reserved'), ['warning 13: Warm']);
    assert.match(messages(text, 'lambda-pc-vs-reserved')[0] ?? '', / with the default of Warm\.$/);
  });

  it('follows a condition to the resource that it names', () => {
    const text = `Conditions: {IsBusy: !Equals [!Ref AWS::Region, eu-west-1]}
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy:
        deadLetterTargetArn: !If [IsBusy, !GetAtt Ordered.Arn, !GetAtt Failed.Arn]
        maxReceiveCount: 5
  Ordered:
    Type: AWS::SQS::Queue
    Properties: {FifoQueue: true}
  Failed:
    Type: AWS::SQS::Queue
    Properties: {MessageRetentionPeriod: 1209600}
`;
    assert.deepEqual(found(text, 'sqs-dlq-same-type'), ['warning 7: Ordered.Arn']);
  });

  it('looks into events and variables that are there under a condition as a whole', () => {
    const text = `Transform: AWS::Serverless-2016-10-31
Conditions: {IsBusy: !Equals [!Ref AWS::Region, eu-west-1]}
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties: {VisibilityTimeout: 10}
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs22.x
      CodeUri: src/
      Timeout: 60
      Environment: !If [IsBusy, {Variables: {TEXT: ${'x'.repeat(4100)}}}, !Ref AWS::NoValue]
      Events:
        Fn::If:
          - IsBusy
          - Come: {Type: SQS, Properties: {Queue: !GetAtt Orders.Arn, StartingPosition: LATEST}}
          - !Ref AWS::NoValue
`;
    assert.deepEqual(found(text, 'esm-visibility-vs-timeout'), ['warning 6: 10']);
    assert.deepEqual(found(text, 'esm-starting-position'), ['warning 18: StartingPosition']);
    assert.deepEqual(found(text, 'lambda-env-size'), ['warning 14: Variables']);
    assert.deepEqual(found(text, 'esm-partial-batch'), ['hint 18: Come']);
  });

  it('looks into policies, routes and subscriptions that are there under a condition as a whole', () => {
    const text = `Conditions: {IsBusy: !Equals [!Ref AWS::Region, eu-west-1]}
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy: !If [IsBusy, {deadLetterTargetArn: !GetAtt Ordered.Arn, maxReceiveCount: 5}, !Ref AWS::NoValue]
  Ordered:
    Type: AWS::SQS::Queue
    Properties: {FifoQueue: true}
  Live:
    Type: AWS::StepFunctions::StateMachineAlias
    Properties:
      RoutingConfiguration:
        - {StateMachineVersionArn: arn:aws:states:eu-west-1:111122223333:stateMachine:ask:1, Weight: 60}
        - StateMachineVersionArn: arn:aws:states:eu-west-1:111122223333:stateMachine:ask:2
          Weight: !If [IsBusy, 30, 40]
        - !If [IsBusy, {StateMachineVersionArn: arn:aws:states:eu-west-1:111122223333:stateMachine:ask:3, Weight: 5}, !Ref AWS::NoValue]
  Images:
    Type: AWS::ECR::Repository
    Properties:
      LifecyclePolicy: !If [IsBusy, {LifecyclePolicyText: '{"rules": [${'{},'.repeat(50)}{}]}'}, !Ref AWS::NoValue]
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      Subscription: !If [IsBusy, [{Protocol: sqs, Endpoint: !GetAtt Ordered.Arn}], !Ref AWS::NoValue]
`;
    assert.deepEqual(found(text, 'sqs-dlq-same-type'), ['warning 6: Ordered.Arn']);
    assert.deepEqual(found(text, 'sfn-alias-sum'), ['warning 13: RoutingConfiguration']);
    assert.match(found(text, 'ecr-lifecycle').join(), /^warning 21: /);
    assert.deepEqual(found(text, 'sns-sqs-queue-policy'), ['warning 25: Ordered.Arn']);
  });
});

describe('what is found at one place or at another', () => {
  it('is an error where it is one in each case', () => {
    const text = (other: string) => `Parameters: {Stage: {Type: String, AllowedValues: [test, live]}}
Conditions: {IsLive: !Equals [!Ref Stage, live]}
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties: {VisibilityTimeout: !If [IsLive, 10, ${other}]}
  Worker: {Type: AWS::Lambda::Function, Properties: {Role: !ImportValue role, Timeout: 60}}
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {FunctionName: !Ref Worker, EventSourceArn: !GetAtt Orders.Arn}
`;
    const code = 'esm-visibility-vs-timeout';
    assert.deepEqual(found(text('!Ref AWS::NoValue'), code), ['error 4: Orders', 'error 6: 10']);
    assert.deepEqual(
      messages(text('!Ref AWS::NoValue'), code).map(message => message.replace(/^.* This/, 'This')),
      ['This happens where Stage is test.', 'This happens where Stage is live.'],
    );
    assert.deepEqual(found(text('900'), code), ['warning 6: 10']);
  });

  it('is a warning at one item of a list, whatever another item is', () => {
    const text = `Conditions: {IsLive: !Equals [!Ref AWS::Region, eu-west-1]}
Resources:
  Group:
    Type: AWS::DynamoDB::Table
    Properties:
      KeySchema:
        - {AttributeName: id, KeyType: HASHED}
        - {AttributeName: at, KeyType: !If [IsLive, RANGE, RANGED]}
`;
    assert.deepEqual(found(text, 'ddb-words'), ['error 7: HASHED', 'warning 8: RANGED']);
  });

  it('is a warning where some fact explains it, wherever it stands', () => {
    const text = (others: string) => `Parameters:
  Stage: {Type: String, AllowedValues: [test, live]}
  Size: {Type: String, AllowedValues: [small, big]}
Conditions: {IsBig: !Equals [!Ref Size, big]}
Mappings:
  Small: {test: {Seconds: 60}, live: {Seconds: 901}}
  Big: {test: {Seconds: 120}, live: {Seconds: ${others}}}
Resources:
  Worker:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: !If [IsBig, !FindInMap [Big, !Ref Stage, Seconds], !FindInMap [Small, !Ref Stage, Seconds]]
`;
    assert.equal(found(text('902'), 'lambda-timeout').length, 1);
    assert.match(messages(text('902'), 'lambda-timeout')[0] ?? '', /where Stage is live\.$/);
    assert.match(found(text('902'), 'lambda-timeout')[0] ?? '', /^warning/);
    assert.deepEqual(found(text('60'), 'lambda-timeout'), []);
  });
});
