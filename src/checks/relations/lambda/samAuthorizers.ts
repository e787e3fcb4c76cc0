import { type Check, finding, property, type Resource, type Scope, target } from '../../api';
import { eventsOf } from '../support/events';

const code = 'sam-authorizer';

const none = ['NONE', 'AWS_IAM'];

/**
 * An event names an authorizer of its API.
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-apifunctionauth.html
 */
export const samAuthorizers: Check = {
  ids: [code],
  types: ['AWS::Serverless::Function'],
  check(fn, scope) {
    return eventsOf(fn, scope).flatMap(({ properties: event }) => {
      const named = event && property(event, 'Auth.Authorizer', scope);
      const api =
        event && (target(property(event, 'RestApiId', scope), scope) ?? target(property(event, 'ApiId', scope), scope));
      if (named?.kind !== 'one' || named.text === undefined || none.includes(named.text)) return [];
      const known = api?.attribute === undefined && api !== undefined ? authorizersOf(api.resource, scope) : undefined;
      if (known === undefined || known.includes(named.text)) return [];
      const [only, ...others] = known;
      const wayOut = only !== undefined && others.length === 0 ? `Use ${only}.` : 'Name one of Auth.Authorizers.';
      const message = `${api?.resource.logicalId} has no authorizer ${named.text}, so SAM refuses the template. ${wayOut}`;
      return [finding(code, 'error', named.written, message)];
    });
  },
};

/** The names of an API's authorizers; undefined where something may add some. */
function authorizersOf(api: Resource, scope: Scope): readonly string[] | undefined {
  if (!/^AWS::Serverless::(?:HttpApi|Api)$/.test(api.type)) return undefined;
  return property(api, 'Auth.Authorizers', scope).entries?.map(({ key }) => key.value);
}
