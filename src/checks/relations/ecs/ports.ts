import { sitesOf } from '../../../template/read/sites';
import { type Check, finding, property, replace } from '../../api';

/**
 * A task with a network interface of its own has one set of ports.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
 */
export const awsvpcPorts: Check = {
  ids: ['ecs-awsvpc-ports'],
  types: ['AWS::ECS::TaskDefinition'],
  check(task, scope) {
    if (property(task, 'NetworkMode', scope).text !== 'awsvpc') return [];
    const hosts = sitesOf(task.properties, ['ContainerDefinitions', '*', 'PortMappings', '*', 'HostPort'], scope);
    return hosts.flatMap(({ wildcards: [container, port] }) => {
      const path = `ContainerDefinitions.${container}.PortMappings.${port}`;
      const host = property(task, `${path}.HostPort`, scope);
      const outside = host.number;
      const inside = property(task, `${path}.ContainerPort`, scope).number;
      // Zero stands for no port of the host's own.
      if (host.kind !== 'one' || outside === undefined || inside === undefined || outside === inside || outside === 0)
        return [];
      const message = `HostPort is ${outside}, but with awsvpc it must be the ContainerPort, ${inside}.`;
      const fix = { ...replace(host.written, String(inside)), title: `Use port ${inside} for both` };
      return [finding('ecs-awsvpc-ports', 'error', host.written, message, [], [fix])];
    });
  },
};
