import type { Node } from '../../../syntax/tree';
import { entryOf, valueOf } from '../../../syntax/tree';
import { callOf, isOpen } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { followed, resolved } from '../../../template/read/target';
import { type Finding, finding, put, type Scope, target } from '../../api';
import { writtenText } from '../support/arns';
import { kindPath, type Machine } from './machine';
import { fieldOf, modeOf, type State } from './states';

/** What a Task waits for beyond the answer to its call. */
type Pattern = 'callback' | 'job' | 'activity';

function patternOf(state: State, scope: Scope): { readonly pattern: Pattern; readonly node: Node } | undefined {
  const written = fieldOf(state.body, 'Type') === 'Task' ? valueOf(state.body, 'Resource') : undefined;
  if (written === undefined) return undefined;
  const node = followed(written, scope);
  if (target(node, scope)?.resource.type === 'AWS::StepFunctions::Activity') return { pattern: 'activity', node };
  const text = writtenText(resolved(node, scope)) ?? '';
  if (text.endsWith('.waitForTaskToken')) return { pattern: 'callback', node };
  if (/\.sync(?::\d+)?$/.test(text)) return { pattern: 'job', node };
  return /^arn:[^:]*:states:[^:]*:[^:]*:activity:/.test(text.replaceAll(/\$\{[^{}]*\}/g, 'x'))
    ? { pattern: 'activity', node }
    : undefined;
}

const inWords: Readonly<Record<Pattern, string>> = {
  callback: 'waits for a callback (.waitForTaskToken)',
  job: 'waits for a job (.sync)',
  activity: 'waits for an activity',
};

/** An Express workflow calls and goes on; it can't wait for anything that takes its time. */
export function waitsInExpress(state: State, machine: Machine, scope: Scope): readonly Finding[] {
  if (machine.kind !== 'EXPRESS' || state.isApart) return [];
  const waiting = patternOf(state, scope);
  const mode = modeOf(state.body);
  if (waiting === undefined && mode === undefined) return [];
  const what = waiting === undefined ? 'is a Map in distributed mode' : inWords[waiting.pattern];
  const message = `State ${state.name.value} ${what}`;
  const fix = put(machine.resource, kindPath(machine.resource), 'STANDARD', 'Make it a Standard workflow');
  return [
    finding(
      'sfn-express-token',
      'error',
      waiting?.node ?? mode ?? state.name,
      message,
      [],
      [{ ...fix, replaces: true }],
    ),
  ];
}

const bounds = ['TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath'];

/** A task that waits for somebody: without a bound it waits for a year, without the token in vain. */
export function waitsForEver(state: State, machine: Machine, scope: Scope): readonly Finding[] {
  if (machine.kind !== 'STANDARD') return [];
  const waiting = patternOf(state, scope);
  if (waiting === undefined || waiting.pattern === 'job') return [];
  if (waiting.pattern === 'callback' && lacksToken(state.body)) {
    const message = `State ${state.name.value} waits for a callback, but passes on no task token to answer with. {token}`;
    return [finding('sfn-approval-no-timeout', 'hint', state.name, message)];
  }
  const isBound = bounds.some(name => entryOf(state.body, name) !== undefined);
  if (isBound || entryOf(machine.definition, 'TimeoutSeconds') !== undefined) return [];
  const message = `State ${state.name.value} ${inWords[waiting.pattern]} without a timeout, so it may wait a year. {bound}`;
  return [finding('sfn-approval-no-timeout', 'hint', state.name, message)];
}

/** Only where all that is passed on can be read. */
function lacksToken(state: Node): boolean {
  const parameters = valueOf(state, 'Parameters') ?? valueOf(state, 'Arguments');
  if (parameters === undefined) return !isOpen(state);
  return parameters.kind === 'mapping' && !mayHoldToken(parameters, 0);
}

/** `$$` alone is the whole context, the token included; a variable can hold anything. */
function mayHoldToken(node: Node, depth: number): boolean {
  if (depth > 20 || node.kind === 'opaque' || callOf(node) !== undefined) return true;
  if (node.kind === 'sequence') return node.items.some(item => mayHoldToken(item, depth + 1));
  if (node.kind === 'mapping') return node.entries.some(({ value }) => mayHoldToken(value, depth + 1));
  const text = stringOf(node) ?? '';
  return /Task\.Token|^\$\$(?:\.Task)?$|\{%|\$\{|^\$[A-Za-z]/.test(text);
}
