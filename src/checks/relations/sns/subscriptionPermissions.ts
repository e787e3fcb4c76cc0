import { valueOf } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { type Finding, finding, type GroupCheck, isWhole, type Resource, type Scope } from '../../api';
import { mayBeConnected } from '../support/connectors';
import { functionAt, isFunction } from '../support/functions';
import { hasPolicy, mentionsIn } from '../support/mentions';
import { mayAllow, mayServe, statementsOf } from '../support/statements';
import { type Subscription, subscriptionsOf, subscriptionTypes } from '../support/subscriptions';
import { letTopicInvoke, letTopicSend } from './topicPermissions';

const service = 'sns.amazonaws.com';

/**
 * Subscriptions whose queue or function doesn't let the topic in: everything deploys, and nothing arrives.
 * Source: https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html
 */
export const subscriptionPermissions: GroupCheck = {
  ids: ['sns-sqs-queue-policy', 'sns-lambda-permission'],
  check(scope) {
    if (!isWhole(scope)) return [];
    const all = subscriptionTypes.flatMap(type => scope.list(type, subscriptionsOf));
    const asked = all.filter(one => !one.isImplied && !mayBeConnected([one.topic, one.endpoint, one.resource], scope));
    if (asked.length === 0) return [];
    const implied = new Set(all.filter(one => one.isImplied).map(one => one.endpoint));
    const open = asked.filter(one => one.endpoint !== undefined && !implied.has(one.endpoint));
    return [...queues(open, scope), ...functions(open, scope)];
  },
};

function queues(subscriptions: readonly Subscription[], scope: Scope): readonly Finding[] {
  const allowed = queuesThatLetIn(scope);
  return subscriptions.flatMap(({ protocol, endpoint, endpointAt, topic }) => {
    if (protocol !== 'sqs' || endpoint?.type !== 'AWS::SQS::Queue' || allowed === 'unknown') return [];
    if (allowed.has(endpoint.logicalId) || hasPolicy(endpoint, scope)) return [];
    const message = `No queue policy allows SNS to send to ${endpoint.logicalId}`;
    const related = [{ at: endpoint.key, message: `${endpoint.logicalId} has no policy for ${service}.` }];
    return [
      finding('sns-sqs-queue-policy', 'warning', endpointAt, message, related, letTopicSend(endpoint, topic, scope)),
    ];
  });
}

/** The queues that may let SNS in; "unknown" where a policy may be for any queue. */
function queuesThatLetIn(scope: Scope): ReadonlySet<string> | 'unknown' {
  const names = new Set<string>();
  for (const type of ['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy']) {
    for (const policy of scope.resourcesOfType(type)) {
      const known = scope.of(policy, queuesIn);
      if (known?.length === 0) return 'unknown';
      for (const name of known ?? []) names.add(name);
    }
  }
  return names;
}

/** Undefined where the policy isn't for SNS. */
function queuesIn({ type, properties }: Resource, scope: Scope): readonly string[] | undefined {
  const statements = statementsOf(valueOf(properties, 'PolicyDocument'));
  if (statements?.every(one => !mayAllow(one, 'sqs:SendMessage') || !mayServe(one, service))) return undefined;
  const queues = valueOf(properties, type === 'AWS::SQS::QueuePolicy' ? 'Queues' : 'Queue');
  return (queues === undefined ? [] : mentionsIn(queues)).filter(
    name => scope.resource(name)?.type === 'AWS::SQS::Queue',
  );
}

function functions(subscriptions: readonly Subscription[], scope: Scope): readonly Finding[] {
  const allowed = functionsThatLetIn(scope);
  return subscriptions.flatMap(({ protocol, endpoint, endpointAt, topic }) => {
    if (protocol !== 'lambda' || endpoint === undefined || !isFunction(endpoint) || allowed === 'unknown') return [];
    if (allowed.has(endpoint.logicalId) || hasPolicy(endpoint, scope)) return [];
    const message = `No permission allows SNS to invoke ${endpoint.logicalId}`;
    const related = [{ at: endpoint.key, message: `${endpoint.logicalId} has no permission for ${service}.` }];
    return [
      finding('sns-lambda-permission', 'warning', endpointAt, message, related, letTopicInvoke(endpoint, topic, scope)),
    ];
  });
}

function functionsThatLetIn(scope: Scope): ReadonlySet<string> | 'unknown' {
  const names = new Set<string>();
  for (const permission of scope.resourcesOfType('AWS::Lambda::Permission')) {
    const known = scope.of(permission, functionsIn);
    if (known?.length === 0) return 'unknown';
    for (const name of known ?? []) names.add(name);
  }
  return names;
}

/** Undefined where the permission isn't for SNS. */
function functionsIn(permission: Resource, scope: Scope): readonly string[] | undefined {
  if (!mayLetIn(permission)) return undefined;
  const node = valueOf(permission.properties, 'FunctionName');
  const direct = node && functionAt(node, scope);
  const mentioned = node === undefined ? [] : mentionsIn(node);
  return [...mentioned, ...(direct === undefined ? [] : [direct.logicalId])].filter(name => {
    const resource = scope.resource(name);
    return resource !== undefined && isFunction(resource);
  });
}

function mayLetIn({ properties }: Resource): boolean {
  const principal = valueOf(properties, 'Principal');
  if (principal === undefined || callOf(principal) !== undefined) return true;
  return ['*', service].includes(stringOf(principal) ?? '*');
}
