import { quantity } from '../../../knowledge/quantity';
import { entryOf } from '../../../syntax/tree';
import { type Check, type Finding, finding, isSet, property, type Resource, type Scope, target } from '../../api';
import { booleanIn, type Fixed, fixedAt, memberOf, numberIn, placeOf, textOf } from '../support/fixed';

/**
 * ECS Exec reaches a container with the credentials of the task's role.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
 */
export const execRole: Check = {
  ids: ['ecs-exec-role'],
  types: ['AWS::ECS::Service'],
  check(service, scope) {
    const enabled = fixedAt(service, 'EnableExecuteCommand', scope);
    const id = entryOf(service.properties, 'TaskDefinition')?.value;
    const task = id && target(id, scope)?.resource;
    if (!enabled || booleanIn(enabled) !== true || task?.type !== 'AWS::ECS::TaskDefinition') return [];
    if (fixedAt(task, 'TaskRoleArn', scope) !== null) return [];
    const message = `EnableExecuteCommand needs a task role, but ${task.logicalId} has no TaskRoleArn`;
    return [
      finding('ecs-exec-role', 'error', placeOf(enabled), message, [
        { at: task.key, message: 'The task definition without TaskRoleArn.' },
      ]),
    ];
  },
};

const mostMinutes = 33 * 60;

/**
 * The block of a strategy needs that strategy, and CloudFormation waits 33 hours for a deployment at most.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-service-linearconfiguration.html
 */
export const strategies: Check = {
  ids: ['ecs-canary'],
  types: ['AWS::ECS::Service'],
  check(service, scope) {
    const configuration = fixedAt(service, 'DeploymentConfiguration', scope);
    if (!configuration) return [];
    const strategy = memberOf(configuration, 'Strategy', scope);
    if (strategy === null) return withoutStrategy(configuration, scope);
    return tooLong(configuration, textOf(strategy), scope);
  },
};

function withoutStrategy(configuration: Fixed, scope: Scope): readonly Finding[] {
  return ['CANARY', 'LINEAR'].flatMap(name => {
    const block = memberOf(configuration, `${name[0]}${name.slice(1).toLowerCase()}Configuration`, scope);
    if (!block?.key) return [];
    const message = `${block.key.value} needs Strategy ${name}, but without Strategy a deployment is rolling. Add Strategy: ${name}.`;
    return [finding('ecs-canary', 'warning', block.key, message)];
  });
}

function tooLong(configuration: Fixed, strategy: string | undefined, scope: Scope): readonly Finding[] {
  const [at, minutes] = (strategy === 'LINEAR' ? linear : strategy === 'CANARY' ? canary : none)(configuration, scope);
  const last = numberIn(memberOf(configuration, 'BakeTimeInMinutes', scope)) ?? 0;
  if (at === undefined || minutes + last <= mostMinutes) return [];
  const message = `The deployment takes at least ${quantity(minutes + last, 'minutes')}, but CloudFormation allows ${quantity(mostMinutes, 'minutes')} (33 h). Take larger steps, or wait less after each.`;
  return [finding('ecs-canary', 'error', placeOf(at), message)];
}

type Duration = readonly [at: Fixed | undefined, minutes: number];

function linear(configuration: Fixed, scope: Scope): Duration {
  const block = memberOf(configuration, 'LinearConfiguration', scope);
  const wait = memberOf(block, 'StepBakeTimeInMinutes', scope);
  const percent = numberIn(memberOf(block, 'StepPercent', scope));
  const minutes = numberIn(wait);
  if (!wait || minutes === undefined || percent === undefined) return none();
  // Numbers outside their own ranges are rows of the note.
  if (percent < 3 || percent > 100 || minutes > 1440) return none();
  // Nothing is waited for after the step that makes it whole.
  return [wait, minutes * (Number.isInteger(100 / percent) ? 100 / percent - 1 : Math.floor(100 / percent))];
}

function canary(configuration: Fixed, scope: Scope): Duration {
  const wait = memberOf(memberOf(configuration, 'CanaryConfiguration', scope), 'CanaryBakeTimeInMinutes', scope);
  const minutes = numberIn(wait);
  return wait && minutes !== undefined ? [wait, minutes] : none();
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
    const launch = fixedAt(service, 'LaunchType', scope);
    // With a controller of its own, a service may leave all this to its task sets.
    if (!launch || textOf(launch) !== 'FARGATE' || fixedAt(service, 'DeploymentController', scope) !== null) return [];
    return [
      ...withoutNetwork(service, launch, scope),
      ...withRole(service, scope),
      ...otherMode(service, launch, scope),
    ];
  },
};

/** A task that is said to be for Fargate has this checked by itself. */
function otherMode(service: Resource, launch: Fixed, scope: Scope): readonly Finding[] {
  const id = entryOf(service.properties, 'TaskDefinition')?.value;
  const task = id && target(id, scope)?.resource;
  if (task?.type !== 'AWS::ECS::TaskDefinition') return [];
  const there = scope;
  const [mode, list] = ['NetworkMode', 'RequiresCompatibilities'].map(name => fixedAt(task, name, there));
  if (mode === undefined || list !== null || textOf(mode) === 'awsvpc') return [];
  const message = `${task.logicalId} has ${mode === null ? 'no NetworkMode' : `the network mode ${textOf(mode)}`}, but Fargate needs awsvpc. Set its NetworkMode to awsvpc.`;
  const related = [{ at: mode?.written ?? task.key, message: 'The task definition.' }];
  return [finding('fargate-placement', 'error', placeOf(launch), message, related)];
}

function withoutNetwork(service: Resource, launch: Fixed, scope: Scope): readonly Finding[] {
  // A service without a task is still being written.
  if (fixedAt(service, 'TaskDefinition', scope) === null) return [];
  if (fixedAt(service, 'NetworkConfiguration', scope) !== null) return [];
  const message =
    'The service has no NetworkConfiguration, but tasks on Fargate need subnets. Add NetworkConfiguration with AwsvpcConfiguration.';
  return [finding('fargate-placement', 'error', placeOf(launch), message)];
}

function withRole(service: Resource, scope: Scope): readonly Finding[] {
  const role = entryOf(service.properties, 'Role');
  if (role === undefined || !isSet(property(service, 'Role', scope))) return [];
  const message = 'Role is set, but a service in network mode awsvpc must use the service-linked role. Remove it.';
  return [finding('fargate-placement', 'error', placeOf({ key: role.key, written: role.value }), message)];
}
