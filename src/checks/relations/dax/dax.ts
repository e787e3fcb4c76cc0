import { type Check, finding, items, property, remove } from '../../api';

/**
 * Where zones are named, there is one for each node.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dax-cluster.html
 */
export const daxZones: Check = {
  ids: ['dax-replication'],
  types: ['AWS::DAX::Cluster'],
  check(cluster, scope) {
    const factor = property(cluster, 'ReplicationFactor', scope);
    const zones = property(cluster, 'AvailabilityZones', scope);
    const [nodes, named] = [factor.number, items(zones, scope)?.length];
    if (factor.kind !== 'one' || zones.kind !== 'one' || nodes === undefined || named === undefined || named === nodes)
      return [];
    const message = `AvailabilityZones has ${named === 1 ? '1 entry' : `${named} entries`}, but ReplicationFactor is ${nodes} and each node needs one. Give one zone for each node, or remove the list and DAX spreads the nodes.`;
    return [
      finding(
        'dax-replication',
        'error',
        zones.place,
        message,
        [{ at: factor.place, message: 'The number of nodes.' }],
        [remove(cluster, 'AvailabilityZones')],
      ),
    ];
  },
};
