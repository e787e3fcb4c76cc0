import { type Mapping, type Node, type Scalar, valueOf } from '../../../syntax/tree';
import { entriesIn, isOpen, itemsIn, literalOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { nearestChoices } from '../../../text/nearest';
import { type Check, type Finding, finding, rename } from '../../api';
import { machineOf, machineTypes } from './machine';
import { workflowsIn } from './states';

const code = 'sfn-transitions';

/**
 * Each transition leads to a state beside it, and each state but the first is led to.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html
 */
export const transitions: Check = {
  ids: [code],
  types: machineTypes,
  check(resource, scope) {
    const machine = machineOf(resource, scope);
    return machine === undefined ? [] : workflowsIn(machine.definition).flatMap(inWorkflow);
  },
};

/** A place that names the next state. */
interface Transition {
  /** `Next`, `Default` or `StartAt`. */
  readonly field: string;
  readonly to: Node;
  /** The state that it leads out of; undefined for `StartAt`. */
  readonly from: Scalar | undefined;
}

/** States that lead to each other: those of a machine, a branch or a Map. */
function inWorkflow(workflow: Node): readonly Finding[] {
  const states = valueOf(workflow, 'States');
  const entries = entriesIn(states);
  if (entries === undefined || isOpen(states) || isOpen(workflow)) return [];
  const names = entries.map(({ key }) => key.value);
  const start = valueOf(workflow, 'StartAt');
  const all: readonly Transition[] = [
    ...(start === undefined ? [] : [{ field: 'StartAt', to: start, from: undefined }]),
    ...entries.flatMap(({ key, value }) => (value.kind === 'mapping' ? outOf(key, value) : [])),
  ];
  const astray = all.filter(({ to }) => isTold(to) && !names.includes(stringOf(to) ?? ''));
  const broken = [
    ...(start === undefined ? withoutStart(workflow, names) : []),
    ...astray.map(one => toNowhere(one, names)),
    ...entries.flatMap(({ value }) => endless(value)),
    ...entries.flatMap(({ key, value }) => unfinished(key, value)),
  ];
  if (broken.length > 0) return broken;
  // Where one place isn't told, it may lead to any of them.
  const isWhole =
    start !== undefined && all.every(({ to }) => isTold(to)) && !entries.some(({ value }) => isOpen(value));
  return isWhole ? entries.flatMap(({ key }) => (isReached(key, all) ? [] : [unreached(key)])) : [];
}

/** What is spelt nearly so is told there. */
function withoutStart(workflow: Node, [first]: readonly string[]): readonly Finding[] {
  if (first === undefined) return [];
  const keys = (entriesIn(workflow) ?? []).map(({ key }) => key);
  const near = keys.find(({ value }) => nearestChoices(['StartAt'], value).length > 0);
  const at = near ?? keys.find(({ value }) => value === 'States');
  const way = near === undefined ? `Add StartAt: ${first}.` : `Change ${near.value} to StartAt.`;
  const fixes = near === undefined ? [] : [rename(near, 'StartAt')];
  return at === undefined
    ? []
    : [finding(code, 'error', at, `StartAt is missing, so Step Functions refuses the definition. ${way}`, [], fixes)];
}

/** A text that is written out: a substitution of the definition may stand for any state. */
function isTold(node: Node): boolean {
  const text = literalOf(node);
  return text !== undefined && text !== '' && !/[$%{<]/.test(text);
}

function outOf(from: Scalar, state: Mapping): readonly Transition[] {
  const rules = ['Choices', 'Catch'].flatMap(name => itemsIn(valueOf(state, name)) ?? []);
  return [state, ...rules].flatMap(node =>
    ['Next', 'Default'].flatMap(field => {
      const to = valueOf(node, field);
      return to === undefined ? [] : [{ field, to, from }];
    }),
  );
}

/** Each rule of a Choice says where it leads. */
function endless(state: Node): readonly Finding[] {
  return (itemsIn(valueOf(state, 'Choices')) ?? []).flatMap(rule => {
    const [first] = entriesIn(rule) ?? [];
    if (first === undefined || isOpen(rule) || valueOf(rule, 'Next') !== undefined) return [];
    const message =
      'This rule of the Choice has no Next, so Step Functions refuses the definition. Add the state that it leads to.';
    return [finding(code, 'error', first.key, message)];
  });
}

/** What isn't a choice or an end says what comes next, or that nothing does. */
function unfinished(name: Scalar, state: Node): readonly Finding[] {
  const type = valueOf(state, 'Type');
  const isOne = type !== undefined && /^(?:Task|Pass|Wait|Parallel|Map)$/.test(stringOf(type) ?? '');
  if (!isOne || isOpen(state) || ['Next', 'End'].some(field => valueOf(state, field) !== undefined)) return [];
  const message = `${name.value} has neither Next nor End, so Step Functions refuses the definition. Add End: true, or the next state.`;
  return [finding(code, 'error', name, message)];
}

function isReached(name: Scalar, all: readonly Transition[]): boolean {
  return all.some(({ to, from }) => from !== name && stringOf(to) === name.value);
}

function toNowhere({ field, to, from }: Transition, names: readonly string[]): Finding {
  const [meant] = nearestChoices(names, stringOf(to) ?? '');
  const where = from === undefined ? field : `${field} of ${from.value}`;
  const way = meant === undefined ? 'Name a state that stands beside it.' : `Did you mean ${meant}?`;
  return finding(code, 'error', to, `${where} is ${stringOf(to)}, but there is no such state. ${way}`);
}

function unreached(name: Scalar): Finding {
  const message = `No state leads to ${name.value}, so Step Functions refuses the definition. Remove it, or let a state lead to it.`;
  return finding(code, 'error', name, message);
}
