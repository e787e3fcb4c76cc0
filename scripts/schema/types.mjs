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
  AppSync: 'ApiCache ApiKey DataSource FunctionConfiguration GraphQLApi GraphQLSchema Resolver',
  AutoScaling: 'AutoScalingGroup LaunchConfiguration LifecycleHook ScalingPolicy ScheduledAction',
  Backup: 'BackupPlan BackupVault',
  CloudFront: `CachePolicy CloudFrontOriginAccessIdentity Distribution Function OriginAccessControl OriginRequestPolicy
    ResponseHeadersPolicy`,
  CodeCommit: 'Repository',
  CodeStarConnections: 'Connection',
  Config: 'ConfigRule',
  DLM: 'LifecyclePolicy',
  DocDB: 'DBCluster DBClusterParameterGroup DBInstance DBSubnetGroup',
  EC2: `DHCPOptions EgressOnlyInternetGateway EIP EIPAssociation InternetGateway KeyPair LaunchTemplate NatGateway
    NetworkAcl NetworkAclEntry NetworkInterface Route RouteTable SecurityGroupEgress SecurityGroupIngress Subnet
    SubnetNetworkAclAssociation SubnetRouteTableAssociation Volume VolumeAttachment VPC VPCCidrBlock
    VPCDHCPOptionsAssociation VPCEndpoint VPCEndpointService VPCGatewayAttachment VPCPeeringConnection`,
  EFS: 'MountTarget',
  ElastiCache: 'CacheCluster ParameterGroup ReplicationGroup SubnetGroup',
  ElasticLoadBalancing: 'LoadBalancer',
  ElasticLoadBalancingV2: 'ListenerCertificate ListenerRule',
  Elasticsearch: 'Domain',
  Glue: 'Crawler Database Job Table Trigger',
  KMS: 'Alias ReplicaKey',
  MSK: 'Cluster Configuration',
  OpenSearchServerless: 'AccessPolicy Collection SecurityPolicy',
  OpenSearchService: 'Domain',
  Redshift: 'Cluster ClusterSubnetGroup',
  Route53: 'DNSSEC HealthCheck HostedZone KeySigningKey RecordSet RecordSetGroup',
  SageMaker: 'Endpoint EndpointConfig Model NotebookInstance',
  ServiceDiscovery: 'HttpNamespace PrivateDnsNamespace PublicDnsNamespace Service',
  SES: 'ConfigurationSet ConfigurationSetEventDestination EmailIdentity ReceiptRuleSet Template',
  SSM: 'Association Document MaintenanceWindow MaintenanceWindowTarget MaintenanceWindowTask PatchBaseline',
  WAFv2: 'IPSet LoggingConfiguration WebACL WebACLAssociation',
}).flatMap(([service, names]) => names.split(/\s+/).map(name => `AWS::${service}::${name}`));
