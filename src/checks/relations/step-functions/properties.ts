import { entryOf, type Node, valueOf } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { numberOf } from '../../../template/model/scalars';
import { possibleValues } from '../../../template/values/values';
import { enumerated } from '../../../text/enumerated';
import {
  type Check,
  type Finding,
  type Fix,
  finding,
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
    const routes = entryOf(resource.properties, 'RoutingConfiguration');
    if (routes?.value.kind !== 'sequence' || callOf(routes.value) !== undefined) return [];
    const weights = routes.value.items.map(item => {
      const weight = callOf(item) === undefined ? valueOf(item, 'Weight') : undefined;
      const { known, complete, absent } = weight === undefined ? nothing : possibleValues(weight, scope);
      return known.length === 1 && complete && !absent && known[0] !== undefined ? numberOf(known[0].node) : undefined;
    });
    const sum = weights.every(weight => weight !== undefined)
      ? weights.reduce((before, weight) => before + weight, 0)
      : 100;
    if (sum === 100) return [];
    const message = `The weights add up to ${sum}`;
    return [finding('sfn-alias-sum', 'error', routes.key, message, [], completing(routes.value.items, sum, scope))];
  },
};

/** The last weight is what the others leave, where they leave anything. */
function completing(items: readonly Node[], sum: number, scope: Scope): readonly Fix[] {
  const weight = valueOf(items.at(-1) ?? undefined, 'Weight');
  const literal = weight && possibleValues(weight, scope).known[0]?.node;
  const rest = 100 - sum + ((literal && numberOf(literal)) ?? Number.NaN);
  return literal !== undefined && rest >= 0 && rest <= 100 ? [replace(literal, String(rest))] : [];
}

const nothing = { known: [], complete: false, absent: undefined } as const;
