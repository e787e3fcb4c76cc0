import type { Node } from '../../../syntax/tree';
import { dependsOn } from '../../../template/model/mentions';
import { customResource } from '../../../template/model/typeIndex';
import { type Check, type Finding, finding, here, isWhole, property, type Resource, type Scope } from '../../api';
import { functionAt, isFunction } from '../support/functions';
import { isThere, leavesTemplate } from '../support/mentions';
import { spelled, spelledAt } from '../support/spelling';
import { notWaiting } from '../support/waiting';

const code = 'logs-filter-group';

/**
 * A filter is for a log group that has to be there. That of a function comes with its first call.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html
 */
export const filterGroups: Check = {
  ids: [code],
  types: ['AWS::Logs::MetricFilter', 'AWS::Logs::SubscriptionFilter'],
  check(filter, scope) {
    const node = property(filter, 'LogGroupName', scope).written;
    if (node === undefined) return [];
    const name = spelled(node);
    const groups = scope
      .resourcesOfType('AWS::Logs::LogGroup')
      .filter(group => scope.of(group, nameOf) === name && isThere(group, scope) !== false);
    const certain = groups.filter(group => isThere(group, scope) === true);
    const why = 'so its log group may not exist yet';
    if (groups.length > 0) return notWaiting(code, filter, certain, { at: node, why }, scope);
    return withoutGroup(filter, node, name, scope);
  },
};

function nameOf(group: Resource, scope: Scope): string | undefined {
  return spelledAt(group, 'LogGroupName', scope);
}

function withoutGroup(filter: Resource, node: Node, name: string, scope: Scope): readonly Finding[] {
  const [, logicalId = ''] = /^\/aws\/lambda\/\$\{(\w+)\}$/.exec(name) ?? [];
  const fn = scope.resource(logicalId);
  if (fn === undefined || !isFunction(fn) || !isWhole(scope) || filter.isLooped || isCalled(fn, scope)) return [];
  // Who waits for something else may wait for a first call.
  if (dependsOn(filter).length > 0) return [];
  if (scope.resourcesOfType('AWS::Logs::LogGroup').some(group => mayBeOf(group, fn, scope))) return [];
  const message = `${filter.logicalId} needs the log group of ${logicalId}, which exists only after a call, so a new stack fails. {group}`;
  return [finding(code, 'warning', node, message, [here(fn)])];
}

/** Whether a group may be a function's by a name that is put together otherwise. */
function mayBeOf(group: Resource, fn: Resource, scope: Scope): boolean {
  const name = scope.of(group, nameOf) ?? '';
  const others = [...name.matchAll(/\$\{(\w+)\}/g)].filter(([, id = '']) => scope.resource(id) !== undefined);
  const isLambdas = name.startsWith('/aws/lambda/') || name.startsWith('${');
  return isLambdas && others.every(([, id]) => id === fn.logicalId);
}

/** Whether somebody may call a function while the stack is made, or its log group may be made elsewhere. */
function isCalled(fn: Resource, scope: Scope): boolean {
  const isCustom = scope.list(customResource, serviceOf).includes(fn.logicalId);
  return isCustom || leavesTemplate(fn, scope) || property(fn, 'LoggingConfig', scope).kind !== 'absent';
}

function serviceOf(custom: Resource, scope: Scope): readonly string[] {
  const fn = functionAt(property(custom, 'ServiceToken', scope), scope);
  return fn === undefined ? [] : [fn.logicalId];
}
