import { enumerated } from '../../../text/enumerated';
import {
  type Check,
  type Finding,
  type Fix,
  finding,
  items,
  type Property,
  property,
  type Resource,
  remove,
  replace,
  type Scope,
} from '../../api';
import { keyAt } from '../support/keys';
import { kindOf, machineTypes } from './machine';

/** The properties that a definition can come in, one of them. */
const forms: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::StepFunctions::StateMachine', ['Definition', 'DefinitionString', 'DefinitionS3Location']],
  ['AWS::Serverless::StateMachine', ['Definition', 'DefinitionUri']],
]);

/**
 * A state machine without a definition or with two, and an Express workflow that leaves nothing to look at.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html
 */
export const machineProperties: Check = {
  ids: ['sfn-definition', 'sfn-logging-express'],
  types: machineTypes,
  check: (resource, scope) => [...definition(resource, scope), ...logging(resource, scope)],
};

function definition(resource: Resource, scope: Scope): readonly Finding[] {
  const properties = forms.get(resource.type) ?? [];
  const states = properties.map(name => ({ name, state: property(resource, name, scope) }));
  if (states.some(({ state }) => state.kind === 'open')) return [];
  const [first, second] = states.filter(({ state }) => state.isSet);
  if (first !== undefined && second === undefined) return [];
  const choice = enumerated(properties, 'or');
  if (first === undefined || second === undefined) {
    const message = `${resource.logicalId} has no definition, but a state machine needs one. Set ${choice}.`;
    return [finding('sfn-definition', 'error', resource.key, message)];
  }
  const message = `${second.name} and ${first.name} are set, but a state machine has one definition. Keep ${choice}.`;
  const fixes = [second, first].map(({ name }) => remove(resource, name));
  const place = keyAt(resource, second.name, scope) ?? resource.key;
  return [finding('sfn-definition', 'error', place, message, [], fixes)];
}

function logging(resource: Resource, scope: Scope): readonly Finding[] {
  if (kindOf(resource, scope) !== 'EXPRESS') return [];
  const name = resource.type === 'AWS::Serverless::StateMachine' ? 'Logging' : 'LoggingConfiguration';
  if (property(resource, name, scope).kind !== 'absent') return [];
  const message =
    `${resource.logicalId} is an Express workflow without logs, so its runs leave no history. ` +
    `Set ${name}, for errors at least.`;
  return [finding('sfn-logging-express', 'hint', resource.key, message)];
}

/**
 * Weights of an alias that don't make up a whole.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachineAlias.html
 */
export const aliasWeights: Check = {
  ids: ['sfn-alias-sum'],
  types: ['AWS::StepFunctions::StateMachineAlias'],
  check(resource, scope) {
    const routes = property(resource, 'RoutingConfiguration', scope);
    const weights = items(routes, scope)?.map(route => property(route, 'Weight', scope));
    if (routes.key === undefined || weights === undefined) return [];
    const sum = weights.reduce((before, { number = Number.NaN }) => before + number, 0);
    if (sum === 100 || Number.isNaN(sum)) return [];
    const message = `The weights add up to ${sum}`;
    return [finding('sfn-alias-sum', 'error', routes.key, message, [], completing(weights.at(-1), sum))];
  },
};

/** The last weight is what the others leave, where they leave anything. */
function completing(last: Property | undefined, sum: number): readonly Fix[] {
  if (last?.kind !== 'one') return [];
  const rest = 100 - sum + (last.number ?? Number.NaN);
  return rest >= 0 && rest <= 100 ? [replace(last.node, String(rest))] : [];
}
