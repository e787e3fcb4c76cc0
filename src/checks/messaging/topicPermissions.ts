import type { Scope } from '../../template/scope';
import type { Resource } from '../../template/template';
import type { Fix } from '../fix';
import { freeName } from '../support/mending';

/** The queue policy without which a topic's messages don't reach a queue; only for a topic that can be named. */
export function letTopicSend(queue: Resource, topic: Resource | undefined, scope: Scope): readonly Fix[] {
  if (topic === undefined || !areOne(queue, topic)) return [];
  const name = freeName(`${queue.logicalId}Policy`, scope);
  const resources = `${name}:
  Type: AWS::SQS::QueuePolicy
${onItsCondition(queue)}  Properties:
    Queues:
      - !Ref ${queue.logicalId}
    PolicyDocument:
      Version: '2012-10-17'
      Statement:
        - Effect: Allow
          Principal:
            Service: sns.amazonaws.com
          Action: sqs:SendMessage
          Resource: !GetAtt ${queue.logicalId}.Arn
          Condition:
            ArnEquals:
              aws:SourceArn: !Ref ${topic.logicalId}
`;
  return [{ title: `Add a queue policy for ${topic.logicalId}`, change: { kind: 'add', resources } }];
}

/** The permission without which a topic can't invoke a function. */
export function letTopicInvoke(fn: Resource, topic: Resource | undefined, scope: Scope): readonly Fix[] {
  if (topic === undefined || !areOne(fn, topic)) return [];
  const name = freeName(`${fn.logicalId}Permission`, scope);
  const resources = `${name}:
  Type: AWS::Lambda::Permission
${onItsCondition(fn)}  Properties:
    FunctionName: !Ref ${fn.logicalId}
    Action: lambda:InvokeFunction
    Principal: sns.amazonaws.com
    SourceArn: !Ref ${topic.logicalId}
`;
  return [{ title: `Add a permission for ${topic.logicalId}`, change: { kind: 'add', resources } }];
}

/** Each exists once, and there is no condition under which only the other does. */
function areOne(receiver: Resource, topic: Resource): boolean {
  const exists = topic.condition === undefined || topic.condition === receiver.condition;
  return exists && !receiver.isLooped && !topic.isLooped;
}

function onItsCondition({ condition }: Resource): string {
  return condition === undefined ? '' : `  Condition: ${condition}\n`;
}
