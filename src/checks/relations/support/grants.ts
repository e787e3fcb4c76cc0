import type { Resource } from '../../../template/model/template';

/** Resources in YAML that let a service in, on the condition on which the resource is made that is for it. */

export function onConditionOf({ condition }: Resource): string {
  return condition === undefined ? '' : `  Condition: ${condition}\n`;
}

/** Lets what has that ARN, in YAML, send to a queue; `owner` is what the queue is made with. */
export function queuePolicy(name: string, queue: string, service: string, arn: string, owner: Resource): string {
  return `${name}:
  Type: AWS::SQS::QueuePolicy
${onConditionOf(owner)}  Properties:
    Queues:
      - !Ref ${queue}
    PolicyDocument:
      Version: '2012-10-17'
      Statement:
        - Effect: Allow
          Principal:
            Service: ${service}
          Action: sqs:SendMessage
          Resource: !GetAtt ${queue}.Arn
          Condition:
            ArnEquals:
              aws:SourceArn: ${arn}
`;
}

/** Lets a service call a function. */
export function invokePermission(name: string, fn: Resource, service: string): string {
  return `${name}:
  Type: AWS::Lambda::Permission
${onConditionOf(fn)}  Properties:
    FunctionName: !Ref ${fn.logicalId}
    Action: lambda:InvokeFunction
    Principal: ${service}
`;
}
