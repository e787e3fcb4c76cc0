import { valueOf } from '../../syntax/tree';
import { stringOf } from '../../template/scalars';
import type { Scope } from '../../template/scope';
import { sitesOf } from '../../template/sites';
import type { Resource } from '../../template/template';
import { finding, type GroupCheck, isSet } from '../check';
import type { Finding } from '../finding';
import { isWhole } from '../support/completeness';
import { functionAt } from '../support/functions';

/** SAM events that invoke a function without waiting for it. Source: Lambda developer guide, "Asynchronous invocation". */
const events = new Set(['S3', 'SNS', 'EventBridgeRule', 'CloudWatchEvent', 'Schedule', 'ScheduleV2']);

/** Where other resources name a function that they invoke so. */
const invokers: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::SNS::Subscription', ['Endpoint']],
  ['AWS::Events::Rule', ['Targets', '*', 'Arn']],
  ['AWS::Scheduler::Schedule', ['Target', 'Arn']],
  ['AWS::S3::Bucket', ['NotificationConfiguration', 'LambdaConfigurations', '*', 'Function']],
]);

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
      scope.resourcesOfType('AWS::Lambda::EventInvokeConfig').map(one => scope.of(one, functionOf)),
    );
    // One that can't be told may be for any function.
    if (configured.has(undefined)) return [];
    return [...invoked].filter(one => !configured.has(one)).flatMap(one => scope.of(one, checkFunction));
  },
};

function functionOf({ properties }: Resource, scope: Scope): Resource | undefined {
  const name = valueOf(properties, 'FunctionName');
  return name && functionAt(name, scope);
}

function checkFunction(resource: Resource, scope: Scope): readonly Finding[] {
  const paths =
    resource.type === 'AWS::Lambda::Function'
      ? ['DeadLetterConfig']
      : ['DeadLetterQueue', 'EventInvokeConfig.DestinationConfig.OnFailure'];
  if (paths.some(path => isSet(resource, path, scope) !== false)) return [];
  const message =
    `${resource.logicalId} is invoked asynchronously, and an event that it fails to handle is dropped after the last attempt. ` +
    'Name a destination for failures, or a dead-letter queue.';
  return [finding('lambda-async-no-dest', 'information', resource.key, message)];
}

function invokedByOthers(scope: Scope): readonly Resource[] {
  return [...invokers.keys()].flatMap(type =>
    scope.resourcesOfType(type).flatMap(resource => scope.of(resource, invokedBy)),
  );
}

function invokedBy({ type, properties }: Resource, scope: Scope): readonly Resource[] {
  return sitesOf(properties, invokers.get(type) ?? [], scope).flatMap(({ node }) => functionAt(node, scope) ?? []);
}

/** A queue between topic and function keeps what fails; an event with its own queue shows that failure is seen to. */
function invokedByEvents(scope: Scope): readonly Resource[] {
  return scope.resourcesOfType('AWS::Serverless::Function').filter(one => scope.of(one, isInvokedByEvent));
}

function isInvokedByEvent({ properties }: Resource): boolean {
  const all = valueOf(properties, 'Events');
  if (all?.kind !== 'mapping') return false;
  return all.entries.some(({ value }) => {
    const type = valueOf(value, 'Type');
    const inner = valueOf(value, 'Properties');
    const isKept = ['SqsSubscription', 'DeadLetterConfig'].some(name => valueOf(inner, name) !== undefined);
    return type !== undefined && events.has(stringOf(type) ?? '') && !isKept;
  });
}
