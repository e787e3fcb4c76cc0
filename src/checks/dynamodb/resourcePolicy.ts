import { policyLimit } from '../support/policyLimit';

/** Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-considerations.html */
export const resourcePolicy = policyLimit({
  id: 'ddb-policy',
  types: ['AWS::DynamoDB::Table'],
  path: ['ResourcePolicy', 'PolicyDocument'],
  most: 20_480,
  severity: 'error',
  reason: "a table's policy holds 20 KB",
  fix: 'Join statements, or grant the rest with policies of the roles that use the table.',
});
