import type { Node } from '../../../syntax/tree';
import { type Finding, finding, type GroupCheck, property, type Resource, type Scope, target } from '../../api';

const code = 'ec2-addresses';
const vpc = 'AWS::EC2::VPC';

/** A range of addresses, from the first to the last. */
interface Range {
  readonly resource: Resource;
  /** The logical ID of the network that it is, or that it is in. */
  readonly network: string | undefined;
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
    const [networks, subnets] = [scope.list(vpc, rangesOf), scope.list('AWS::EC2::Subnet', rangesOf)];
    // A network can have further ranges, which another resource adds.
    const mayGrow = scope.resourcesOfType('AWS::EC2::VPCCidrBlock').length > 0;
    return [
      ...[...networks, ...subnets].flatMap(badSize),
      ...(mayGrow ? [] : subnets.flatMap(one => outside(one, networks))),
      ...subnets.flatMap((one, index) => overlapping(one, subnets.slice(0, index))),
    ];
  },
};

const [largest, smallest] = [16, 28];

function badSize({ text, bits, at }: Range): readonly Finding[] {
  if (bits >= largest && bits <= smallest) return [];
  const message = `${text} has the size /${bits}, but a network or subnet is from /${largest} to /${smallest}.`;
  return [finding(code, 'error', at, message)];
}

function outside({ resource, network, at, text, from, to }: Range, networks: readonly Range[]): readonly Finding[] {
  const whole = networks.find(one => one.network === network);
  if (whole === undefined || (from >= whole.from && to <= whole.to)) return [];
  const message = `${resource.logicalId} has ${text}, but its network ${network} has ${whole.text}.`;
  return [finding(code, 'error', at, message, [{ at: whole.at, message: `${network} is here.` }])];
}

function overlapping(one: Range, before: readonly Range[]): readonly Finding[] {
  const { network, from, to } = one;
  const other = before.find(range => range.network === network && range.from <= to && from <= range.to);
  if (network === undefined || other === undefined) return [];
  const { logicalId } = other.resource;
  const message = `${one.text} of ${one.resource.logicalId} overlaps ${other.text} of ${logicalId}.`;
  return [finding(code, 'error', one.at, message, [{ at: other.at, message: `${logicalId} is here.` }])];
}

/** The range of IPv4 addresses of a network or subnet, where it is told. */
function rangesOf(resource: Resource, scope: Scope): readonly Range[] {
  const block = property(resource, 'CidrBlock', scope);
  const [, ...parts] = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(block.text ?? '') ?? [];
  const [a = 0, b = 0, c = 0, d = 0, bits = 0] = parts.map(Number);
  const isTold = block.kind === 'one' && parts.length > 0 && bits <= 32 && Math.max(a, b, c, d) <= 255;
  if (resource.isLooped || !isTold) return [];
  const size = 2 ** (32 - bits);
  const from = Math.floor((((a * 256 + b) * 256 + c) * 256 + d) / size) * size;
  const network = resource.type === vpc ? resource : target(property(resource, 'VpcId', scope), scope)?.resource;
  const isOurs = network?.type === vpc && !network.isLooped;
  return [
    {
      resource,
      network: isOurs ? network.logicalId : undefined,
      at: block.place,
      text: block.text ?? '',
      bits,
      from,
      to: from + size - 1,
    },
  ];
}
