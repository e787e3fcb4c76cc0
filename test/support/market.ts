/** A template with everything that leans on something else: what an edit in one place changes in another. */
export const market = `# Everything that depends on something else.
AWSTemplateFormatVersion: "2010-09-09"
Transform:
  - AWS::LanguageExtensions
  - AWS::Serverless-2016-10-31
Parameters:
  Stage: {Type: String, Default: test, AllowedValues: [test, live]}
  Seconds: &number
    Type: Number
    Default: 901
  Batch:
    <<: *number
    Default: 10001
Mappings:
  Sizes:
    test:
      Memory: 64
      Keep: 60
    live:
      Memory: 10241
      Keep: 1209601
Conditions:
  IsLive: !Equals [!Ref Stage, live]
  IsQuiet: !And [!Not [!Condition IsLive], !Equals [!Ref "AWS::Region", eu-west-1]]
Globals:
  Function:
    Timeout: 901
    Runtime: nodejs22.x
    Environment:
      Variables:
        TABLE: !Ref Stock
Resources:
  TakeOrder:
    Type: AWS::Serverless::Function
    Condition: IsLive
    Properties:
      InlineCode: exports.handler = async () => {};
      Handler: index.handler
      MemorySize: !FindInMap [Sizes, !Ref Stage, Memory]
      ReservedConcurrentExecutions: 3
      Events:
        Orders:
          Type: SQS
          Properties:
            Queue: !GetAtt Orders.Arn
            BatchSize: !Ref Batch
        Hourly: {Type: Schedule, Properties: {Schedule: rate(1 hour)}}
  Ship:
    Type: AWS::Serverless::Function
    Properties:
      InlineCode: |
        # no comment: fieldnotes-ignore lambda-timeout
        exports.handler = async () => "Resources:";
      Handler: index.handler
      Timeout: 30   # fieldnotes-ignore lambda-timeout: nothing to ignore
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 30
      # fieldnotes-ignore sqs-ranges-delay: meant
      DelaySeconds: 901
      MessageRetentionPeriod: !If [IsLive, !FindInMap [Sizes, live, Keep], 30]
      RedrivePolicy: {deadLetterTargetArn: !GetAtt DeadLetters.Arn, maxReceiveCount: 1001}
  DeadLetters:
    Type: AWS::SQS::Queue
    Metadata: {fieldnotes: {ignore: [sqs-ranges-delay]}}
    Properties:
      FifoQueue: true
      DelaySeconds: 1000
  Fn::ForEach::Queues:
    - Name
    - [News, Mail]
    - \${Name}Queue:
        Type: AWS::SQS::Queue
        Properties: {QueueName: !Sub "\${Name}.fifo", DelaySeconds: 901}
  News:
    Type: AWS::SNS::Topic
    Properties: {TopicName: news, FifoTopic: true}
  ToOrders:
    Type: AWS::SNS::Subscription
    Properties:
      Protocol: sqs
      TopicArn: !Ref News
      Endpoint: !GetAtt Orders.Arn
      FilterPolicy: {shelf: [a, b], "item": [{numeric: [">", 0]}]}
  Stock:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: !If [IsQuiet, PAY_PER_REQUEST, PROVISIONED]
      AttributeDefinitions:
        - {AttributeName: shelf, AttributeType: S}
        - AttributeName: item
          AttributeType: X
      KeySchema:
      - {AttributeName: shelf, KeyType: HASH}
      - {AttributeName: unknown, KeyType: RANGE}
      StreamSpecification: {StreamViewType: NEW_IMAGE}
  FromStock:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {EventSourceArn: !GetAtt Stock.StreamArn, FunctionName: !Ref Ship, BatchSize: !Ref Batch}
  Counting:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: !GetAtt Role.Arn
      DefinitionString: !Sub |
        {"StartAt": "Wait", "States": {
          "Wait": {"Type": "Wait", "Seconds": 99999999999, "Next": "Work"},
          "Work": {"Type": "Task", "Resource": "\${Ship.Arn}", "TimeoutSeconds": 99999999, "End": true}}}
  Role:
    Type: AWS::IAM::Role
    Properties:
      MaxSessionDuration: 43201
      AssumeRolePolicyDocument:
        Statement: [{Effect: Allow, Principal: {Service: states.amazonaws.com}, Action: "sts:AssumeRole"}]
Outputs:
  Url:
    Value: !Ref Orders
    Export: {Name: !Sub "\${AWS::StackName}-orders"}
`;
