import type { Check } from '../../api';
import { policyLimit } from '../support/policyLimit';

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const managedPolicySize = policyLimit({
  id: 'iam-managed-size',
  types: ['AWS::IAM::ManagedPolicy'],
  path: ['PolicyDocument'],
  most: 6144,
  unit: 'characters' as const,
  severity: 'error',
  reason: 'a managed policy holds 6,144',
  fix: '{divide}',
});

const trust = {
  id: 'iam-managed-size',
  types: ['AWS::IAM::Role'],
  path: ['AssumeRolePolicyDocument'],
  unit: 'characters' as const,
  fix: '{join}',
};

const longestTrust = policyLimit({
  ...trust,
  most: 8192,
  severity: 'error',
  reason: "a trust policy can't exceed 8,192",
});

const usualTrust = policyLimit({
  ...trust,
  most: 2048,
  severity: 'warning',
  reason: 'a trust policy holds 2,048 by default',
});

/** The trust policy is longer than usual only where the quota was raised. */
export const trustPolicySize: Check = {
  ...longestTrust,
  check(role, scope) {
    const [broken] = longestTrust.check(role, scope);
    return broken?.severity === 'error' ? [broken] : usualTrust.check(role, scope);
  },
};
