// Which resource types the table has.

/**
 * All types of the services that notes are for, and the single types of others that they name. What only the rows on
 * relations name is left out: they ask for no more than a type's name.
 *
 * @param {readonly { text: string }[]} notes
 * @returns {readonly string[]} in alphabetical order; `AWS::SQS::*` is for all that begin so
 */
export function typesIn(notes) {
  const found = notes.flatMap(({ text }) => [
    ...(/^types: \[(.*)\]$/m.exec(text)?.[1]?.split(', ') ?? []),
    ...(text.replace(/^checks:\n(?: {2}.*\n)*/m, '').match(/\bAWS::\w+::\w+\b/g) ?? []),
  ]);
  return [...new Set([...found, ...besides])].sort();
}

/** Types of services without a note that stand beside the noted ones in most templates, by service. */
const besides = Object.entries({
  ApplicationAutoScaling: 'ScalableTarget ScalingPolicy',
  AppSync: 'ApiKey DataSource FunctionConfiguration GraphQLApi GraphQLSchema Resolver',
  AutoScaling: 'AutoScalingGroup LaunchConfiguration LifecycleHook ScalingPolicy ScheduledAction',
  CloudFront: 'CachePolicy CloudFrontOriginAccessIdentity Distribution Function OriginAccessControl',
  CodeCommit: 'Repository',
  CodeStarConnections: 'Connection',
  Config: 'ConfigRule',
  EC2: `EIP EIPAssociation InternetGateway LaunchTemplate NatGateway NetworkAcl NetworkAclEntry NetworkInterface Route
    RouteTable SecurityGroupEgress SecurityGroupIngress Subnet SubnetNetworkAclAssociation SubnetRouteTableAssociation
    Volume VPC VPCEndpoint VPCGatewayAttachment`,
  EFS: 'MountTarget',
  ElastiCache: 'CacheCluster ReplicationGroup SubnetGroup',
  ElasticLoadBalancing: 'LoadBalancer',
  ElasticLoadBalancingV2: 'ListenerRule',
  KMS: 'Alias',
  OpenSearchService: 'Domain',
  Route53: 'HostedZone RecordSet RecordSetGroup',
  SSM: 'Association Document MaintenanceWindow MaintenanceWindowTask',
  WAFv2: 'IPSet WebACL WebACLAssociation',
}).flatMap(([service, names]) => names.split(/\s+/).map(name => `AWS::${service}::${name}`));
