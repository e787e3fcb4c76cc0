import type { Reading } from '../../../template/worlds/scope';
import { property, type Resource, type Scope } from '../../api';
import { eventsOf } from '../support/events';

/**
 * What SAM makes of an event beside the function: permissions, rules, mappings.
 * Source: https://github.com/aws/serverless-application-model/blob/develop/docs/internals/generated_resources.rst
 */
const eventResources: ReadonlyMap<string, number> = new Map([
  ['AlexaSkill', 1],
  ['Api', 1],
  ['CloudWatchEvent', 2],
  ['CloudWatchLogs', 2],
  ['Cognito', 1],
  ['DocumentDB', 1],
  ['DynamoDB', 1],
  ['EventBridgeRule', 2],
  ['HttpApi', 1],
  ['IoTRule', 2],
  ['Kinesis', 1],
  ['MQ', 1],
  ['MSK', 1],
  ['S3', 1],
  ['SNS', 1],
  ['SQS', 1],
  ['Schedule', 2],
  ['ScheduleV2', 1],
  ['SelfManagedKafka', 1],
]);

/** What SAM makes beside an API itself. */
const apiResources: ReadonlyMap<string, number> = new Map([
  ['AWS::Serverless::Api', 2],
  ['AWS::Serverless::HttpApi', 1],
]);

const types = ['AWS::Serverless::Function', 'AWS::Serverless::StateMachine', ...apiResources.keys()];

/** At least how many resources SAM adds to those that the template names. */
export function madeBySam(scope: Scope): number {
  const sum = (read: Reading<number>) => types.reduce((total, type) => total + scope.total(type, read), 0);
  return sum(madeFor) + (sum(restEvents) > 0 ? impliedRest : 0) + (sum(httpEvents) > 0 ? impliedHttp : 0);
}

/** What one resource brings about by itself. */
function madeFor(resource: Resource, scope: Scope): number {
  const count = apiResources.get(resource.type) ?? 0;
  if (!takesEvents(resource)) return count;
  const events = eventsOf(resource, scope).map(({ type }) => eventResources.get(type ?? '') ?? 0);
  return events.reduce((sum, event) => sum + event, count + besideFunction(resource, scope));
}

/** The API, its deployment and stage, that all events share which name none. */
const impliedRest = 3;
const impliedHttp = 2;

const restEvents = eventsWithout('Api', 'RestApiId');
const httpEvents = eventsWithout('HttpApi', 'ApiId');

/** How many events of a type leave the API to SAM. */
function eventsWithout(type: string, path: string): Reading<number> {
  return (resource, scope) =>
    takesEvents(resource)
      ? eventsOf(resource, scope).filter(
          event => event.type === type && property(event.properties, path, scope).kind === 'absent',
        ).length
      : 0;
}

function takesEvents({ type }: Resource): boolean {
  return type === 'AWS::Serverless::Function' || type === 'AWS::Serverless::StateMachine';
}

/** The role, the version and its alias, the address. */
function besideFunction(resource: Resource, scope: Scope): number {
  const role = property(resource, 'Role', scope).kind === 'absent' ? 1 : 0;
  if (resource.type !== 'AWS::Serverless::Function') return role;
  const alias = property(resource, 'AutoPublishAlias', scope);
  const isPublished = alias.isSet && alias.boolean !== false;
  return role + (isPublished ? 2 : 0) + (property(resource, 'FunctionUrlConfig', scope).isSet ? 1 : 0);
}
