import { quantity } from '../../knowledge/quantity';
import type { Node } from '../../syntax/tree';
import { valueOf } from '../../syntax/tree';
import { callOf } from '../../template/intrinsics';
import { numberOf } from '../../template/scalars';
import { finding } from '../check';
import type { Finding } from '../finding';
import { replace } from '../fix';
import type { Machine } from './machine';
import { fieldOf, type State } from './states';

/** How long an execution lasts. Source: Step Functions developer guide, "Service quotas". */
const longest = { STANDARD: 31_536_000, EXPRESS: 300 };

/** Times that an execution doesn't live to see. */
export function beyondExecution(machine: Machine, states: readonly State[]): readonly Finding[] {
  const all = [...checkField(machine.definition, 'TimeoutSeconds', machine)];
  for (const { body, isApart } of states) {
    if (isApart) continue;
    const isWait = fieldOf(body, 'Type') === 'Wait';
    const fields = isWait ? ['Seconds'] : ['TimeoutSeconds', 'HeartbeatSeconds'];
    all.push(...fields.flatMap(field => checkField(body, field, machine)));
  }
  return all;
}

function checkField(holder: Node, field: string, { kind }: Machine): readonly Finding[] {
  const node = valueOf(holder, field);
  const seconds = node === undefined || callOf(node) !== undefined ? undefined : numberOf(node);
  if (node === undefined || seconds === undefined || kind === undefined || seconds <= longest[kind]) return [];
  const reason =
    kind === 'EXPRESS'
      ? 'an Express workflow ends after 300 s (5 min). Shorten it, or use a Standard workflow.'
      : 'a Standard workflow ends after 31,536,000 s (1 year). Shorten it, or start a new execution in time.';
  const message = `${field} is ${quantity(seconds, 'seconds')}; ${reason}`;
  const fixes = [replace(node, String(longest[kind]), quantity(longest[kind], 'seconds'))];
  return [finding('sfn-timeout-year', 'warning', node, message, [], fixes)];
}
