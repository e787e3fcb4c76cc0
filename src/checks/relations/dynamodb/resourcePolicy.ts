import type { Check } from '../../api';
import { policyLimit } from '../support/policyLimit';

const limit = {
  id: 'ddb-policy',
  most: 20_480,
  unit: 'bytes',
  severity: 'error',
  reason: "a table's policy holds 20 KB",
} as const;

const document = ['ResourcePolicy', 'PolicyDocument'];

/**
 * A table has one policy, a global table one in each replica.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-considerations.html
 */
export const resourcePolicies: readonly Check[] = [
  policyLimit({ ...limit, types: ['AWS::DynamoDB::Table'], path: document }),
  policyLimit({ ...limit, types: ['AWS::DynamoDB::GlobalTable'], path: ['Replicas', '*', ...document] }),
];
