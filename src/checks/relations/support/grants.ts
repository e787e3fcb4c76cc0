import type { Resource } from '../../../template/model/template';
import type { Scope } from '../../../template/worlds/scope';
import { freeName } from './mending';

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

/** A policy of its own for a receiver, with its name; `source` is the condition on who sends, in YAML. */
export function grantTo(
  receiver: Resource,
  kind: 'function' | 'queue',
  service: string,
  source: string,
  scope: Scope,
): { readonly name: string; readonly resources: string } {
  const { logicalId } = receiver;
  const isAccount = source === '!Ref AWS::AccountId';
  if (kind === 'function') {
    const name = freeName(`${logicalId}Permission`, scope);
    const property = isAccount ? 'SourceAccount' : 'SourceArn';
    return { name, resources: `${invokePermission(name, receiver, service)}    ${property}: ${source}\n` };
  }
  const name = freeName(`${logicalId}Policy`, scope);
  const policy = queuePolicy(name, logicalId, service, source, receiver);
  const ofAccount = policy.replace('ArnEquals', 'StringEquals').replace('aws:SourceArn', 'aws:SourceAccount');
  return { name, resources: isAccount ? ofAccount : policy };
}
