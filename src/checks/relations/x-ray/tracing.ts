import { type Check, finding, items, property, put, type Resource, type Scope, target } from '../../api';
import { isCalledByCloudFormation } from '../support/deployment';
import { runsAtEdge } from '../support/edge';
import { functionTypes } from '../support/functions';

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
    if (tracing === undefined || property(resource, tracing.property, scope).kind !== 'absent') return [];
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
  const layers = items(property(resource, 'Layers', scope), scope);
  if (layers === undefined || !layers.every(({ written }) => target(written, scope) !== undefined)) return true;
  const variables = property(resource, 'Environment.Variables', scope);
  return variables.entries?.every(({ key }) => !tracerVariables.test(key.value)) !== true;
}

/** Where nothing else is needed: a role of one's own must be allowed to write traces first. */
function isReadyToTrace(resource: Resource, scope: Scope): boolean {
  if (resource.type.endsWith('Stage') || resource.type.endsWith('Api')) return true;
  return resource.type.startsWith('AWS::Serverless::') && property(resource, 'Role', scope).kind === 'absent';
}
