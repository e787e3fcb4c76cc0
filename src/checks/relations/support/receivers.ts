import type { Node } from '../../../syntax/tree';
import type { Resource, Scope } from '../../api';
import { functionAt, isFunction } from './functions';
import { resourceNamed } from './named';

/** What a service sends to, or reads, as it does with the objects of a bucket. */
export type ReceiverKind = 'function' | 'queue' | 'topic' | 'bucket' | 'objects' | 'log-group';

interface Receiver {
  /** Its type; a function has several, and aliases. */
  readonly type: string | undefined;
  /** What a policy has to allow. */
  readonly action: string;
  /** The types of policies that let services in. */
  readonly policies: readonly string[];
}

export const receivers: Readonly<Record<ReceiverKind, Receiver>> = {
  function: {
    type: undefined,
    action: 'lambda:InvokeFunction',
    policies: ['AWS::Lambda::Permission', 'AWS::Lambda::ResourcePolicy'],
  },
  queue: {
    type: 'AWS::SQS::Queue',
    action: 'sqs:SendMessage',
    policies: ['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'],
  },
  topic: {
    type: 'AWS::SNS::Topic',
    action: 'sns:Publish',
    policies: ['AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy'],
  },
  bucket: {
    type: 'AWS::S3::Bucket',
    action: 's3:PutObject',
    policies: ['AWS::S3::BucketPolicy'],
  },
  objects: {
    type: 'AWS::S3::Bucket',
    action: 's3:GetObject',
    policies: ['AWS::S3::BucketPolicy'],
  },
  // Its policies are the account's, and name groups in their text.
  'log-group': {
    type: 'AWS::Logs::LogGroup',
    action: 'logs:PutLogEvents',
    policies: ['AWS::Logs::ResourcePolicy'],
  },
};

/** The receiver that a value names, where it is in the template. */
export function receiverAt(node: Node, kind: ReceiverKind, scope: Scope): Resource | undefined {
  if (kind === 'function') return functionAt(node, scope) ?? functionIn(node, scope);
  const resource = resourceNamed(node, scope);
  return resource?.type === receivers[kind].type ? resource : undefined;
}

/** In a longer text, such as the address that an API calls, the only function that it names. */
function functionIn(node: Node, scope: Scope): Resource | undefined {
  const resource = resourceNamed(node, scope);
  return resource !== undefined && isFunction(resource) ? resource : undefined;
}
