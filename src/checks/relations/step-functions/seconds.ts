import { quantity, quantityInWords } from '../../../knowledge/quantity';
import type { Node } from '../../../syntax/tree';
import { valueOf } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { numberOf } from '../../../template/model/scalars';
import { possibleValues } from '../../../template/values/values';
import { type Finding, finding, replace, type Scope } from '../../api';
import { numbers } from '../support/numbers';
import type { Machine } from './machine';
import { fieldOf, type State } from './states';

/** How many seconds an execution lasts. */
const { standard, express } = numbers['sfn-timeout-year'];
const longest = { STANDARD: standard, EXPRESS: express };

/** Times that an execution does not live to see; one of unknown kind may be a Standard one, which lives longest. */
export function beyondExecution(machine: Machine, states: readonly State[], scope: Scope): readonly Finding[] {
  const all = [...checkField(machine.definition, 'TimeoutSeconds', machine, scope)];
  for (const { body, isApart } of states) {
    if (isApart) continue;
    const isWait = fieldOf(body, 'Type') === 'Wait';
    const fields = isWait ? ['Seconds'] : ['TimeoutSeconds', 'HeartbeatSeconds'];
    all.push(...fields.flatMap(field => checkField(body, field, machine, scope)));
  }
  return all;
}

function checkField(holder: Node, field: string, { kind = 'STANDARD' }: Machine, scope: Scope): readonly Finding[] {
  const node = valueOf(holder, field);
  if (node === undefined) return [];
  const [first, ...others] = possibleValues(node, scope).known.flatMap(({ node }) => {
    const seconds = numberOf(node);
    return seconds !== undefined && seconds > longest[kind] ? [{ seconds, node }] : [];
  });
  if (first === undefined) return [];
  const reason =
    kind === 'EXPRESS'
      ? `an Express workflow stops after ${quantityInWords(express, 'seconds')}. {express}`
      : `a Standard workflow stops after ${quantity(standard, 'seconds')} (1 year). {standard}`;
  const message = `${field} is ${quantity(first.seconds, 'seconds')}, but ${reason}`;
  const nearest = replace(first.node, String(longest[kind]), quantity(longest[kind], 'seconds'));
  const place = callOf(node)?.name === 'Fn::If' ? first.node : node;
  return [finding('sfn-timeout-year', 'warning', place, message, [], others.length === 0 ? [nearest] : [])];
}
