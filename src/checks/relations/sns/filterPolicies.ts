import { quantity } from '../../../knowledge/quantity';
import type { Node } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { type Site, sitesOf } from '../../../template/read/sites';
import { leastJsonSize, utf8Length } from '../../../template/values/jsonSize';
import {
  type Check,
  type Finding,
  type Fix,
  finding,
  type GroupCheck,
  property,
  put,
  type Resource,
  type Scope,
  target,
} from '../../api';
import { jsonAt } from '../support/jsonText';
import { keyAt } from '../support/keys';
import { isNear } from '../support/near';
import { numbers } from '../support/numbers';

const most = { ...numbers['sns-filter-policy'], ...numbers['sns-filter-policy-quota'] };

/**
 * The size and form of a filter policy. Source:
 * https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
 */
export const filterPolicies: Check = {
  ids: ['sns-filter-policy'],
  types: ['AWS::SNS::Subscription', 'AWS::Serverless::Function'],
  check(resource, scope) {
    if (resource.type === 'AWS::SNS::Subscription') return checkPolicies(resource, [], scope);
    return sitesOf(resource.properties, ['Events', '*', 'Type'], scope).flatMap(site =>
      stringOf(site.node) === 'SNS' ? checkPolicies(resource, ['Events', ...site.wildcards, 'Properties'], scope) : [],
    );
  },
};

function checkPolicies(resource: Resource, path: readonly string[], scope: Scope): readonly Finding[] {
  const scopePath = [...path, 'FilterPolicyScope'].join('.');
  const kind = property(resource, scopePath, scope);
  const text = kind.text;
  const isBody = kind.kind === 'absent' ? false : text === undefined ? undefined : text === 'MessageBody';
  const [site, ...others] = sitesOf(resource.properties, [...path, 'FilterPolicy'], scope);
  return site === undefined || others.length > 0
    ? []
    : checkPolicy(site, isBody, put(resource, scopePath, 'MessageBody'));
}

function checkPolicy({ key, node }: Site, isBody: boolean | undefined, setBody: Fix): readonly Finding[] {
  const policy = jsonAt(node);
  if (policy?.kind !== 'mapping' || key === undefined) return [];
  const read = readPolicy(policy);
  if (read === undefined) return [];
  if (isBody === false && read.nested !== undefined) {
    const message = 'This key has nested keys, but message attributes have none. {body}';
    return [finding('sns-filter-policy', 'error', read.nested, message, [], [setBody])];
  }
  const size = leastJsonSize(policy, utf8Length);
  if (size > most.bytes)
    return [
      tooLarge(key, `has ${quantity(size, 'bytes')} as JSON; at most ${quantity(most.bytes, undefined)} are allowed`),
    ];
  if (read.keys > most.keys) return [tooLarge(key, `has ${read.keys} keys; at most ${most.keys} are allowed`)];
  if (read.combinations > most.combinations) {
    const what = `has ${quantity(read.combinations, undefined)} value combinations; at most ${most.combinations} are allowed`;
    return [tooLarge(key, what)];
  }
  if (isNear(size, most.bytes)) return [nearly(key, size, most.bytes, 'bytes as JSON')];
  const { combinations } = read;
  return isNear(combinations, most.combinations)
    ? [nearly(key, combinations, most.combinations, 'combinations of values')]
    : [];
}

function nearly(key: Node, size: number, limit: number, unit: string): Finding {
  const message = `FilterPolicy has ${quantity(size, undefined)} of ${quantity(limit, undefined)} ${unit}. {less}`;
  return finding('sns-filter-policy', 'hint', key, message);
}

function tooLarge(key: Node, what: string): Finding {
  return finding('sns-filter-policy', 'error', key, `FilterPolicy ${what}. {less}`);
}

interface Read {
  keys: number;
  /** A lower bound: a value that the template doesn't tell counts as one. */
  combinations: number;
  nested: Node | undefined;
}

/** Undefined where the policy isn't known in full, or alternatives make it hard to count. */
function readPolicy(policy: Node): Read | undefined {
  const read: Read = { keys: 0, combinations: 1, nested: undefined };
  return visit(policy, read, 0) ? read : undefined;
}

function visit(node: Node, read: Read, depth: number): boolean {
  if (node.kind !== 'mapping' || callOf(node) !== undefined || depth > 20) return false;
  for (const { key, value } of node.entries) {
    if (key.value === '$or' || key.value.startsWith('Fn::')) return false;
    const call = callOf(value);
    if (call === undefined && value.kind === 'mapping') {
      read.nested ??= key;
      if (!visit(value, read, depth + 1)) return false;
      continue;
    }
    read.keys++;
    if (call === undefined && value.kind === 'sequence') read.combinations *= Math.max(1, countOf(value.items));
  }
  return true;
}

/** A value with a condition may be none. */
function countOf(items: readonly Node[]): number {
  return items.filter(item => callOf(item)?.name !== 'Fn::If').length;
}

/**
 * More filter policies on a topic than it takes by default.
 * Source: https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
 */
export const filterPolicyQuota: GroupCheck = {
  ids: ['sns-filter-policy-quota'],
  check(scope) {
    const byTopic = new Map<Resource, Resource[]>();
    for (const subscription of scope.resourcesOfType('AWS::SNS::Subscription')) {
      const topic = scope.of(subscription, filteredTopic);
      if (topic !== undefined) byTopic.set(topic, [...(byTopic.get(topic) ?? []), subscription]);
    }
    return [...byTopic].flatMap(([topic, subscriptions]) => tooMany(topic, subscriptions, scope));
  },
};

function filteredTopic(subscription: Resource, scope: Scope): Resource | undefined {
  const topic = target(property(subscription, 'TopicArn', scope), scope)?.resource;
  return property(subscription, 'FilterPolicy', scope).isSet ? topic : undefined;
}

function tooMany(topic: Resource, subscriptions: readonly Resource[], scope: Scope): readonly Finding[] {
  const first = subscriptions[most.policies];
  if (first === undefined) return [];
  const message = `${topic.logicalId} has ${subscriptions.length} filtered subscriptions, but ${quantity(most.policies, undefined)} are allowed by default.`;
  const place = keyAt(first, 'FilterPolicy', scope) ?? first.key;
  return [
    finding('sns-filter-policy-quota', 'warning', place, message, [{ at: topic.key, message: 'The topic is here.' }]),
  ];
}
