import {
  type Check,
  type Finding,
  finding,
  here,
  items,
  type One,
  property,
  type Resource,
  type Scope,
} from '../../api';
import { amountAt } from './fargateTasks';

const code = 'ecs-containers';

/** What a container waits for that ends by itself. */
const ending: ReadonlySet<string> = new Set(['COMPLETE', 'SUCCESS']);

/**
 * The containers of a task fit into it, one of them is essential, and none waits for the end of one that is.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-taskdefinition-containerdependency.html
 */
export const containers: Check = {
  ids: [code],
  types: ['AWS::ECS::TaskDefinition'],
  check(task, scope) {
    const list = items(property(task, 'ContainerDefinitions', scope), scope);
    if (list === undefined || list.length === 0) return [];
    return [
      ...list.flatMap(container => waiting(container, list, scope)),
      ...noneEssential(task, list, scope),
      ...tooMuch(task, list, scope),
    ];
  },
};

/** Those that a container waits for until they end, though the task ends with them. */
function waiting(container: One, list: readonly One[], scope: Scope): readonly Finding[] {
  return (items(property(container, 'DependsOn', scope), scope) ?? []).flatMap(dependency => {
    const condition = property(dependency, 'Condition', scope);
    const name = property(dependency, 'ContainerName', scope).text;
    const other = list.find(one => name !== undefined && property(one, 'Name', scope).text === name);
    if (condition.kind !== 'one' || !ending.has(condition.text ?? '') || other === undefined) return [];
    if (isEssential(other, scope) !== true) return [];
    const message = `Condition is ${condition.text}, but ${name} is essential: the task ends with it. {dependency}`;
    return [finding(code, 'error', condition.place, message, [{ at: other.place, message: `${name} is here.` }])];
  });
}

/** Undefined where the template doesn't tell. */
function isEssential(container: One, scope: Scope): boolean | undefined {
  const essential = property(container, 'Essential', scope);
  return essential.kind === 'absent' ? true : essential.boolean;
}

function noneEssential(task: Resource, list: readonly One[], scope: Scope): readonly Finding[] {
  const [first] = list;
  if (first === undefined || list.some(one => isEssential(one, scope) !== false)) return [];
  const essential = property(first, 'Essential', scope);
  if (essential.kind !== 'one') return [];
  const message = `No container of ${task.logicalId} is essential, but a task needs one. {essential}`;
  return [finding(code, 'error', essential.place, message, [here(task)])];
}

function tooMuch(task: Resource, list: readonly One[], scope: Scope): readonly Finding[] {
  const cpu = property(task, 'Cpu', scope);
  const most = amountAt(task, 'Cpu', scope);
  const sum = list.reduce((all, one) => all + (property(one, 'Cpu', scope).number ?? 0), 0);
  if (cpu.kind !== 'one' || most === 0 || sum <= most) return [];
  const message = `The containers reserve ${sum} CPU units, but ${task.logicalId} has ${most}. {size}`;
  return [finding(code, 'error', cpu.place, message)];
}
