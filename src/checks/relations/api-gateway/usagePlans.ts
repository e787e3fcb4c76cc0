import type { Node } from '../../../syntax/tree';
import { sitesOf } from '../../../template/read/sites';
import {
  type Check,
  type Finding,
  finding,
  type GroupCheck,
  isWhole,
  items,
  type Property,
  property,
  put,
  type Resource,
  type Scope,
  target,
} from '../../api';
import { eventsOf } from '../support/events';
import { mayBe } from '../support/mentions';
import { keyRequirementsIn } from './openApi';

/**
 * A quota counts by a period.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-usageplan-quotasettings.html
 */
export const quotaPeriod: Check = {
  ids: ['apigw-quota'],
  types: ['AWS::ApiGateway::UsagePlan', 'AWS::Serverless::Api'],
  check(resource, scope) {
    const path = resource.type === 'AWS::Serverless::Api' ? 'Auth.UsagePlan.Quota' : 'Quota';
    const quota = property(resource, path, scope);
    if (
      quota.kind !== 'one' ||
      quota.key === undefined ||
      property(quota, 'Limit', scope).kind !== 'one' ||
      property(quota, 'Period', scope).kind !== 'absent'
    )
      return [];
    const message = 'The quota has no Period, but API Gateway needs one. Add Period: DAY, WEEK or MONTH.';
    const fixes = ['DAY', 'WEEK', 'MONTH'].map(period => put(resource, `${path}.Period`, period));
    return [finding('apigw-quota', 'error', quota.key, message, [], fixes)];
  },
};

/**
 * A key opens only what a usage plan has.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
 */
export const keysWithoutPlan: GroupCheck = {
  ids: ['apigw-key-no-plan'],
  check(scope) {
    if (!isWhole(scope)) return [];
    const first = new Map<Resource, Node>();
    for (const { api, at } of keyed(scope)) if (!first.has(api)) first.set(api, at);
    return [...first].flatMap(([api, at]) => (isCovered(api, scope) ? [] : [withoutPlan(api, at)]));
  },
};

function withoutPlan(api: Resource, at: Node): Finding {
  const message = `${api.logicalId} requires an API key, but no usage plan here covers it`;
  const related = [{ at: api.key, message: 'The API without a usage plan.' }];
  // SAM makes the key, too.
  const title = `Let SAM make a usage plan for ${api.logicalId}`;
  const fixes =
    api.type === 'AWS::Serverless::Api' ? [put(api, 'Auth.UsagePlan.CreateUsagePlan', 'PER_API', title)] : [];
  return finding('apigw-key-no-plan', 'warning', at, message, related, fixes);
}

const keyedTypes = [
  'AWS::ApiGateway::Method',
  'AWS::ApiGateway::RestApi',
  'AWS::Serverless::Api',
  'AWS::Serverless::Function',
];

/** APIs of this template that ask for a key, with the place where they do. */
function keyed(scope: Scope): readonly Keyed[] {
  return keyedTypes.flatMap(type => scope.list(type, keyedBy));
}

interface Keyed {
  readonly api: Resource;
  readonly at: Node;
}

function keyedBy(resource: Resource, scope: Scope): readonly Keyed[] {
  if (resource.type === 'AWS::ApiGateway::RestApi') return keyedInDocument(resource);
  if (resource.type === 'AWS::Serverless::Api')
    return isPlanned(resource, scope) ? [] : [...keyedItself(resource, scope), ...keyedInDocument(resource)];
  if (resource.type === 'AWS::Serverless::Function') return keyedEvents(resource, scope);
  return keyedOperation(resource, 'ApiKeyRequired', scope);
}

function keyedItself(api: Resource, scope: Scope): readonly Keyed[] {
  const required = property(api, 'Auth.ApiKeyRequired', scope);
  return required.boolean === true ? [{ api, at: required.place }] : [];
}

function keyedInDocument(api: Resource): readonly Keyed[] {
  return keyRequirementsIn(api).map(at => ({ api, at }));
}

/** Events of an API that the template names; the one that SAM makes by itself has no logical ID to speak of. */
function keyedEvents(fn: Resource, scope: Scope): readonly Keyed[] {
  return eventsOf(fn, scope).flatMap(({ properties }) => keyedOperation(properties, 'Auth.ApiKeyRequired', scope));
}

function keyedOperation(operation: Resource | Property, path: string, scope: Scope): readonly Keyed[] {
  const required = property(operation, path, scope);
  const api = target(property(operation, 'RestApiId', scope), scope)?.resource;
  if (required.boolean !== true || api === undefined) return [];
  if (api.type === 'AWS::Serverless::Api') return isPlanned(api, scope) ? [] : [{ api, at: required.place }];
  return api.type === 'AWS::ApiGateway::RestApi' ? [{ api, at: required.place }] : [];
}

/** Whether SAM makes a plan for it, or the template leaves that open. */
function isPlanned(api: Resource, scope: Scope): boolean {
  return property(api, 'Auth.UsagePlan', scope).kind !== 'absent';
}

/** True as well where a plan or a key may be for this API. */
function isCovered(api: Resource, scope: Scope): boolean {
  const covers = (type: string, path: string) =>
    scope.resourcesOfType(type).some(one => mayBe(api, property(one, path, scope), scope));
  return covers('AWS::ApiGateway::UsagePlan', 'ApiStages') || covers('AWS::ApiGateway::ApiKey', 'StageKeys');
}

/**
 * Without a throttle, one caller can use up what all APIs of the account share.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export const throttles: Check = {
  ids: ['apigw-no-throttle'],
  types: ['AWS::ApiGateway::Stage', 'AWS::Serverless::Api'],
  check(stage, scope) {
    const api = apiOf(stage, scope);
    // A plan for an API of another stack is there, and its endpoint.
    if (api === undefined || hasThrottle(stage, scope) || hasPlan(api, scope) || isPrivate(api, scope)) return [];
    const message = `${stage.logicalId} has no throttle of its own`;
    return [finding('apigw-no-throttle', 'information', stage.key, message)];
  },
};

/** Callers of a private API are in a network of its owner's choice. */
function isPrivate(api: Resource, scope: Scope): boolean {
  const { text } = property(api, 'EndpointConfiguration', scope);
  if (text !== undefined) return text === 'PRIVATE';
  return ['EndpointConfiguration.Type', 'EndpointConfiguration.Types'].some(path => {
    const type = property(api, path, scope);
    if (type.kind === 'absent') return false;
    const texts = type.text === undefined ? items(type, scope)?.map(({ text: one }) => one) : [type.text];
    return texts?.includes('PRIVATE') ?? true;
  });
}

function apiOf(stage: Resource, scope: Scope): Resource | undefined {
  if (stage.type === 'AWS::Serverless::Api') return stage;
  return target(property(stage, 'RestApiId', scope), scope)?.resource;
}

/** True as well where a plan may be for this API; the plan of another API throttles nothing here. */
function hasPlan(api: Resource, scope: Scope): boolean {
  const plans = scope.resourcesOfType('AWS::ApiGateway::UsagePlan');
  return plans.some(plan => mayBe(api, property(plan, 'ApiStages', scope), scope));
}

/** True as well where the template leaves it open. */
function hasThrottle(stage: Resource, scope: Scope): boolean {
  if (stage.type === 'AWS::Serverless::Api') {
    const plan = property(stage, 'Auth.UsagePlan', scope);
    if (plan.kind !== 'absent' && property(plan, 'CreateUsagePlan', scope).text !== 'NONE') return true;
  }
  const settings = property(stage, 'MethodSettings', scope);
  if (settings.kind === 'absent') return false;
  if (settings.kind !== 'one' || settings.node.kind !== 'sequence') return true;
  const { properties } = stage;
  const names = ['ThrottlingRateLimit', 'ThrottlingBurstLimit'];
  return names.some(name => sitesOf(properties, ['MethodSettings', '*', name], scope).length > 0);
}
