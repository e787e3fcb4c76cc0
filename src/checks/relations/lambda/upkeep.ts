import { valueOf } from '../../../syntax/tree';
import { stringOf } from '../../../template/model/scalars';
import type { Resource } from '../../../template/model/template';
import { customResource } from '../../../template/model/typeIndex';
import type { Scope } from '../../../template/worlds/scope';
import { type Check, certain, finding, type GroupCheck, isSet, target } from '../../findings/check';
import type { Finding } from '../../findings/finding';
import { put } from '../../findings/fix';
import { writtenText } from '../support/arns';
import { isWhole } from '../support/completeness';
import { isCalledByCloudFormation, isForTests } from '../support/deployment';
import { runsAtEdge } from '../support/edge';
import { entriesOf, fixedAt, itemsOf } from '../support/fixed';
import { functionTypes } from '../support/functions';
import { mentionsIn } from '../support/mentions';

/** What switches tracing on, and the property that it is in. */
const switches: ReadonlyMap<string, { readonly property: string; readonly path: string; readonly value: string }> =
  new Map([
    ['AWS::Lambda::Function', { property: 'TracingConfig', path: 'TracingConfig.Mode', value: 'Active' }],
    ['AWS::Serverless::Function', { property: 'Tracing', path: 'Tracing', value: 'Active' }],
    [
      'AWS::StepFunctions::StateMachine',
      { property: 'TracingConfiguration', path: 'TracingConfiguration.Enabled', value: 'true' },
    ],
    ['AWS::Serverless::StateMachine', { property: 'Tracing', path: 'Tracing.Enabled', value: 'true' }],
    ['AWS::ApiGateway::Stage', { property: 'TracingEnabled', path: 'TracingEnabled', value: 'true' }],
    ['AWS::Serverless::Api', { property: 'TracingEnabled', path: 'TracingEnabled', value: 'true' }],
  ]);

/**
 * Functions, state machines and APIs without traces.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
 */
export const tracing: Check = {
  ids: ['xray-tracing'],
  types: [...switches.keys()],
  check(resource, scope) {
    const tracing = switches.get(resource.type);
    if (tracing === undefined || isSet(resource, tracing.property, scope) !== false) return [];
    if (runsAtEdge(resource, scope) || isCalledByCloudFormation(resource, scope)) return [];
    if (mayHaveTracer(resource, scope)) return [];
    const wayOut = `Set ${tracing.path} to ${tracing.value}`;
    const message = `${resource.logicalId} isn't traced, so slow steps of a request can't be found. ${wayOut}.`;
    const fixes = isReadyToTrace(resource, scope) ? [put(resource, tracing.path, tracing.value, wayOut)] : [];
    return [finding('xray-tracing', 'hint', resource.key, message, [], fixes)];
  },
};

/** Variables that start or set up a tracer which comes with a layer or the code. */
const tracerVariables = /^(?:AWS_LAMBDA_EXEC_WRAPPER$|OTEL_|DD_|NEW_RELIC_|DT_|LUMIGO_|SENTRY_|ELASTIC_APM_|SPLUNK_)/;

/** Whether something else may trace a function: a layer from elsewhere, a wrapper around the runtime. */
function mayHaveTracer(resource: Resource, scope: Scope): boolean {
  if (!functionTypes.includes(resource.type)) return false;
  const layers = itemsOf(fixedAt(resource, 'Layers', scope), scope);
  if (layers === undefined || !layers.every(({ written }) => target(written, scope) !== undefined)) return true;
  const variables = fixedAt(resource, 'Environment.Variables', scope);
  return entriesOf(variables)?.every(({ key }) => !tracerVariables.test(key.value)) !== true;
}

/** Where nothing else is needed: a role of one's own must be allowed to write traces first. */
function isReadyToTrace(resource: Resource, scope: Scope): boolean {
  if (resource.type.endsWith('Stage') || resource.type.endsWith('Api')) return true;
  return resource.type.startsWith('AWS::Serverless::') && isSet(resource, 'Role', scope) === false;
}

/** The CDK sets the retention of Lambda's own group with a custom resource. */
const groupTypes = ['AWS::Logs::LogGroup', customResource];

/**
 * Functions whose logs are kept for ever, in a group that Lambda makes.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
 */
export const logRetention: GroupCheck = {
  ids: ['lambda-log-retention'],
  check(scope) {
    if (!isWhole(scope)) return [];
    const functions = functionTypes.flatMap(type => scope.list(type, ungrouped));
    if (functions.length === 0) return [];
    const groups = groupTypes.flatMap(type => scope.resourcesOfType(type)).map(group => scope.of(group, groupNameOf));
    const mentioned = new Set(groups.flatMap(({ mentions }) => mentions));
    const texts = new Set(groups.map(({ text }) => text));
    return functions.flatMap(({ logicalId, name, findings }) => {
      const hasGroup = mentioned.has(logicalId) || (name !== undefined && texts.has(name));
      return hasGroup ? [] : findings;
    });
  },
};

interface Ungrouped {
  readonly logicalId: string;
  readonly name: string | undefined;
  readonly findings: readonly Finding[];
}

/** A function, with what is to be said of it where the template has no group for it. */
function ungrouped(resource: Resource, scope: Scope): readonly Ungrouped[] {
  const findings = checkFunction(resource, scope);
  if (findings.length === 0) return [];
  return [{ logicalId: resource.logicalId, name: nameOf(resource, scope), findings }];
}

function groupNameOf({ properties }: Resource) {
  const name = valueOf(properties, 'LogGroupName');
  return { mentions: name === undefined ? [] : mentionsIn(name), text: name && writtenText(name) };
}

/** The group's name by Lambda's rule; nothing for a function whose name isn't told. */
function nameOf(resource: Resource, scope: Scope): string | undefined {
  const name = valueOf(resource.properties, 'FunctionName');
  const text = name === undefined ? undefined : (writtenText(name) ?? textOf(resource, scope));
  return text === undefined ? undefined : `/aws/lambda/${text}`;
}

function textOf(resource: Resource, scope: Scope): string | undefined {
  const value = certain(resource, 'FunctionName', scope)?.node;
  return value && stringOf(value);
}

function checkFunction(resource: Resource, scope: Scope): readonly Finding[] {
  if (isSet(resource, 'LoggingConfig.LogGroup', scope) !== false || runsAtEdge(resource, scope)) return [];
  if (isForTests(resource, scope)) return [];
  const message = `${resource.logicalId} has no log group here, so Lambda creates one that never expires.`;
  const title = `Give ${resource.logicalId} a log group with retention`;
  const change = { kind: 'connect', pattern: 'log-group', logicalId: resource.logicalId } as const;
  // The pattern sets LoggingConfig, and leaves alone what is there already.
  const isText = resource.properties !== undefined && resource.properties.kind !== 'mapping';
  const isFree = !isText && !resource.isLooped && isSet(resource, 'LoggingConfig', scope) === false;
  const fixes = isFree ? [{ title, change }] : [];
  return [finding('lambda-log-retention', 'hint', resource.key, message, [], fixes)];
}
