/** A template with a bit of everything that the tests edit, cut and mangle. */
export const shop = `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Description: A small shop

Parameters:
  Seconds:
    Type: Number
    Default: 901
  Stage:
    Type: String
    AllowedValues: [test, live]

Mappings:
  Keep:
    test: {Seconds: 60}
    live: {Seconds: 1209601}

Conditions:
  IsLive: !Equals [!Ref Stage, live]

Globals:
  Function:
    MemorySize: 64
    Runtime: nodejs22.x

Resources:
  # takes orders
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      InlineCode: |
        exports.handler = async () => {
          return "Resources:";
        };
      Timeout: !Ref Seconds
      Events:
        Queue:
          Type: SQS
          Properties:
            Queue: !GetAtt OrdersQueue.Arn
            BatchSize: 10001
  OrdersQueue:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: "901"
      MessageRetentionPeriod: !FindInMap [Keep, !Ref Stage, Seconds]
      VisibilityTimeout: !If
        - IsLive
        - 43201
        - 60
  Reports:
    Type: AWS::Lambda::Function
    Condition: IsLive
    Properties:
      Timeout: 1000
      MemorySize: 128
      Code: {ZipFile: "x"}

Outputs:
  QueueUrl:
    Value: !Ref OrdersQueue
`;
