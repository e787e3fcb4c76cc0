import { type Entry, entryOf, type Node } from '../../../syntax/tree';
import { entriesIn, isOpen } from '../../../template/model/intrinsics';
import { dependsOn } from '../../../template/model/mentions';
import { type Check, finding, lack, property, type Resource, type Scope, target } from '../../api';
import { eventsOf } from '../support/events';
import { documentOf, pathsOf } from './openApi';

const code = 'apigw-integration';
const methods = /^(?:get|put|post|delete|options|head|patch|x-amazon-apigateway-any-method)$/;
const integration = 'x-amazon-apigateway-integration';

/**
 * A method that an OpenAPI document describes says what stands behind it.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
export const missingIntegrations: Check = {
  ids: [code],
  types: ['AWS::ApiGateway::RestApi', 'AWS::Serverless::Api'],
  check(api, scope) {
    const document = documentOf(api);
    const paths = entryOf(document, 'paths')?.value;
    if (document === undefined || isOpen(document) || isOpen(paths) || !isDeployed(api, scope)) return [];
    return pathsOf(api).flatMap(path =>
      operationsIn(path.value).map(({ key }) => {
        const message = `${key.value} ${path.key.value} has no integration, so API Gateway refuses to deploy ${api.logicalId}. {document}`;
        return finding(code, 'error', key, message);
      }),
    );
  },
};

/**
 * A method that stands in the template has its integration there too.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
 */
export const methodIntegrations: Check = {
  ids: [code],
  types: ['AWS::ApiGateway::Method'],
  check(method, scope) {
    const api = target(property(method, 'RestApiId', scope), scope)?.resource;
    if (api === undefined || property(method, 'Integration', scope).kind !== 'absent') return [];
    const deployments = partsOf(api, 'AWS::ApiGateway::Deployment', scope);
    if (deployments.length === 0) return [];
    // One that doesn't wait for the method may be made before it.
    const isDeployed = deployments.some(one => dependsOn(one).includes(method.logicalId));
    const message = `${method.logicalId} has no Integration, so API Gateway refuses to deploy ${api.logicalId}. {method}`;
    return [lack(code, isDeployed ? 'error' : 'warning', method.key, message)];
  },
};

function operationsIn(path: Node): readonly Entry[] {
  if (isOpen(path) || entryOf(path, '$ref') !== undefined) return [];
  return (entriesIn(path) ?? []).filter(({ key, value }) => {
    if (!methods.test(key.value) || isOpen(value) || entriesIn(value) === undefined) return false;
    return entryOf(value, integration) === undefined;
  });
}

/** Whether all that it has is deployed here, and nobody else adds to it. */
function isDeployed(api: Resource, scope: Scope): boolean {
  const has = (type: string) => partsOf(api, type, scope).length > 0;
  if (has('AWS::ApiGateway::Method')) return false;
  if (api.type !== 'AWS::Serverless::Api') return has('AWS::ApiGateway::Deployment');
  // SAM writes the integrations of its events into the document.
  return !['AWS::Serverless::Function', 'AWS::Serverless::StateMachine'].some(type =>
    scope.resourcesOfType(type).some(one => eventsOf(one, scope).some(event => event.type === 'Api')),
  );
}

function partsOf(api: Resource, type: string, scope: Scope): readonly Resource[] {
  return scope.resourcesOfType(type).filter(one => target(property(one, 'RestApiId', scope), scope)?.resource === api);
}
