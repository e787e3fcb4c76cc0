import type { Severity } from '../../../knowledge/note';
import { type Finding, finding, type GroupCheck, property, type Resource, type Scope, target } from '../../api';
import { eventsOf } from '../support/events';
import { isNear } from '../support/near';
import { numbers } from '../support/numbers';
import { pathsOf } from './openApi';

/** Resources of a type that belong to one owner, of which AWS allows so many by default. */
interface Quota {
  readonly type: string;
  /** The property that names the owner. */
  readonly owner: string;
  readonly most: number;
  readonly noun: string;
  /** What helps beside a higher quota. */
  readonly fix: string;
}

const severity: Severity = 'warning';

const stated = numbers['apigw-counts'];

const quotas: readonly Quota[] = [
  {
    type: 'AWS::ApiGateway::Stage',
    owner: 'RestApiId',
    most: stated.stages,
    noun: 'stages',
    fix: 'Give each environment a stack of its own',
  },
  {
    type: 'AWS::ApiGateway::Authorizer',
    owner: 'RestApiId',
    most: stated.authorizers,
    noun: 'authorizers',
    fix: 'Let one authorizer decide for several methods',
  },
  {
    type: 'AWS::ApiGatewayV2::Stage',
    owner: 'ApiId',
    most: stated.stages,
    noun: 'stages',
    fix: 'Give each environment a stack of its own',
  },
  {
    type: 'AWS::ApiGatewayV2::Authorizer',
    owner: 'ApiId',
    most: stated.authorizers,
    noun: 'authorizers',
    fix: 'Let one authorizer decide for several routes',
  },
  {
    type: 'AWS::ApiGatewayV2::Route',
    owner: 'ApiId',
    most: stated.routes,
    noun: 'routes',
    fix: 'Catch several paths with {proxy+}, divide the API',
  },
  {
    type: 'AWS::ApiGateway::UsagePlanKey',
    owner: 'KeyId',
    most: stated.plans,
    noun: 'usage plans',
    fix: 'Put several APIs into one plan',
  },
];

/**
 * What one API, or one key, has by default.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
export const counts: GroupCheck = {
  ids: ['apigw-counts'],
  check(scope) {
    return [...quotas.flatMap(quota => passed(quota, scope)), ...tooManyPaths(scope)];
  },
};

function passed({ type, most, noun, fix }: Quota, scope: Scope): readonly Finding[] {
  const numbers = new Map<Resource, number>();
  for (const one of scope.resourcesOfType(type)) {
    const resource = scope.of(one, ownerOf);
    if (resource !== undefined) numbers.set(resource, (numbers.get(resource) ?? 0) + 1);
  }
  return [...numbers].flatMap(([resource, number]) =>
    isNear(number, most) ? [aboveOrNear(resource, number, noun, most, fix)] : [],
  );
}

const ownerProperties: ReadonlyMap<string, string> = new Map([
  ...quotas.map(({ type, owner }) => [type, owner] as const),
  ['AWS::ApiGateway::Resource', 'RestApiId'],
]);

/** What a resource counts for; what may not be there isn't counted. */
function ownerOf(resource: Resource, scope: Scope): Resource | undefined {
  const name = ownerProperties.get(resource.type);
  return name === undefined ? undefined : target(property(resource, name, scope), scope)?.resource;
}

function aboveOrNear({ key, logicalId }: Resource, number: number, noun: string, most: number, fix: string): Finding {
  const wayOut = `${fix}, or ask for a higher quota.`;
  if (number <= most)
    return finding('apigw-counts', 'hint', key, `${logicalId} has ${number} of ${most} ${noun}. ${wayOut}`);
  const message = `${logicalId} has ${number} ${noun}, but an API has at most ${most} by default. ${wayOut}`;
  return finding('apigw-counts', severity, key, message);
}

/** A REST API has a resource for each part of a path: by itself, from an OpenAPI document, or from SAM events. */
function tooManyPaths(scope: Scope): readonly Finding[] {
  const numbers = new Map<Resource, number>();
  for (const one of scope.resourcesOfType('AWS::ApiGateway::Resource')) {
    const api = scope.of(one, ownerOf);
    if (api !== undefined) numbers.set(api, (numbers.get(api) ?? 1) + 1);
  }
  for (const [api, paths] of writtenPaths(scope)) numbers.set(api, (numbers.get(api) ?? 0) + nodesOf(paths));
  const fix = 'Catch several paths with {proxy+}, divide the API';
  return [...numbers].flatMap(([api, number]) =>
    isNear(number, stated.resources) ? [aboveOrNear(api, number, 'resources', stated.resources, fix)] : [],
  );
}

function writtenPaths(scope: Scope): ReadonlyMap<Resource, readonly string[]> {
  const paths = new Map<Resource, string[]>();
  for (const type of ['AWS::ApiGateway::RestApi', 'AWS::Serverless::Api']) {
    for (const api of scope.resourcesOfType(type))
      paths.set(
        api,
        pathsOf(api).map(({ key }) => key.value),
      );
  }
  for (const { api, path } of scope.list('AWS::Serverless::Function', eventPaths)) paths.get(api)?.push(path);
  return new Map([...paths].filter(([, list]) => list.length > 0));
}

function eventPaths(fn: Resource, scope: Scope): readonly { readonly api: Resource; readonly path: string }[] {
  return eventsOf(fn, scope).flatMap(({ properties }) => {
    const path = property(properties, 'Path', scope).text;
    const api = target(property(properties, 'RestApiId', scope), scope)?.resource;
    return api === undefined || path === undefined ? [] : [{ api, path }];
  });
}

/** `/orders/{id}` is the root, `/orders` and `/orders/{id}`. */
function nodesOf(paths: readonly string[]): number {
  const nodes = new Set(['']);
  for (const path of paths) {
    const parts = path.split('/').filter(Boolean);
    parts.forEach((_, index) => void nodes.add(parts.slice(0, index + 1).join('/')));
  }
  return nodes.size;
}
