import {
  type Check,
  type Finding,
  finding,
  here,
  items,
  type Property,
  property,
  put,
  type Scope,
  target,
} from '../../api';

/**
 * What a service registers with a target group must be in its task definition.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html
 */
export const loadBalancers: Check = {
  ids: ['ecs-load-balancer-target'],
  types: ['AWS::ECS::Service'],
  check(service, scope) {
    const task = target(property(service, 'TaskDefinition', scope), scope)?.resource;
    if (task?.type !== 'AWS::ECS::TaskDefinition' || service.isLooped) return [];
    const containers = items(property(task, 'ContainerDefinitions', scope), scope);
    const isAwsvpc = property(task, 'NetworkMode', scope).text === 'awsvpc';
    return (items(property(service, 'LoadBalancers', scope), scope) ?? []).flatMap(one => [
      ...(containers === undefined ? [] : withoutContainer(one, containers, task.logicalId, scope)),
      ...(isAwsvpc ? withInstances(one, scope) : []),
    ]);
  },
};

function withoutContainer(one: Property, containers: readonly Property[], task: string, scope: Scope) {
  const [name, port] = ['ContainerName', 'ContainerPort'].map(key => property(one, key, scope));
  const names = containers.map(container => property(container, 'Name', scope).text);
  if (name?.kind !== 'one' || name.text === undefined || names.includes(undefined)) return [];
  const container = containers[names.indexOf(name.text)];
  if (container === undefined) {
    const message = `${task} has no container ${name.text}, so ECS refuses the service. {container}`;
    return [finding('ecs-load-balancer-target', 'error', name.written, message)];
  }
  return port === undefined ? [] : withoutPort(name.text, port, container, scope);
}

function withoutPort(name: string, port: Property, container: Property, scope: Scope): readonly Finding[] {
  const mappings = items(property(container, 'PortMappings', scope), scope);
  const ports = mappings?.map(mapping => property(mapping, 'ContainerPort', scope).number);
  const isKnown = ports?.every(one => one !== undefined) === true;
  if (port.kind !== 'one' || port.number === undefined || !isKnown || ports.includes(port.number)) return [];
  const message = `${name} has no port ${port.number} in PortMappings, so ECS refuses the service. {port}`;
  return [finding('ecs-load-balancer-target', 'error', port.written, message)];
}

/** Tasks with a network interface of their own are registered by their address. */
function withInstances(one: Property, scope: Scope): readonly Finding[] {
  const arn = property(one, 'TargetGroupArn', scope);
  const group = target(arn, scope)?.resource;
  if (!arn.isSet || group?.type !== 'AWS::ElasticLoadBalancingV2::TargetGroup') return [];
  const type = property(group, 'TargetType', scope);
  if (type.kind !== 'absent' && type.text !== 'instance') return [];
  const message = `${group.logicalId} has targets of type instance, but awsvpc tasks need type ip. {ip}`;
  const related = [here(group)];
  const fix = put(group, 'TargetType', 'ip', `Set TargetType of ${group.logicalId} to ip`);
  return [finding('ecs-load-balancer-target', 'error', arn.written, message, related, [fix])];
}
