import { valueOf } from '../../syntax/tree';
import { stringOf } from '../../template/scalars';
import type { Scope } from '../../template/scope';
import type { Resource } from '../../template/template';
import { type Check, certain, finding, type GroupCheck, isSet } from '../check';
import type { Finding } from '../finding';
import { writtenText } from '../support/arns';
import { isWhole } from '../support/completeness';
import { functionTypes } from '../support/functions';
import { mentionsIn } from '../support/mentions';
import { within } from '../support/within';

/** The properties that switch tracing on. */
const tracingPaths: ReadonlyMap<string, string> = new Map([
  ['AWS::Lambda::Function', 'TracingConfig'],
  ['AWS::Serverless::Function', 'Tracing'],
  ['AWS::StepFunctions::StateMachine', 'TracingConfiguration'],
  ['AWS::Serverless::StateMachine', 'Tracing'],
  ['AWS::ApiGateway::Stage', 'TracingEnabled'],
  ['AWS::Serverless::Api', 'TracingEnabled'],
]);

/**
 * Functions, state machines and APIs without traces.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
 */
export const tracing: Check = {
  ids: ['xray-tracing'],
  types: [...tracingPaths.keys()],
  check(resource, scope) {
    const path = tracingPaths.get(resource.type);
    if (path === undefined || isSet(resource, path, scope) !== false) return [];
    const message = `${resource.logicalId} leaves no traces: where a request loses its time can't be seen. Set ${path} to let X-Ray show it.`;
    return [finding('xray-tracing', 'hint', resource.key, message)];
  },
};

/**
 * Functions whose logs are kept for ever, in a group that Lambda makes.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
 */
export const logRetention: GroupCheck = {
  ids: ['lambda-log-retention'],
  check(scope) {
    const functions = functionTypes.flatMap(type => scope.resourcesOfType(type));
    if (functions.length === 0 || !isWhole(scope)) return [];
    const groups = scope
      .resourcesOfType('AWS::Logs::LogGroup')
      .map(({ properties }) => valueOf(properties, 'LogGroupName'));
    const mentioned = new Set(groups.flatMap(name => (name === undefined ? [] : mentionsIn(name))));
    const texts = groups.map(name => (name && writtenText(name)) ?? '');
    return functions.flatMap(one => {
      const hasGroup = mentioned.has(one.logicalId) || texts.some(text => text === nameOf(one, scope));
      return hasGroup ? [] : checkFunction(one, within(one, scope));
    });
  },
};

/** The group's name by Lambda's rule; nothing for a function whose name isn't told. */
function nameOf(resource: Resource, scope: Scope): string | undefined {
  const name = valueOf(resource.properties, 'FunctionName');
  const text = name === undefined ? undefined : (writtenText(name) ?? textOf(resource, scope));
  return text === undefined ? undefined : `/aws/lambda/${text}`;
}

function textOf(resource: Resource, scope: Scope): string | undefined {
  const value = certain(resource, 'FunctionName', within(resource, scope))?.node;
  return value && stringOf(value);
}

function checkFunction(resource: Resource, scope: Scope): readonly Finding[] {
  if (isSet(resource, 'LoggingConfig.LogGroup', scope) !== false) return [];
  const message =
    `${resource.logicalId} has no log group in the template: Lambda makes one that keeps everything for ever. ` +
    'Add an AWS::Logs::LogGroup with RetentionInDays.';
  return [finding('lambda-log-retention', 'hint', resource.key, message)];
}
