import { quantity } from '../../../knowledge/quantity';
import type { Node, Scalar } from '../../../syntax/tree';
import { entryOf } from '../../../syntax/tree';
import { isOpen } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { type Site, sitesOf } from '../../../template/read/sites';
import { characters, leastJsonSize } from '../../../template/values/jsonSize';
import { possibleValues } from '../../../template/values/values';
import { type Check, type Finding, type Fix, finding, property, type Resource, type Scope, target } from '../../api';
import { serviceOf } from '../support/arns';
import { functionAt } from '../support/functions';
import { jsonAt } from '../support/jsonText';
import { keepIn } from '../support/keepingFailures';
import { isNear } from '../support/near';
import { numbers } from '../support/numbers';

/**
 * Targets of a rule that keep nothing of what they fail to take. A schedule's event holds nothing that could be lost;
 * a function or a log group takes every event at once, and what a function fails to handle is another check.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export const ruleFailures: Check = {
  ids: ['events-dlq'],
  types: ['AWS::Events::Rule'],
  check(rule, scope) {
    if (!property(rule, 'EventPattern', scope).isSet) return [];
    const targets = sitesOf(rule.properties, ['Targets', '*'], scope);
    const without = targets.filter(
      ({ node, certain }) => certain && node.kind === 'mapping' && !takesAll(node, scope) && lacksQueue(node, scope),
    );
    if (without.length === 0) return [];
    const [some, all] = [without.length, targets.length];
    const who = all === 1 ? 'The target' : some === all ? `The ${all} targets` : `${some} of ${all} targets`;
    const message = `${who} of this rule ${some === 1 ? 'has' : 'have'} no dead-letter queue, so undelivered events are lost.`;
    return [finding('events-dlq', 'information', rule.key, message, [], withQueue(rule, without, scope))];
  },
};

/** One queue for one target; several may want one each. */
function withQueue(rule: Resource, [target, ...others]: readonly Site[], scope: Scope): readonly Fix[] {
  const index = target?.wildcards[0];
  if (index === undefined || others.length > 0) return [];
  const path = `Targets.${index}.DeadLetterConfig.Arn`;
  const arn = `!GetAtt ${rule.logicalId}.Arn`;
  return keepIn({ resource: rule, path, service: 'events.amazonaws.com', arn }, scope);
}

/** Whether a target accepts each event, as functions and log groups do. True as well where the template leaves that open. */
function takesAll(place: Node, scope: Scope): boolean {
  const arn = entryOf(place, 'Arn')?.value;
  if (arn === undefined) return false;
  if (functionAt(arn, scope) !== undefined) return true;
  const type = target(arn, scope)?.resource.type;
  return type === undefined ? ['lambda', 'logs'].includes(serviceOf(arn) ?? 'lambda') : type === 'AWS::Logs::LogGroup';
}

function lacksQueue(place: Node, scope: Scope): boolean {
  if (isOpen(place)) return false;
  const entry = entryOf(place, 'DeadLetterConfig');
  if (entry === undefined) return true;
  const { known, complete } = possibleValues(entry.value, scope);
  return complete && known.length === 0;
}

/** The larger one is the API's own. */
const { usual: byDefault, most: atMost } = numbers['events-pattern'];

/**
 * Event patterns beyond what EventBridge takes.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 */
export const rulePatterns: Check = {
  ids: ['events-pattern'],
  types: ['AWS::Events::Rule', 'AWS::Serverless::Function', 'AWS::Serverless::StateMachine'],
  check(resource, scope) {
    return patternsOf(resource, scope).flatMap(({ key, node }) => checkPattern(key, node));
  },
};

export function patternsOf(
  resource: Resource,
  scope: Scope,
): readonly { readonly key: Scalar | undefined; readonly node: Node }[] {
  if (resource.type === 'AWS::Events::Rule') return sitesOf(resource.properties, ['EventPattern'], scope);
  return sitesOf(resource.properties, ['Events', '*', 'Type'], scope).flatMap(site => {
    const type = stringOf(site.node);
    if (type !== 'EventBridgeRule' && type !== 'CloudWatchEvent') return [];
    return sitesOf(resource.properties, ['Events', ...site.wildcards, 'Properties', 'Pattern'], scope);
  });
}

function checkPattern(key: Scalar | undefined, node: Node): readonly Finding[] {
  const json = jsonAt(node);
  if (json === undefined || key === undefined) return [];
  const length = leastJsonSize(json, characters);
  if (!isNear(length, byDefault)) return [];
  const size = `The event pattern has ${quantity(length, 'characters')} as JSON`;
  if (length > atMost) {
    return [
      finding(
        'events-pattern',
        'error',
        key,
        `${size}, but EventBridge accepts at most ${quantity(atMost, undefined)}. {less}`,
      ),
    ];
  }
  if (length > byDefault) {
    const message = `${size}, but the default quota is ${quantity(byDefault, undefined)}. {raise}`;
    return [finding('events-pattern', 'warning', key, message)];
  }
  return [
    finding(
      'events-pattern',
      'hint',
      key,
      `${size}, close to the default quota of ${quantity(byDefault, undefined)}. {less}`,
    ),
  ];
}
