import type { Node } from '../../../syntax/tree';
import { sitesOf } from '../../../template/read/sites';
import { type Check, type Finding, finding, here, type Resource, type Scope, target } from '../../api';
import { isFifo } from '../support/fifo';

/** Where results and failures of asynchronous invocations go. */
const success = 'DestinationConfig.OnSuccess.Destination';
const failure = 'DestinationConfig.OnFailure.Destination';
export const destinationPaths: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::Lambda::EventInvokeConfig', [success, failure]],
  ['AWS::Lambda::Function', ['DeadLetterConfig.TargetArn']],
  [
    'AWS::Serverless::Function',
    [`EventInvokeConfig.${success}`, `EventInvokeConfig.${failure}`, 'DeadLetterQueue.TargetArn'],
  ],
]);

/**
 * Destinations of the template that can't be one: FIFO queues and topics, a bucket for successes.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
export const destinations: Check = {
  ids: ['lambda-dest-types'],
  types: [...destinationPaths.keys()],
  check(resource, scope) {
    return destinationsOf(resource, scope).flatMap(({ node, path, to }) => checkDestination(node, path, to, scope));
  },
};

export interface Destination {
  readonly path: string;
  readonly node: Node;
  readonly to: Resource;
}

/** Those that are resources of the template. */
export function destinationsOf(resource: Resource, scope: Scope): readonly Destination[] {
  return (destinationPaths.get(resource.type) ?? []).flatMap(path =>
    sitesOf(resource.properties, path.split('.'), scope).flatMap(({ node, certain }) => {
      const to = certain ? target(node, scope)?.resource : undefined;
      return to === undefined ? [] : [{ path, node, to }];
    }),
  );
}

function checkDestination(node: Node, path: string, to: Resource, scope: Scope): readonly Finding[] {
  if (to.type === 'AWS::S3::Bucket' && path.endsWith(success)) {
    const message = `${to.logicalId} is a bucket, but a bucket is allowed only for failures. Move it to OnFailure, or choose another destination.`;
    return [finding('lambda-dest-types', 'error', node, message, [{ at: to.key, message: 'The bucket is here.' }])];
  }
  if (isElse(node, to, path, scope)) {
    const message = `${to.logicalId} is of type ${to.type}, but Lambda can't send results there. Use ${choices(path)}.`;
    return [finding('lambda-dest-types', 'error', node, message, [here(to)])];
  }
  const kind = kinds.get(to.type);
  if (kind === undefined || isFifo(to, scope) !== true) return [];
  const message =
    `${to.logicalId} is a FIFO ${kind}, but Lambda sends results only to standard queues and topics. ` +
    `Use a standard ${kind}.`;
  return [finding('lambda-dest-types', 'error', node, message, [{ at: to.key, message: `${to.logicalId} is FIFO.` }])];
}

const kinds: ReadonlyMap<string, string> = new Map([
  ['AWS::SQS::Queue', 'queue'],
  ['AWS::SNS::Topic', 'topic'],
]);

const queuesAndTopics = ['AWS::SQS::', 'AWS::SNS::'];
const allOthers = ['AWS::Lambda::', 'AWS::Serverless::Function', 'AWS::Events::', 'AWS::S3::'];

function isDeadLetter(path: string): boolean {
  return path.endsWith('TargetArn');
}

function choices(path: string): string {
  return isDeadLetter(path)
    ? 'a standard queue or topic'
    : 'a queue, a topic, a function or an event bus, or a bucket for failures';
}

/** Only what is named by its own ARN: an output of a nested stack or a custom resource can be anything. */
function isElse(node: Node, { type }: Resource, path: string, scope: Scope): boolean {
  if (target(node, scope)?.attribute !== 'Arn' || !/^AWS::(?!CloudFormation::)/.test(type)) return false;
  const taken = isDeadLetter(path) ? queuesAndTopics : [...queuesAndTopics, ...allOthers];
  return !taken.some(start => type.startsWith(start));
}
