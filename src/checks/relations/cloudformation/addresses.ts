import type { Node } from '../../../syntax/tree';
import { type Finding, finding, type GroupCheck, property, type Resource, type Scope, target } from '../../api';

const code = 'ec2-addresses';

/** A range of addresses, from the first to the last. */
interface Range {
  readonly resource: Resource;
  readonly at: Node;
  readonly text: string;
  readonly bits: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The subnets of a network lie within it and beside each other.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
export const addresses: GroupCheck = {
  ids: [code],
  check(scope) {
    const networks = scope.resourcesOfType('AWS::EC2::VPC').filter(one => !one.isLooped);
    const subnets = scope.resourcesOfType('AWS::EC2::Subnet').filter(one => !one.isLooped);
    return [
      ...[...networks, ...subnets].flatMap(one => badSize(one, scope)),
      ...networks.flatMap(network => {
        const inside = subnets.filter(one => target(property(one, 'VpcId', scope), scope)?.resource === network);
        const ranges = inside.flatMap(one => rangeOf(one, scope) ?? []);
        return [...outside(network, ranges, scope), ...overlapping(ranges)];
      }),
    ];
  },
};

const [largest, smallest] = [16, 28];

function badSize(resource: Resource, scope: Scope): readonly Finding[] {
  const range = rangeOf(resource, scope);
  if (range === undefined || (range.bits >= largest && range.bits <= smallest)) return [];
  const message = `${range.text} has the size /${range.bits}, but a network or subnet is from /${largest} to /${smallest}.`;
  return [finding(code, 'error', range.at, message)];
}

/** A network can have further ranges, which another resource adds. */
function outside(network: Resource, subnets: readonly Range[], scope: Scope): readonly Finding[] {
  const whole = rangeOf(network, scope);
  const mayGrow = scope.resourcesOfType('AWS::EC2::VPCCidrBlock').length > 0;
  if (whole === undefined || mayGrow) return [];
  return subnets
    .filter(({ from, to }) => from < whole.from || to > whole.to)
    .map(({ resource, at, text }) => {
      const message = `${resource.logicalId} has ${text}, but its network ${network.logicalId} has ${whole.text}.`;
      return finding(code, 'error', at, message, [{ at: whole.at, message: `${network.logicalId} is here.` }]);
    });
}

function overlapping(subnets: readonly Range[]): readonly Finding[] {
  return subnets.flatMap((one, index) => {
    const other = subnets.slice(0, index).find(({ from, to }) => from <= one.to && one.from <= to);
    if (other === undefined) return [];
    const message = `${one.text} of ${one.resource.logicalId} overlaps ${other.text} of ${other.resource.logicalId}.`;
    return [
      finding(code, 'error', one.at, message, [{ at: other.at, message: `${other.resource.logicalId} is here.` }]),
    ];
  });
}

/** The range of IPv4 addresses of a network or subnet, where it is told. */
function rangeOf(resource: Resource, scope: Scope): Range | undefined {
  const block = property(resource, 'CidrBlock', scope);
  const [, ...parts] = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(block.text ?? '') ?? [];
  const [a = 0, b = 0, c = 0, d = 0, bits = 0] = parts.map(Number);
  if (block.kind !== 'one' || parts.length === 0 || bits > 32 || Math.max(a, b, c, d) > 255) return undefined;
  const size = 2 ** (32 - bits);
  const from = Math.floor((((a * 256 + b) * 256 + c) * 256 + d) / size) * size;
  return { resource, at: block.place, text: block.text ?? '', bits, from, to: from + size - 1 };
}
