import { quantity } from '../../../knowledge/quantity';
import { valueOf } from '../../../syntax/tree';
import { stringOf } from '../../../template/model/scalars';
import { characters, leastJsonSize } from '../../../template/values/jsonSize';
import { type Check, type Finding, finding } from '../../api';
import { isNear } from '../support/near';
import { numbers } from '../support/numbers';
import { type Machine, machineOf, machineTypes } from './machine';
import { beyondExecution } from './seconds';
import { type State, statesOf } from './states';
import { waitsForEver, waitsInExpress } from './waiting';

const most = { ...numbers['sfn-definition'], ...numbers['sfn-state-name'] };

/**
 * What is inside of a state machine's definition, be it an object or JSON as text.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export const definitions: Check = {
  ids: ['sfn-express-token', 'sfn-timeout-year', 'sfn-approval-no-timeout', 'sfn-state-name', 'sfn-definition'],
  types: machineTypes,
  check(resource, scope) {
    const machine = machineOf(resource, scope);
    if (machine === undefined) return [];
    const states = statesOf(machine.definition);
    return [
      ...size(machine),
      ...beyondExecution(machine, states, scope),
      ...states.flatMap(state => [
        ...waitsInExpress(state, machine, scope),
        ...waitsForEver(state, machine, scope),
        ...names(state),
      ]),
    ];
  },
};

function size({ definition, key }: Machine): readonly Finding[] {
  const length = leastJsonSize(definition, characters);
  if (!isNear(length, most.length)) return [];
  const message = `The definition has ${quantity(length, 'characters')} as JSON, but a state machine has at most ${quantity(most.length, undefined)}. {part}`;
  return [finding('sfn-definition', length > most.length ? 'error' : 'hint', key, message)];
}

function names({ name, body }: State): readonly Finding[] {
  const label = valueOf(body, 'Label');
  const text = label && stringOf(label);
  const found: Finding[] = [];
  if ([...name.value].length > most.name) {
    const message = `The name has ${[...name.value].length} characters, but a state's name has at most ${most.name}. Shorten it, and use Comment for the rest.`;
    found.push(finding('sfn-state-name', 'error', name, message));
  }
  if (label !== undefined && text !== undefined && [...text].length > most.label) {
    const message = `Label has ${[...text].length} characters, but the label of a distributed Map has at most ${most.label}. Shorten it.`;
    found.push(finding('sfn-state-name', 'error', label, message));
  }
  return found;
}
