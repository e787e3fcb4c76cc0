import type { Check } from '../../findings/check';
import { policyLimit } from '../support/policyLimit';

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const managedPolicySize = policyLimit({
  id: 'iam-managed-size',
  types: ['AWS::IAM::ManagedPolicy'],
  path: ['PolicyDocument'],
  most: 6144,
  unit: 'characters' as const,
  severity: 'error',
  reason: 'a managed policy holds 6,144, and this limit is never raised',
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
  most: 4096,
  severity: 'error',
  reason: 'no quota lets a trust policy have more than 4,096',
});

const usualTrust = policyLimit({
  ...trust,
  most: 2048,
  severity: 'warning',
  reason: 'a trust policy has 2,048 until the quota is raised',
});

/** The trust policy is longer than usual only where the quota was raised. */
export const trustPolicySize: Check = {
  ...longestTrust,
  check(role, scope) {
    const [broken] = longestTrust.check(role, scope);
    return broken?.severity === 'error' ? [broken] : usualTrust.check(role, scope);
  },
};
