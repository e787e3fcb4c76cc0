import type { Check, GroupCheck, TemplateCheck } from '../check';
import { batches } from './batches';
import { deadLetterQueues, fewAttempts } from './deadLetterQueues';
import { deliveryPolicies } from './deliveryPolicies';
import { filterPolicies, filterPolicyQuota } from './filterPolicies';
import { largeTopicSubscriptions, largeTopics } from './largeTopics';
import { partialBatch } from './partialBatch';
import { queueFailures } from './queueFailures';
import { queuePolicies, queuePolicySize } from './queuePolicies';
import { ruleFailures, rulePatterns } from './rules';
import { scaling } from './scaling';
import { sourceProperties } from './sourceProperties';
import { subscriptionFailures } from './subscriptionFailures';
import { subscriptionFilters } from './subscriptionFilters';
import { subscriptionKinds } from './subscriptionKinds';
import { subscriptionPermissions } from './subscriptionPermissions';
import { visibility } from './visibility';

export const checks: readonly Check[] = [
  visibility,
  batches,
  sourceProperties,
  partialBatch,
  scaling,
  deadLetterQueues,
  fewAttempts,
  queuePolicies,
  queuePolicySize,
  subscriptionKinds,
  largeTopics,
  filterPolicies,
  subscriptionFailures,
  deliveryPolicies,
  ruleFailures,
  rulePatterns,
];

export const groupChecks: readonly GroupCheck[] = [
  subscriptionPermissions,
  filterPolicyQuota,
  largeTopicSubscriptions,
  queueFailures,
  subscriptionFilters,
];

export const templateChecks: readonly TemplateCheck[] = [];
