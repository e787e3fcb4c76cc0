import { entryOf, type Node } from '../../syntax/tree';
import { booleanOf, stringOf } from '../../template/scalars';
import type { Resource, Template } from '../../template/template';
import { remembered } from '../support/remembered';

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

/** The APIs that events bring about, with their deployment and stage. */
const impliedApis: ReadonlyMap<string, { readonly property: string; readonly count: number }> = new Map([
  ['Api', { property: 'RestApiId', count: 3 }],
  ['HttpApi', { property: 'ApiId', count: 2 }],
]);

/** At least how many resources SAM adds to those that the template names. */
export function madeBySam({ resources }: Template): number {
  let count = 0;
  const implied = new Set<string>();
  for (const resource of resources.values()) {
    const made = madeFor(resource);
    count += made.count;
    for (const type of made.implied) implied.add(type);
  }
  return [...implied].reduce((sum, type) => sum + (impliedApis.get(type)?.count ?? 0), count);
}

/** What one resource brings about, and the kinds of APIs that its events share with others. */
const madeFor = remembered((resource: Resource) => {
  let count = apiResources.get(resource.type) ?? 0;
  const implied: string[] = [];
  if (!takesEvents(resource)) return { count, implied };
  count += besideFunction(resource);
  for (const { type, properties } of eventsOf(resource)) {
    count += eventResources.get(type) ?? 0;
    const api = impliedApis.get(type);
    if (api !== undefined && entryOf(properties, api.property) === undefined) implied.push(type);
  }
  return { count, implied };
});

function takesEvents({ type }: Resource): boolean {
  return type === 'AWS::Serverless::Function' || type === 'AWS::Serverless::StateMachine';
}

/** The role, the version and its alias, the address. */
function besideFunction({ properties, type }: Resource): number {
  const has = (name: string) => entryOf(properties, name) !== undefined;
  const role = has('Role') ? 0 : 1;
  if (type !== 'AWS::Serverless::Function') return role;
  const alias = entryOf(properties, 'AutoPublishAlias')?.value;
  const isPublished = alias !== undefined && booleanOf(alias) !== false;
  return role + (isPublished ? 2 : 0) + (has('FunctionUrlConfig') ? 1 : 0);
}

function eventsOf({
  properties,
}: Resource): readonly { readonly type: string; readonly properties: Node | undefined }[] {
  const events = entryOf(properties, 'Events')?.value;
  if (events?.kind !== 'mapping') return [];
  return events.entries.flatMap(({ value }) => {
    const type = entryOf(value, 'Type')?.value;
    const name = type && stringOf(type);
    return name === undefined ? [] : [{ type: name, properties: entryOf(value, 'Properties')?.value }];
  });
}
