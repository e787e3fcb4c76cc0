import type { Knowledge } from '../../knowledge/knowledge';
import type { CheckFact, TaskRight } from '../../knowledge/note';
import { type Node, valueOf } from '../../syntax/tree';
import { followed, resolved } from '../../template/read/target';
import { type Check, type Finding, here, isWhole, lack, type Resource, type Scope } from '../api';
import { type Machine, machineOf, machineTypes } from '../relations/step-functions/machine';
import { fieldOf, statesOf } from '../relations/step-functions/states';
import { substituted } from '../relations/step-functions/substitutions';
import { writtenText } from '../relations/support/arns';
import { mayBeConnected } from '../relations/support/connectors';
import { functionAt } from '../relations/support/functions';
import { rightFor, withPolicy } from '../relations/support/grants';
import { namesIn } from '../relations/support/mentions';
import { type HeldRole, isVital, lackInWords, missingOn, roleAt } from '../relations/support/roles';

/** A state that calls a service. */
interface Task {
  readonly state: string;
  readonly at: Node;
  /** `lambda:invoke`, `states:startExecution.sync`; `lambda` for a function that is named itself. */
  readonly call: string;
  /** What it calls, where that is a resource of the template. */
  readonly named: Resource | undefined;
}

/** Reads the rows on tasks: what the role of a state machine must be allowed to run the states of its definition. */
export function taskChecks({ rules }: Knowledge): readonly Check[] {
  return rules.checks.flatMap(fact => {
    const { tasks = [] } = fact;
    if (tasks.length === 0) return [];
    const check: Check['check'] = (resource, scope) => checkMachine(fact, tasks, resource, scope);
    return [{ ids: [fact.id], types: machineTypes, check }];
  });
}

function checkMachine(fact: CheckFact, rows: readonly TaskRight[], resource: Resource, scope: Scope) {
  const machine = isWhole(scope) ? machineOf(resource, scope) : undefined;
  const path = resource.type === 'AWS::Serverless::StateMachine' ? 'Role' : 'RoleArn';
  const held = machine && roleAt(resource, [path], scope);
  if (machine === undefined || held === undefined || mayBeConnected([resource], scope)) return [];
  return rows.flatMap(row => checkTasks(fact, row, { machine, held }, scope));
}

interface Caller {
  readonly machine: Machine;
  readonly held: HeldRole;
}

/** Told once of all states that need the same. */
function checkTasks(fact: CheckFact, row: TaskRight, { machine, held }: Caller, scope: Scope): readonly Finding[] {
  const refused = tasksOf(machine, row, scope).flatMap(task =>
    missingOn(row, task.named, held, scope).map(missing => ({ task, ...missing })),
  );
  const [first, ...others] = refused;
  if (first === undefined) return [];
  const { task, on, actions } = first;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const who = `State ${task.state}${more} ${others.length === 0 ? 'needs' : 'need'}`;
  const message = `${lackInWords(who, first, held.name)} {allow}`;
  const related = held.role === undefined ? [] : [here(held.role)];
  const right = on === undefined ? undefined : rightFor(held.role, actions, on, scope);
  const fixes = right === undefined || others.length > 0 ? [] : withPolicy(right, undefined);
  return [lack(fact.id, isVital(first, row) ? 'error' : 'warning', task.at, message, related, fixes)];
}

function tasksOf(machine: Machine, row: TaskRight, scope: Scope): readonly Task[] {
  return statesOf(machine.definition).flatMap(({ name, body }) => {
    const written = fieldOf(body, 'Type') === 'Task' ? valueOf(body, 'Resource') : undefined;
    // With credentials, a task runs by another role.
    if (written === undefined || valueOf(body, 'Credentials') !== undefined) return [];
    const call = callIn(written, machine, scope);
    if (call === undefined || !row.call.includes(call)) return [];
    const parameters = valueOf(body, 'Parameters') ?? valueOf(body, 'Arguments');
    const named = call === 'lambda' ? written : valueOf(parameters, row.names ?? '');
    return [{ state: name.value, at: written, call, named: named && resourceAt(named, machine, scope) }];
  });
}

/** Undefined where the template doesn't tell what is called. */
function callIn(written: Node, machine: Machine, scope: Scope): string | undefined {
  const on = resourceAt(written, machine, scope);
  if (on !== undefined)
    return functionAt(substituted(written, machine, scope), scope) === undefined ? undefined : 'lambda';
  const text = (writtenText(resolved(written, scope)) ?? '').replaceAll(/\$\{[^{}]*\}/g, 'x');
  return /^arn:[^:]*:states:[^:]*:[^:]*:((?:aws-sdk:)?\w+:\w+(?:\.sync)?)/.exec(text)?.[1];
}

/** The one resource that a value names, be it through a substitution of the definition. */
function resourceAt(node: Node, machine: Machine, scope: Scope): Resource | undefined {
  const value = substituted(followed(node, scope), machine, scope);
  const direct = functionAt(value, scope);
  if (direct !== undefined) return direct;
  const [first, ...others] = namesIn(value).flatMap(name => scope.resource(name) ?? []);
  return others.length === 0 ? first : undefined;
}
