import { policyLimit } from '../support/policyLimit';

/** Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html */
const limit = {
  id: 'apigw-policy',
  most: 8192,
  unit: 'characters',
  severity: 'warning',
  reason: 'an API policy has at most 8,192 by default',
} as const;

export const resourcePolicy = policyLimit({ ...limit, types: ['AWS::ApiGateway::RestApi'], path: ['Policy'] });

/** What SAM takes over as written; the statements that it makes itself come on top. */
export const samPolicy = policyLimit({
  ...limit,
  types: ['AWS::Serverless::Api'],
  path: ['Auth', 'ResourcePolicy', 'CustomStatements'],
});
