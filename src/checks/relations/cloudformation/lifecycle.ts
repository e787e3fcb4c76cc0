import { type Check, finding } from '../../api';

interface Ending {
  readonly types: readonly string[];
  /** True where nobody can deploy it any more, false where only those can who had it before. */
  readonly isOver: boolean;
  readonly what: string;
  /** Which way out of the note. */
  readonly fix: string;
  /** What it means for a deployment, where that isn't the same for all services that end like this. */
  readonly effect?: string;
}

const endings: readonly Ending[] = [
  {
    types: ['App', 'ElasticLoadBalancerAttachment', 'Instance', 'Layer', 'Stack', 'UserProfile', 'Volume'].map(
      name => `AWS::OpsWorks::${name}`,
    ),
    isOver: true,
    what: 'OpsWorks Stacks was shut down on 26 May 2024',
    fix: '{opsworks}',
  },
  {
    types: ['AWS::OpsWorksCM::Server'],
    isOver: true,
    what: 'OpsWorks for Chef and Puppet was shut down by 5 May 2024',
    fix: '{chef}',
  },
  {
    types: ['AWS::CodeStar::GitHubRepository'],
    isOver: true,
    what: 'CodeStar was shut down in July 2024',
    fix: '{codestar}',
  },
  {
    types: ['AWS::QLDB::Ledger', 'AWS::QLDB::Stream'],
    isOver: true,
    what: 'QLDB was shut down on 31 July 2025',
    fix: '{qldb}',
  },
  {
    types: ['AWS::Cloud9::EnvironmentEC2'],
    isOver: false,
    what: 'Cloud9 closed to new customers on 25 July 2024',
    fix: '{cloud9}',
  },
  {
    types: ['AWS::CloudTrail::EventDataStore'],
    isOver: false,
    what: 'CloudTrail Lake closed to new customers on 31 May 2026',
    fix: '{lake}',
  },
  {
    types: [
      'AWS::AppRunner::AutoScalingConfiguration',
      'AWS::AppRunner::ObservabilityConfiguration',
      'AWS::AppRunner::Service',
      'AWS::AppRunner::VpcConnector',
      'AWS::AppRunner::VpcIngressConnection',
    ],
    isOver: false,
    what: 'App Runner closed to new customers on 30 April 2026',
    fix: '{apprunner}',
  },
  ended('App Mesh was shut down on 30 September 2026', '{mesh}', 'AppMesh', [
    'GatewayRoute',
    'Mesh',
    'Route',
    'VirtualGateway',
    'VirtualNode',
    'VirtualRouter',
    'VirtualService',
  ]),
  ended('CloudWatch Evidently was shut down on 16 October 2025', '{evidently}', 'Evidently', [
    'Experiment',
    'Feature',
    'Launch',
    'Project',
    'Segment',
  ]),
  ended('RoboMaker was shut down on 10 September 2025', '{robomaker}', 'RoboMaker', [
    'Fleet',
    'Robot',
    'RobotApplication',
    'RobotApplicationVersion',
    'SimulationApplication',
    'SimulationApplicationVersion',
  ]),
  ended('Lookout for Vision was shut down on 31 October 2025', '{sagemaker}', 'LookoutVision', ['Project']),
  ended('Lookout for Metrics was shut down on 9 October 2025', '{anomalies}', 'LookoutMetrics', [
    'Alert',
    'AnomalyDetector',
  ]),
  ended('Lookout for Equipment was shut down on 7 October 2026', '{sitewise}', 'LookoutEquipment', [
    'InferenceScheduler',
  ]),
  ended('IoT Events was shut down on 20 May 2026', '{iotevents}', 'IoTEvents', [
    'AlarmModel',
    'DetectorModel',
    'Input',
  ]),
  ended('IoT Analytics was shut down on 15 December 2025', '{iotanalytics}', 'IoTAnalytics', [
    'Channel',
    'Dataset',
    'Datastore',
    'Pipeline',
  ]),
  endedByRegion('WAF', [
    'ByteMatchSet',
    'IPSet',
    'Rule',
    'SizeConstraintSet',
    'SqlInjectionMatchSet',
    'WebACL',
    'XssMatchSet',
  ]),
  endedByRegion('WAFRegional', [
    'ByteMatchSet',
    'GeoMatchSet',
    'IPSet',
    'RateBasedRule',
    'RegexPatternSet',
    'Rule',
    'SizeConstraintSet',
    'SqlInjectionMatchSet',
    'WebACL',
    'WebACLAssociation',
    'XssMatchSet',
  ]),
  ended('Pinpoint was shut down on 30 October 2026', '{pinpoint}', 'Pinpoint', [
    'App',
    'ApplicationSettings',
    'Campaign',
    'EmailChannel',
    'EmailTemplate',
    'EventStream',
    'InAppTemplate',
    'PushTemplate',
    'Segment',
    'SmsTemplate',
  ]),
  ended('Proton was shut down on 7 October 2026', '{proton}', 'Proton', [
    'EnvironmentAccountConnection',
    'EnvironmentTemplate',
    'ServiceTemplate',
  ]),
  {
    types: ['Database', 'ScheduledQuery', 'Table'].map(name => `AWS::Timestream::${name}`),
    isOver: false,
    what: 'Timestream for LiveAnalytics closed to new customers on 20 June 2025',
    fix: '{timestream}',
  },
];

/** WAF Classic: AWS states the end of support for everybody, and the last date for each Region in its Health dashboard. */
function endedByRegion(service: string, names: readonly string[]): Ending {
  const what = 'Support for WAF Classic ended on 30 September 2025';
  return { ...ended(what, '{waf}', service, names), isOver: false, effect: 'the deployment can fail' };
}

function ended(what: string, fix: string, service: string, names: readonly string[]): Ending {
  return { types: names.map(name => `AWS::${service}::${name}`), isOver: true, what, fix };
}

const byType: ReadonlyMap<string, Ending> = new Map(
  endings.flatMap(ending => ending.types.map(type => [type, ending] as const)),
);

const allFail = "new resources can't be created";
const newFail = "new accounts can't use it";

/**
 * Services that AWS has ended, or closed to new customers.
 * Source: https://docs.aws.amazon.com/general/latest/gr/full_shutdown_services.html, maintenance_services.html
 */
export const lifecycle: Check = {
  ids: ['lifecycle-types'],
  types: [...byType.keys()],
  check({ type, typeNode }) {
    const ending = byType.get(type);
    if (ending === undefined) return [];
    const { isOver, what, fix, effect = isOver ? allFail : newFail } = ending;
    return [finding('lifecycle-types', isOver ? 'error' : 'warning', typeNode, `${what}, so ${effect}. ${fix}`)];
  },
};
