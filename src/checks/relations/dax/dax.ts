import { type Check, finding, remove } from '../../api';
import { fixedAt, itemsOf, numberIn, placeOf } from '../support/fixed';

/**
 * Where zones are named, there is one for each node.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dax-cluster.html
 */
export const daxZones: Check = {
  ids: ['dax-replication'],
  types: ['AWS::DAX::Cluster'],
  check(cluster, scope) {
    const factor = fixedAt(cluster, 'ReplicationFactor', scope);
    const zones = fixedAt(cluster, 'AvailabilityZones', scope);
    const [nodes, named] = [numberIn(factor), zones && itemsOf(zones, scope)?.length];
    if (!factor || !zones || nodes === undefined || named === undefined || named === nodes) return [];
    const message = `AvailabilityZones has ${named === 1 ? '1 entry' : `${named} entries`}, but ReplicationFactor is ${nodes} and each node needs one. Give one zone for each node, or remove the list and DAX spreads the nodes.`;
    return [
      finding(
        'dax-replication',
        'error',
        placeOf(zones),
        message,
        [{ at: placeOf(factor), message: 'The number of nodes.' }],
        [remove(cluster, 'AvailabilityZones')],
      ),
    ];
  },
};
