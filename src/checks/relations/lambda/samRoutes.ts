import type { Node } from '../../../syntax/tree';
import type { Reading } from '../../../template/worlds/scope';
import { type Finding, finding, type GroupCheck, property, type Resource, type Scope, target } from '../../api';
import { eventsOf, type SamEvent } from '../support/events';

const code = 'sam-route';

/** A method of a path that an event takes. */
interface Route {
  readonly resource: Resource;
  readonly at: Node;
  /** In words: `get /orders`. */
  readonly name: string;
  /** The same with its API; two that are alike clash. */
  readonly key: string;
}

/**
 * SAM refuses two events for the same method of the same path.
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-api.html
 */
export const samRoutes: GroupCheck = {
  ids: [code],
  check(scope) {
    const routes = ['AWS::Serverless::Function', 'AWS::Serverless::StateMachine'].flatMap(type =>
      scope.list(type, routesOf),
    );
    const first = new Map<string, Route>();
    return routes.flatMap(route => {
      const other = first.get(route.key);
      if (other === undefined) first.set(route.key, route);
      return other === undefined ? [] : [clash(route, other)];
    });
  },
};

function clash({ at, name, resource }: Route, other: Route): Finding {
  const whose = other.resource === resource ? 'another event here' : other.resource.logicalId;
  const message = `${name} belongs to ${whose} too, so SAM refuses the template. Change one of them.`;
  return finding(code, 'error', at, message, [{ at: other.at, message: `${name} is taken here.` }]);
}

const routesOf: Reading<readonly Route[]> = (resource, scope) =>
  resource.isLooped ? [] : eventsOf(resource, scope).flatMap(event => routeOf(event, resource, scope));

function routeOf({ type, properties }: SamEvent, resource: Resource, scope: Scope): readonly Route[] {
  if (type !== 'Api' && type !== 'HttpApi') return [];
  const [path, method] = [property(properties, 'Path', scope), property(properties, 'Method', scope)];
  const api = apiOf(property(properties, type === 'Api' ? 'RestApiId' : 'ApiId', scope), scope);
  if (api === undefined || path.text === undefined || method.text === undefined) return [];
  const name = `${method.text} ${path.text}`;
  const key = [type, api, path.text, method.text.toLowerCase()].join('\n');
  return [{ resource, at: path.written ?? resource.key, name, key }];
}

/** The logical ID of an API whose paths SAM puts together; empty for the one that it adds, undefined where that isn't told. */
function apiOf(id: ReturnType<typeof property>, scope: Scope): string | undefined {
  if (id.kind === 'absent') return '';
  const api = target(id, scope)?.resource;
  const isOwn = (name: string) => api !== undefined && property(api, name, scope).kind !== 'absent';
  return isOwn('DefinitionBody') || isOwn('DefinitionUri') ? undefined : api?.logicalId;
}
