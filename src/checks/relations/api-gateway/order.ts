import { sitesOf } from '../../../template/read/sites';
import { type Check, property, type Resource, type Scope, target } from '../../api';
import { isThere } from '../support/mentions';
import { notWaiting } from '../support/waiting';

/**
 * A deployment takes what the API has at that moment, so it has to wait for a method.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html
 */
export const deploymentOrder: Check = {
  ids: ['apigw-deployment-order'],
  types: ['AWS::ApiGateway::Deployment'],
  check(deployment, scope) {
    const api = target(property(deployment, 'RestApiId', scope), scope)?.resource;
    if (api?.type !== 'AWS::ApiGateway::RestApi' || hasDefinition(api, scope)) return [];
    const methods = scope.resourcesOfType('AWS::ApiGateway::Method').filter(method => {
      const owner = target(property(method, 'RestApiId', scope), scope)?.resource;
      return isThere(method, scope) === true && owner === api;
    });
    const why = 'so it may find no methods';
    return notWaiting(
      'apigw-deployment-order',
      deployment,
      methods,
      { at: deployment.key, why, wantsAll: true },
      scope,
    );
  },
};

function hasDefinition(api: Resource, scope: Scope): boolean {
  return ['Body', 'BodyS3Location', 'CloneFrom'].some(name => property(api, name, scope).kind !== 'absent');
}

/**
 * A stage writes logs with the role of the account, which has to be set before.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export const accountOrder: Check = {
  ids: ['apigw-account-order'],
  types: ['AWS::ApiGateway::Stage'],
  check(stage, scope) {
    const levels = sitesOf(stage.properties, ['MethodSettings', '*', 'LoggingLevel'], scope);
    const logs = levels.some(({ node }) => node.kind === 'scalar' && /^(?:INFO|ERROR)$/.test(node.value));
    const setting = property(stage, 'AccessLogSetting', scope);
    if (!logs && !setting.isSet) return [];
    const accounts = scope.resourcesOfType('AWS::ApiGateway::Account');
    const at = (setting.isSet ? setting.key : undefined) ?? levels[0]?.key ?? stage.key;
    const why = 'so API Gateway may have no role for logs';
    return notWaiting('apigw-account-order', stage, accounts, { at, why }, scope);
  },
};
