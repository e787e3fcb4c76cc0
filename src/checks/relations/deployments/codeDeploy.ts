import { quantity } from '../../../knowledge/quantity';
import {
  type Check,
  type Finding,
  finding,
  type One,
  property,
  put,
  type Resource,
  replace,
  type Scope,
  target,
} from '../../api';
import { numbers } from '../support/numbers';

const mostMinutes = numbers['codedeploy-traffic'].minutes;

/**
 * Traffic is moved within two days, in the way that the type names, and never for servers.
 * Source: https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html
 */
export const trafficRouting: Check = {
  ids: ['codedeploy-traffic'],
  types: ['AWS::CodeDeploy::DeploymentConfig'],
  check(config, scope) {
    const routing = property(config, 'TrafficRoutingConfig', scope);
    if (routing.kind !== 'one') return [];
    return [...forServers(config, routing, scope), ...withoutBlock(routing, scope), ...tooSlow(routing, scope)];
  },
};

/** A platform that is named and wrong is a row of the note. */
function forServers(config: Resource, routing: One, scope: Scope): readonly Finding[] {
  if (property(config, 'ComputePlatform', scope).kind !== 'absent' || routing.key === undefined) return [];
  const message =
    'TrafficRoutingConfig needs ComputePlatform Lambda or ECS, but the default is Server. Add ComputePlatform: Lambda or ECS.';
  const fixes = ['Lambda', 'ECS'].map(platform => put(config, 'ComputePlatform', platform));
  return [finding('codedeploy-traffic', 'error', routing.key, message, [], fixes)];
}

function withoutBlock(routing: One, scope: Scope): readonly Finding[] {
  const type = property(routing, 'Type', scope);
  const name = type.text;
  if (type.kind !== 'one' || (name !== 'TimeBasedCanary' && name !== 'TimeBasedLinear')) return [];
  // The block of another type is a row of the note.
  const blocks = ['TimeBasedCanary', 'TimeBasedLinear'].map(block => property(routing, block, scope));
  if (blocks.some(block => block.kind !== 'absent')) return [];
  const message = `Type is ${name}, but the block ${name} with its interval and percentage is missing. Add it, or use the type AllAtOnce.`;
  return [finding('codedeploy-traffic', 'error', type.place, message)];
}

/** From the first shift to the last: the first one waits for nothing. */
function tooSlow(routing: One, scope: Scope): readonly Finding[] {
  const linear = property(routing, 'TimeBasedLinear', scope);
  const interval = property(linear, 'LinearInterval', scope);
  const percentage = property(linear, 'LinearPercentage', scope);
  const [minutes, percent] = [interval.number, percentage.number];
  if (interval.kind !== 'one' || percentage.kind !== 'one' || minutes === undefined || percent === undefined) return [];
  // Numbers outside their own ranges are rows of the note.
  if (percent < 1 || percent > 99 || minutes > mostMinutes) return [];
  const waits = Math.ceil(100 / percent) - 1;
  if (minutes * waits <= mostMinutes) return [];
  const message = `${percent} % every ${minutes} min takes ${quantity(minutes * waits, 'minutes')}, but CodeDeploy allows ${quantity(mostMinutes, 'minutes')} (2 days). Set LinearInterval to ${Math.floor(mostMinutes / waits)} or less, or use larger steps.`;
  return [
    finding(
      'codedeploy-traffic',
      'error',
      interval.place,
      message,
      [{ at: percentage.place, message: 'The size of a step.' }],
      [replace(interval.node, String(Math.floor(mostMinutes / waits)))],
    ),
  ];
}

/**
 * ECS services belong to applications for ECS, and are not deployed by CloudFormation that way.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-codedeploy-deploymentgroup-deploymentstyle.html
 */
export const ecsGroups: Check = {
  ids: ['codedeploy-ecs-bluegreen'],
  types: ['AWS::CodeDeploy::DeploymentGroup'],
  check(group, scope) {
    const services = property(group, 'ECSServices', scope);
    if (services.kind !== 'one' || services.key === undefined) return [];
    const application = applicationOf(group, scope);
    if (application === undefined || platformOf(application, scope) !== 'Server') return [advice(services.key)];
    const message = `ECSServices is set, but application ${application.logicalId} is for servers. {platform}`;
    return [
      finding(
        'codedeploy-ecs-bluegreen',
        'error',
        services.key,
        message,
        [{ at: application.key, message: 'The application.' }],
        [put(application, 'ComputePlatform', 'ECS')],
      ),
    ];
  },
};

function advice(at: Finding['at']): Finding {
  const message = 'CloudFormation creates this group, but starts no blue/green deployment with it. {service}';
  return finding('codedeploy-ecs-bluegreen', 'hint', at, message);
}

function applicationOf(group: Resource, scope: Scope): Resource | undefined {
  const application = target(property(group, 'ApplicationName', scope), scope)?.resource;
  return application?.type === 'AWS::CodeDeploy::Application' ? application : undefined;
}

function platformOf(application: Resource, scope: Scope): string | undefined {
  const platform = property(application, 'ComputePlatform', scope);
  return platform.kind === 'absent' ? 'Server' : platform.text;
}
