import type { Fix, Resource, Scope } from '../../api';
import { waitFor } from './dependsOn';
import { freeName } from './mending';
import { ofStreams } from './statements';

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

/** What a policy names a resource by, in YAML; undefined where its ARN isn't known here. */
function arnOf({ type, logicalId }: Resource, [action = '']: readonly string[]): string | undefined {
  if (byRef.has(type)) return `!Ref ${logicalId}`;
  const attribute = ofStreams.test(action) ? 'StreamArn' : 'Arn';
  return byArn.has(type) ? `!GetAtt ${logicalId}.${attribute}` : undefined;
}

const byRef = new Set(
  ['AWS::SNS::Topic', 'AWS::StepFunctions::StateMachine', 'AWS::Serverless::StateMachine'].concat([
    'AWS::SecretsManager::Secret',
  ]),
);
const byArn = new Set(
  ['AWS::Lambda::Function', 'AWS::Serverless::Function', 'AWS::SQS::Queue', 'AWS::Kinesis::Stream'].concat([
    'AWS::Events::EventBus',
    'AWS::KMS::Key',
    'AWS::DynamoDB::Table',
  ]),
);

/** A policy that gives a role rights. */
interface NewPolicy {
  readonly name: string;
  readonly role: string;
  readonly resources: string;
}

/** A policy of its own for a role; undefined where the role isn't there in each case, or can't be named. */
export function rightFor(
  role: Resource | undefined,
  actions: readonly string[],
  on: Resource | undefined,
  scope: Scope,
): NewPolicy | undefined {
  const arn = on === undefined ? '"*"' : arnOf(on, actions);
  const exists = on?.condition === undefined || on.condition === role?.condition;
  if (role === undefined || arn === undefined || !exists || role.isLooped || on?.isLooped) return undefined;
  const name = freeName(`${role.logicalId}Policy`, scope);
  const resources = `${name}:
  Type: AWS::IAM::Policy
${onConditionOf(role)}  Properties:
    PolicyName: ${name}
    Roles:
      - !Ref ${role.logicalId}
    PolicyDocument:
      Version: '2012-10-17'
      Statement:
        - Effect: Allow
          Action:
${actions.map(action => `            - ${action}\n`).join('')}          Resource: ${arn}
`;
  return { name, role: role.logicalId, resources };
}

/** The policy is added, and somebody waits for it; none where that one waits for others already. */
export function withPolicy({ name, role, resources }: NewPolicy, waiting: Resource | undefined): readonly Fix[] {
  const title = `Add a policy to ${role}`;
  const add = { kind: 'add', resources } as const;
  if (waiting === undefined) return [{ title, change: add }];
  const wait = waitFor(waiting, [name]);
  if (wait === undefined || waiting.condition !== undefined) return [];
  return [{ title, change: { kind: 'together', changes: [add, wait] } }];
}
