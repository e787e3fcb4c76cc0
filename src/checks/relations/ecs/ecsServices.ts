import { quantity } from '../../../knowledge/quantity';
import {
  type Check,
  type Finding,
  finding,
  items,
  type One,
  property,
  put,
  type Resource,
  remove,
  type Scope,
  target,
} from '../../api';
import { numbers } from '../support/numbers';

/**
 * ECS Exec reaches a container with the credentials of the task's role.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
 */
export const execRole: Check = {
  ids: ['ecs-exec-role'],
  types: ['AWS::ECS::Service'],
  check(service, scope) {
    const enabled = property(service, 'EnableExecuteCommand', scope);
    const task = target(property(service, 'TaskDefinition', scope), scope)?.resource;
    if (enabled.boolean !== true || task?.type !== 'AWS::ECS::TaskDefinition') return [];
    if (property(task, 'TaskRoleArn', scope).kind !== 'absent') return [];
    const message = `EnableExecuteCommand needs a task role, but ${task.logicalId} has no TaskRoleArn`;
    return [
      finding('ecs-exec-role', 'error', enabled.place, message, [
        { at: task.key, message: 'The task definition without TaskRoleArn.' },
      ]),
    ];
  },
};

const mostMinutes = numbers['ecs-canary'].hours * 60;

/**
 * The block of a strategy needs that strategy, and CloudFormation waits 33 hours for a deployment at most.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-service-linearconfiguration.html
 */
export const strategies: Check = {
  ids: ['ecs-canary'],
  types: ['AWS::ECS::Service'],
  check(service, scope) {
    const configuration = property(service, 'DeploymentConfiguration', scope);
    if (configuration.kind !== 'one') return [];
    const strategy = property(configuration, 'Strategy', scope);
    if (strategy.kind === 'absent') return withoutStrategy(service, configuration, scope);
    return tooLong(configuration, strategy.text, scope);
  },
};

function withoutStrategy(service: Resource, configuration: One, scope: Scope): readonly Finding[] {
  return ['CANARY', 'LINEAR'].flatMap(name => {
    const block = property(configuration, `${name[0]}${name.slice(1).toLowerCase()}Configuration`, scope);
    if (block.kind !== 'one' || block.key === undefined) return [];
    const message = `${block.key.value} needs Strategy ${name}, but without Strategy a deployment is rolling. Add Strategy: ${name}.`;
    const fix = put(service, 'DeploymentConfiguration.Strategy', name);
    return [finding('ecs-canary', 'warning', block.key, message, [], [fix])];
  });
}

function tooLong(configuration: One, strategy: string | undefined, scope: Scope): readonly Finding[] {
  const [at, minutes] = (strategy === 'LINEAR' ? linear : strategy === 'CANARY' ? canary : none)(configuration, scope);
  const last = property(configuration, 'BakeTimeInMinutes', scope).number ?? 0;
  if (at === undefined || minutes + last <= mostMinutes) return [];
  const message = `The deployment takes at least ${quantity(minutes + last, 'minutes')}, but CloudFormation allows ${quantity(mostMinutes, 'minutes')} (${numbers['ecs-canary'].hours} h). Take larger steps, or wait less after each.`;
  return [finding('ecs-canary', 'error', at.place, message)];
}

type Duration = readonly [at: One | undefined, minutes: number];

function linear(configuration: One, scope: Scope): Duration {
  const block = property(configuration, 'LinearConfiguration', scope);
  const wait = property(block, 'StepBakeTimeInMinutes', scope);
  const percent = property(block, 'StepPercent', scope).number;
  const minutes = wait.number;
  if (wait.kind !== 'one' || minutes === undefined || percent === undefined) return none();
  // Numbers outside their own ranges are rows of the note.
  if (percent < 3 || percent > 100 || minutes > 1440) return none();
  // Nothing is waited for after the step that makes it whole.
  return [wait, minutes * (Number.isInteger(100 / percent) ? 100 / percent - 1 : Math.floor(100 / percent))];
}

function canary(configuration: One, scope: Scope): Duration {
  const wait = property(configuration, 'CanaryConfiguration.CanaryBakeTimeInMinutes', scope);
  const minutes = wait.number;
  return wait.kind === 'one' && minutes !== undefined ? [wait, minutes] : none();
}

function none(): Duration {
  return [undefined, 0];
}

/**
 * What a service on Fargate needs, and what it can't have.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
 */
export const fargateServices: Check = {
  ids: ['fargate-placement'],
  types: ['AWS::ECS::Service'],
  check(service, scope) {
    const launch = property(service, 'LaunchType', scope);
    // With a controller of its own, a service may leave all this to its task sets.
    if (launch.text !== 'FARGATE' || property(service, 'DeploymentController', scope).kind !== 'absent') return [];
    return [
      ...withoutNetwork(service, launch, scope),
      ...withRole(service, scope),
      ...otherMode(service, launch, scope),
    ];
  },
};

/** A task that is said to be for Fargate has this checked by itself. */
function otherMode(service: Resource, launch: One, scope: Scope): readonly Finding[] {
  const task = target(property(service, 'TaskDefinition', scope), scope)?.resource;
  if (task?.type !== 'AWS::ECS::TaskDefinition') return [];
  const mode = property(task, 'NetworkMode', scope);
  const list = property(task, 'RequiresCompatibilities', scope);
  if (!mode.isKnown || list.kind !== 'absent' || mode.text === 'awsvpc') return [];
  const message = `${task.logicalId} has ${mode.kind === 'absent' ? 'no NetworkMode' : `the network mode ${mode.text}`}, but Fargate needs awsvpc. Set its NetworkMode to awsvpc.`;
  const related = [{ at: mode.kind === 'one' ? mode.written : task.key, message: 'The task definition.' }];
  const fix = put(task, 'NetworkMode', 'awsvpc', `Set NetworkMode of ${task.logicalId} to awsvpc`);
  return [finding('fargate-placement', 'error', launch.place, message, related, [fix])];
}

function withoutNetwork(service: Resource, launch: One, scope: Scope): readonly Finding[] {
  // A service without a task is still being written.
  if (property(service, 'TaskDefinition', scope).kind === 'absent') return [];
  if (property(service, 'NetworkConfiguration', scope).kind !== 'absent') return [];
  const message =
    'The service has no NetworkConfiguration, but tasks on Fargate need subnets. Add NetworkConfiguration with AwsvpcConfiguration.';
  return [finding('fargate-placement', 'error', launch.place, message)];
}

function withRole(service: Resource, scope: Scope): readonly Finding[] {
  const role = property(service, 'Role', scope);
  if (!role.isSet) return [];
  const message = 'Role is set, but a service in network mode awsvpc must use the service-linked role. Remove it.';
  return [finding('fargate-placement', 'error', role.place, message, [], [remove(service, 'Role')])];
}

/**
 * A task ends with its essential containers, so it needs one.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export const essentialContainers: Check = {
  ids: ['ecs-together'],
  types: ['AWS::ECS::TaskDefinition'],
  check(task, scope) {
    const containers = items(property(task, 'ContainerDefinitions', scope), scope) ?? [];
    const flags = containers.map(one => property(one, 'Essential', scope));
    const [first] = flags;
    if (first?.kind !== 'one' || flags.some(one => one.boolean !== false)) return [];
    const message = `No container of ${task.logicalId} is essential, so the deployment fails. Set Essential: true for one of them.`;
    return [finding('ecs-together', 'error', first.place, message)];
  },
};
