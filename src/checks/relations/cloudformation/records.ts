import { sitesOf } from '../../../template/read/sites';
import {
  type Check,
  type Finding,
  finding,
  here,
  type Property,
  property,
  type Resource,
  replace,
  type Scope,
} from '../../api';
import { resourceNamed } from '../support/named';
import { spelled } from '../support/spelling';

const code = 'route53-record';
const hostedZone = 'AWS::Route53::HostedZone';

/** The zone that AWS keeps the names of a type in, as it is written for a resource. */
const zones = new Map<string, (logicalId: string) => string>([
  ['AWS::CloudFront::Distribution', () => 'Z2FDTNDATAQYW2'],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', id => `!GetAtt ${id}.CanonicalHostedZoneID`],
  ['AWS::ElasticLoadBalancing::LoadBalancer', id => `!GetAtt ${id}.CanonicalHostedZoneNameID`],
  ['AWS::ApiGatewayV2::DomainName', id => `!GetAtt ${id}.RegionalHostedZoneId`],
]);

/**
 * An alias names the zone of what it leads to. A zone is for names that end with its own, which itself has no CNAME.
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias-common.html
 */
export const records: Check = {
  ids: [code],
  types: ['AWS::Route53::RecordSet', 'AWS::Route53::RecordSetGroup'],
  check(resource, scope) {
    const inGroup = resource.type.endsWith('Group');
    const paths = inGroup
      ? sitesOf(resource.properties, ['RecordSets', '*'], scope)
          .filter(({ certain }) => certain)
          .map(({ wildcards: [index] }) => `RecordSets.${index}.`)
      : [''];
    return paths.flatMap(path => {
      const at = (name: string) => property(resource, `${path}${name}`, scope);
      const ofZone = (name: string) => {
        const own = at(name);
        return own.kind === 'absent' && inGroup ? property(resource, name, scope) : own;
      };
      return [...alias(at, scope), ...inZone(at('Type'), at('Name'), ofZone, scope)];
    });
  },
};

function alias(at: (name: string) => Property, scope: Scope): readonly Finding[] {
  const [name, zone] = [at('AliasTarget.DNSName'), at('AliasTarget.HostedZoneId')];
  const leadsTo = name.written && resourceNamed(name.written, scope);
  const wanted = leadsTo && zones.get(leadsTo.type)?.(leadsTo.logicalId);
  const own = zone.written && resourceNamed(zone.written, scope);
  if (leadsTo === undefined || wanted === undefined || zone.written === undefined || own?.type !== hostedZone)
    return [];
  const message = `The alias leads to ${leadsTo.logicalId}, but HostedZoneId is ${own.logicalId}, so Route 53 refuses it. Use ${wanted}.`;
  const related = [here(leadsTo)];
  const fixes = wanted.startsWith('!') ? [] : [replace(zone.written, wanted)];
  return [finding(code, 'error', zone.written, message, related, fixes)];
}

function inZone(type: Property, name: Property, ofZone: (name: string) => Property, scope: Scope): readonly Finding[] {
  if (name.written === undefined) return [];
  const [zoneName, zoneId] = [ofZone('HostedZoneName'), ofZone('HostedZoneId')];
  const zone = zoneId.written && resourceNamed(zoneId.written, scope);
  const named = zone?.type === hostedZone ? nameOf(zone, scope) : zoneName.written && spelled(zoneName.written);
  const [whole, own] = [named, spelled(name.written)].map(text => withoutDot(text ?? ''));
  if (named === undefined || !whole || !own) return [];
  if (whole === own && type.text === 'CNAME') {
    const message =
      'Name is the name of the zone, so Route 53 refuses a CNAME record. Use a record of type A with AliasTarget.';
    return [finding(code, 'error', type.place ?? name.written, message)];
  }
  if (whole === own || own.endsWith(`.${whole}`) || !isTold(own) || !isTold(whole)) return [];
  const message = `Name is ${own}, but the zone is for ${whole}, so Route 53 refuses the record. End the name with .${whole}.`;
  return [finding(code, 'error', name.written, message)];
}

/** Whether a name has no part that is put in later. */
function isTold(name: string): boolean {
  return /^[\w*.-]+$/.test(name);
}

function nameOf(zone: Resource, scope: Scope): string | undefined {
  const { written } = property(zone, 'Name', scope);
  return written && spelled(written);
}

function withoutDot(name: string): string {
  return name.replace(/\.$/, '').toLowerCase();
}
