import type { Pattern } from './pattern';

/** Patterns for one use. */
export interface PatternGroup {
  readonly title: string;
  readonly patterns: readonly Pattern[];
}

/** The same by id, the most used first. */
interface Group {
  readonly title: string;
  readonly ids: readonly string[];
}

/** The order in which patterns are offered, the most used group first. */
export const groups: readonly Group[] = [
  { title: 'Functions', ids: ['function', 'scheduled-function', 'log-group', 'lambda-destinations'] },
  { title: 'APIs', ids: ['http-api', 'rest-api', 'api-key', 's3-presigned', 'xray', 'salad'] },
  { title: 'Queues', ids: ['sqs-dlq', 'sqs-lambda', 'sqs-fifo'] },
  { title: 'Tables', ids: ['table', 'dynamodb-table', 'dynamodb-gsi', 'dynamodb-stream', 'dynamodb-lsi'] },
  { title: 'Buckets', ids: ['s3-function', 's3-versioned', 'dynamodb-stream-s3', 'athena'] },
  { title: 'Topics', ids: ['sns-sqs', 'sns-lambda', 'sns-fanout', 'sns-filter', 'sns-fifo'] },
  { title: 'Events and workflows', ids: ['state-machine', 'events-rule', 'sfn-approval', 'dynamodb-pipe-sns'] },
  { title: 'Users and access', ids: ['cognito-user-pool', 'cognito-identity-pool', 'iam-oidc', 'iam-saml'] },
  { title: 'Secrets and certificates', ids: ['secret', 'secret-rotation', 'acm-certificate'] },
  {
    title: 'Deployments and concurrency',
    ids: [
      'lambda-canary',
      'lambda-linear',
      'lambda-alias',
      'lambda-provisioned',
      'lambda-reserved',
      'codedeploy-config',
    ],
  },
  { title: 'More about tables', ids: ['dynamodb-sparse-index', 'dynamodb-global', 'dax'] },
  { title: 'Containers and servers', ids: ['fargate', 'beanstalk'] },
  { title: 'Operations', ids: ['cloudtrail', 'codepipeline'] },
];

const places = new Map(groups.flatMap(({ ids }) => ids).map((id, index) => [id, index]));

export function inUseOrder(patterns: readonly Pattern[]): readonly Pattern[] {
  const placeOf = ({ id }: Pattern) => places.get(id) ?? places.size;
  return patterns.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** The patterns in their groups; groups without any are left out. */
export function inGroups(patterns: readonly Pattern[]): readonly PatternGroup[] {
  const ordered = inUseOrder(patterns);
  return groups
    .map(({ title, ids }) => ({ title, patterns: ordered.filter(({ id }) => ids.includes(id)) }))
    .filter(group => group.patterns.length > 0);
}
