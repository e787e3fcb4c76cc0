import type { Node } from '../../syntax/tree';
import { valueOf } from '../../syntax/tree';
import { callOf } from '../../template/intrinsics';
import { stringOf } from '../../template/scalars';
import type { Scope } from '../../template/scope';
import type { Resource } from '../../template/template';
import { finding, type GroupCheck, target } from '../check';
import type { Finding } from '../finding';
import { writtenText } from '../support/arns';

/** Source: CloudWatch Logs API, PutSubscriptionFilter. */
const mostFilters = 2;

/**
 * More subscription filters than a log group takes, those of SAM's `CloudWatchLogs` events counted in.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html
 */
export const subscriptionFilters: GroupCheck = {
  ids: ['logs-subfilters'],
  check(scope) {
    const byGroup = new Map<string, Node[]>();
    for (const node of logGroupNames(scope)) {
      const group = groupOf(node, scope);
      if (group !== undefined) byGroup.set(group, [...(byGroup.get(group) ?? []), node]);
    }
    return [...byGroup.values()].flatMap(tooMany);
  },
};

function tooMany(nodes: readonly Node[]): readonly Finding[] {
  const [first] = nodes;
  const message =
    `This is one of ${nodes.length} subscription filters on a log group that takes ${mostFilters}. ` +
    'Send the logs to a stream, and let several consumers read it.';
  return nodes.slice(mostFilters).map(node => {
    const related = first === undefined ? [] : [{ at: first, message: 'The first filter on this log group.' }];
    return finding('logs-subfilters', 'error', node, message, related);
  });
}

/** Only of what certainly exists, once. */
function logGroupNames(scope: Scope): readonly Node[] {
  const isSure = ({ condition, bindings }: Resource) => condition === undefined && bindings.size === 0;
  const filters = scope.resourcesOfType('AWS::Logs::SubscriptionFilter').filter(isSure);
  const names = filters.map(({ properties }) => valueOf(properties, 'LogGroupName'));
  const events = scope.resourcesOfType('AWS::Serverless::Function').filter(isSure).flatMap(eventsOf);
  return [...names, ...events].filter(node => node !== undefined);
}

function eventsOf({ properties }: Resource): readonly (Node | undefined)[] {
  const events = valueOf(properties, 'Events');
  if (events?.kind !== 'mapping') return [];
  return events.entries.flatMap(({ value }) => {
    const type = valueOf(value, 'Type');
    const isLogs = type !== undefined && stringOf(type) === 'CloudWatchLogs';
    return isLogs ? [valueOf(valueOf(value, 'Properties'), 'LogGroupName')] : [];
  });
}

/** What is equal for two names of the same group. */
function groupOf(node: Node, scope: Scope): string | undefined {
  const resource = target(node, scope)?.resource;
  if (resource !== undefined) return `resource ${resource.logicalId}`;
  const call = callOf(node);
  const parameter = call?.name === 'Ref' ? stringOf(call.argument) : undefined;
  if (parameter !== undefined) return `parameter ${parameter}`;
  const text = writtenText(node);
  return text === undefined ? undefined : `text ${text}`;
}
