import {
  type Check,
  type Finding,
  finding,
  items,
  type One,
  property,
  put,
  putAll,
  type Resource,
  type Scope,
} from '../../api';

/**
 * A task for Fargate has a size of its own, has a network of its own, and no host to mount anything from.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 */
export const fargateTasks: Check = {
  ids: ['fargate-cpu-mem', 'fargate-placement'],
  types: ['AWS::ECS::TaskDefinition'],
  check(task, scope) {
    const list = property(task, 'RequiresCompatibilities', scope);
    const fargate = items(list, scope)?.find(item => item.text === 'FARGATE');
    if (fargate === undefined || property(task, 'ContainerDefinitions', scope).kind === 'absent') return [];
    return [...withoutSize(task, fargate, scope), ...withoutNetwork(task, fargate, scope), ...onHost(task, scope)];
  },
};

function withoutSize(task: Resource, fargate: One, scope: Scope): readonly Finding[] {
  const missing = (['Cpu', 'Memory'] as const).filter(name => property(task, name, scope).kind === 'absent');
  if (missing.length === 0) return [];
  const amounts = { Cpu: amountAt(task, 'Cpu', scope), Memory: amountAt(task, 'Memory', scope) };
  const least = { Cpu: unitsFor(amounts.Memory), Memory: 2 * Math.max(amounts.Cpu, smallest) };
  const wanted = missing.map(name => [name, String(least[name])] as const);
  const message = `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing, but a task on Fargate needs its own size. Add ${wanted.map(([name, value]) => `${name}: ${value}`).join(' and ')}, or more.`;
  return [finding('fargate-cpu-mem', 'error', fargate.place, message, [], [putAll(task, wanted)])];
}

const smallest = 256;

/** In CPU units or MiB, which can be written as vCPU and GB too; 0 where it isn't known. */
export function amountAt(task: Resource, name: string, scope: Scope): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?|\.\d+) *(vcpu|gb)?$/i.exec(property(task, name, scope).text ?? '') ?? [];
  return Number(number ?? 0) * (unit === undefined ? 1 : 1024);
}

/** The least CPU units that so much memory goes with: of each size it is eight times as much at most, or a bit less. */
function unitsFor(memory: number): number {
  let units = smallest;
  while (memory > units * (units < 4096 ? 8 : 7.5) && units < 32_768) units *= 2;
  return units;
}

/** Another mode is a row of the note. */
function withoutNetwork(task: Resource, fargate: One, scope: Scope): readonly Finding[] {
  if (property(task, 'NetworkMode', scope).kind !== 'absent') return [];
  const message = 'NetworkMode is missing, but tasks on Fargate need awsvpc. Add NetworkMode: awsvpc.';
  const fixes = [put(task, 'NetworkMode', 'awsvpc')];
  return [finding('fargate-placement', 'error', fargate.place, message, [], fixes)];
}

function onHost(task: Resource, scope: Scope): readonly Finding[] {
  const volumes = items(property(task, 'Volumes', scope), scope) ?? [];
  return volumes.flatMap(volume => {
    const path = property(volume, 'Host.SourcePath', scope);
    if (path.kind !== 'one') return [];
    const message =
      "SourcePath is a folder of the host, but Fargate gives no access to hosts. Remove it to use the task's own storage, or mount EFS.";
    return [finding('fargate-placement', 'error', path.place, message)];
  });
}
