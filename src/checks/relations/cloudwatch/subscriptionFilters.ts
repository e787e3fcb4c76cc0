import type { Node } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { resolved } from '../../../template/read/target';
import {
  type Finding,
  finding,
  type GroupCheck,
  type Property,
  property,
  type Resource,
  type Scope,
  target,
} from '../../api';
import { writtenText } from '../support/arns';
import { eventsOf } from '../support/events';

const types = ['AWS::Logs::SubscriptionFilter', 'AWS::Serverless::Function'];

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
    for (const { group, node } of types.flatMap(type => scope.list(type, filteredBy))) {
      byGroup.set(group, [...(byGroup.get(group) ?? []), node]);
    }
    return [...byGroup.values()].flatMap(tooMany);
  },
};

function tooMany(nodes: readonly Node[]): readonly Finding[] {
  const [first] = nodes;
  const message = `The log group has ${nodes.length} subscription filters, but at most ${mostFilters} are allowed.`;
  return nodes.slice(mostFilters).map(node => {
    const related = first === undefined ? [] : [{ at: first, message: 'The first filter on this log group.' }];
    return finding('logs-subfilters', 'error', node, message, related);
  });
}

/** The log groups that a resource filters: only of what certainly exists, once. */
function filteredBy(resource: Resource, scope: Scope): readonly { readonly group: string; readonly node: Node }[] {
  if (resource.isLooped) return [];
  return filtersOf(resource, scope).flatMap(filter => {
    const node = property(filter, 'LogGroupName', scope).written;
    const group = node && groupOf(node, scope);
    return node === undefined || group === undefined ? [] : [{ group, node }];
  });
}

function filtersOf(resource: Resource, scope: Scope): readonly (Resource | Property)[] {
  if (resource.type !== 'AWS::Serverless::Function') return [resource];
  const events = eventsOf(resource, scope).filter(({ type }) => type === 'CloudWatchLogs');
  return events.map(({ properties }) => properties);
}

/** What is equal for two names of the same group. */
function groupOf(node: Node, scope: Scope): string | undefined {
  const name = resolved(node, scope);
  const resource = target(name, scope)?.resource;
  if (resource !== undefined) return nameOf(resource, scope) ?? `resource ${resource.logicalId}`;
  const call = callOf(name);
  const parameter = call?.name === 'Ref' ? stringOf(call.argument) : undefined;
  if (parameter !== undefined) return `parameter ${parameter}`;
  const text = writtenText(name);
  return text === undefined ? undefined : `text ${text}`;
}

/** A group of the template that has a name written out can be named by that, too. */
function nameOf(group: Resource, scope: Scope): string | undefined {
  const { written } = property(group, 'LogGroupName', scope);
  const text = written && writtenText(written);
  return text === undefined ? undefined : `text ${text}`;
}
