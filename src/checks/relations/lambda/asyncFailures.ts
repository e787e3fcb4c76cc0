import { valueOf } from '../../../syntax/tree';
import { sitesOf } from '../../../template/read/sites';
import {
  type Finding,
  type Fix,
  finding,
  type GroupCheck,
  isWhole,
  property,
  put,
  type Resource,
  type Scope,
} from '../../api';
import { eventsOf } from '../support/events';
import { functionAt, ownerOf } from '../support/functions';

/**
 * SAM events that invoke a function without waiting for it. A schedule's event holds nothing that could be lost, and
 * the next one comes. Source: Lambda developer guide, "Asynchronous invocation".
 */
const events = new Set(['S3', 'SNS', 'EventBridgeRule', 'CloudWatchEvent']);

/** Where other resources name a function that they invoke so, and how they keep what isn't delivered. */
const invokers: ReadonlyMap<string, Invoker> = new Map([
  ['AWS::SNS::Subscription', { at: [], name: 'Endpoint', keep: 'RedrivePolicy' }],
  ['AWS::SNS::Topic', { at: ['Subscription', '*'], name: 'Endpoint' }],
  ['AWS::Events::Rule', { at: ['Targets', '*'], name: 'Arn', keep: 'DeadLetterConfig' }],
  ['AWS::S3::Bucket', { at: ['NotificationConfiguration', 'LambdaConfigurations', '*'], name: 'Function' }],
]);

interface Invoker {
  readonly at: readonly string[];
  readonly name: string;
  readonly keep?: string;
}

/**
 * Functions that are invoked asynchronously and leave nothing behind of an event that they fail to handle.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export const asyncFailures: GroupCheck = {
  ids: ['lambda-async-no-dest'],
  check(scope) {
    if (!isWhole(scope)) return [];
    const invoked = new Set([...invokedByOthers(scope), ...invokedByEvents(scope)]);
    if (invoked.size === 0) return [];
    const configured = new Set(
      scope.resourcesOfType('AWS::Lambda::EventInvokeConfig').map(one => scope.of(one, ownerOf)),
    );
    // One that can't be told may be for any function.
    if (configured.has(undefined)) return [];
    return [...invoked].filter(one => !configured.has(one)).flatMap(one => scope.of(one, checkFunction));
  },
};

function checkFunction(resource: Resource, scope: Scope): readonly Finding[] {
  const paths =
    resource.type === 'AWS::Lambda::Function'
      ? ['DeadLetterConfig']
      : ['DeadLetterQueue', 'EventInvokeConfig.DestinationConfig.OnFailure'];
  if (paths.some(path => property(resource, path, scope).kind !== 'absent')) return [];
  const message = `${resource.logicalId} is invoked asynchronously, so events that keep failing are lost.`;
  return [finding('lambda-async-no-dest', 'information', resource.key, message, [], withQueue(resource, scope))];
}

/** Without the name of one SAM makes a queue, and lets a role of its own making write to it. */
function withQueue(resource: Resource, scope: Scope): readonly Fix[] {
  if (resource.type !== 'AWS::Serverless::Function' || property(resource, 'Role', scope).kind !== 'absent') return [];
  const title = `Let SAM make a queue for what ${resource.logicalId} fails to handle`;
  return [put(resource, 'EventInvokeConfig.DestinationConfig.OnFailure.Type', 'SQS', title)];
}

function invokedByOthers(scope: Scope): readonly Resource[] {
  return [...invokers.keys()].flatMap(type => scope.list(type, invokedBy));
}

function invokedBy(resource: Resource, scope: Scope): readonly Resource[] {
  const { type, properties } = resource;
  if (type === 'AWS::Events::Rule' && !property(resource, 'EventPattern', scope).isSet) return [];
  const { at, name, keep } = invokers.get(type) ?? { at: [], name: '' };
  return sitesOf(properties, at, scope).flatMap(({ node }) => {
    const invoked = valueOf(node, name);
    const isKept = keep !== undefined && valueOf(node, keep) !== undefined;
    return invoked === undefined || isKept ? [] : (functionAt(invoked, scope) ?? []);
  });
}

/** A queue between topic and function keeps what fails. */
function invokedByEvents(scope: Scope): readonly Resource[] {
  return scope.list('AWS::Serverless::Function', invokedByEvent);
}

/** The function itself, or nothing. */
function invokedByEvent(one: Resource, scope: Scope): readonly Resource[] {
  const isInvoked = eventsOf(one, scope).some(({ type, properties }) => {
    const isKept = ['SqsSubscription', 'DeadLetterConfig'].some(
      name => property(properties, name, scope).kind !== 'absent',
    );
    return events.has(type ?? '') && !isKept;
  });
  return isInvoked ? [one] : [];
}
