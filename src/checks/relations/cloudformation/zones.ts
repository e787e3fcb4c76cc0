import { type Check, finding, here, property, type Resource, type Scope, setItems, target } from '../../api';
import { spelledAt } from '../support/spelling';

/** The list of subnets of a type, and how many zones they have to be in: each in its own, or in two at least. */
const lists: ReadonlyMap<string, { readonly path: string; readonly each: boolean }> = new Map([
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', { path: 'Subnets', each: true }],
  ['AWS::RDS::DBSubnetGroup', { path: 'SubnetIds', each: false }],
]);

/**
 * Subnets of this template that are in the same Availability Zone, whichever that is.
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
 */
export const zones: Check = {
  ids: ['ec2-zones'],
  types: [...lists.keys()],
  check(resource, scope) {
    const { path = '', each = true } = lists.get(resource.type) ?? {};
    const list = property(resource, path, scope);
    if (list.kind !== 'one' || list.node.kind !== 'sequence') return [];
    const placed = (setItems(list, scope) ?? []).flatMap(item => zoneOf(target(item, scope)?.resource, scope) ?? []);
    const isAll = placed.length === list.node.items.length;
    const [first, second] = each ? sharing(placed) : isAll && isOneZone(placed) ? placed : [];
    if (first === undefined || second === undefined || first.subnet === second.subnet) return [];
    const rule = each
      ? 'but a load balancer takes one subnet of each zone. Put one of them into another zone.'
      : 'but the subnets of a database are in two zones at least. Add a subnet of another zone.';
    const message = `${first.subnet.logicalId} and ${second.subnet.logicalId} are in one zone, ${rule}`;
    return [finding('ec2-zones', 'error', list.key ?? list.place, message, [here(first.subnet), here(second.subnet)])];
  },
};

interface Placed {
  readonly subnet: Resource;
  readonly zone: string;
}

function zoneOf(subnet: Resource | undefined, scope: Scope): Placed | undefined {
  if (subnet?.type !== 'AWS::EC2::Subnet') return undefined;
  const zone = spelledAt(subnet, 'AvailabilityZone', scope);
  return zone === undefined || zone === '' ? undefined : { subnet, zone };
}

/** The first two that are in one zone. */
function sharing(placed: readonly Placed[]): readonly Placed[] {
  const second = placed.find(({ zone }, index) => placed.findIndex(one => one.zone === zone) < index);
  return second === undefined ? [] : placed.filter(({ zone }) => zone === second.zone);
}

function isOneZone(placed: readonly Placed[]): boolean {
  return placed.length > 1 && placed.every(({ zone }) => zone === placed[0]?.zone);
}
