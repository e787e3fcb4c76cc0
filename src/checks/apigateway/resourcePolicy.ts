import { policyLimit } from '../support/policyLimit';

/** Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html */
export const resourcePolicy = policyLimit({
  id: 'apigw-policy',
  types: ['AWS::ApiGateway::RestApi'],
  path: ['Policy'],
  most: 8192,
  unit: 'characters',
  severity: 'warning',
  reason: "an API's policy holds 8,192 characters until the quota is raised",
  fix: 'Join statements, or let an authorizer or AWS WAF decide.',
});
