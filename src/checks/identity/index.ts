import type { Check, GroupCheck, TemplateCheck } from '../check';
import { poolRoles, roleMappings } from './identityPools';
import { inlinePolicySize } from './inlinePolicies';
import { managedPolicies } from './managedPolicies';
import { managedPolicySize, trustPolicySize } from './policySizes';
import { repeatedPolicies } from './repeatedPolicies';
import { roleTrust } from './roleTrust';
import { hostedRotation, rotationPermission, secretRotation } from './secretRotation';
import { secretText } from './secretText';
import { groupRoles, oauthClients } from './userPoolClients';
import { secondFactors } from './userPools';

export const checks: readonly Check[] = [
  groupRoles,
  hostedRotation,
  inlinePolicySize,
  managedPolicies,
  managedPolicySize,
  oauthClients,
  poolRoles,
  roleMappings,
  roleTrust,
  rotationPermission,
  secondFactors,
  secretRotation,
  secretText,
  trustPolicySize,
];

export const groupChecks: readonly GroupCheck[] = [repeatedPolicies];

export const templateChecks: readonly TemplateCheck[] = [];
