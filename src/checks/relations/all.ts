import type { BaseCheck, Check, GroupCheck, TemplateCheck } from '../api';
import { counts as apiCounts } from './api-gateway/counts';
import { methodIntegrations, missingIntegrations } from './api-gateway/missingIntegrations';
import { parameters } from './api-gateway/parameters';
import { samStageOrder } from './api-gateway/samStageOrder';
import { httpTimeouts, restTimeouts } from './api-gateway/timeouts';
import { keysWithoutPlan, quotaPeriod, throttles } from './api-gateway/usagePlans';
import { generatedPassword, parameterFamily, windows } from './aurora/databases';
import { certificates } from './certificate-manager/certificates';
import { addresses } from './cloudformation/addresses';
import { body } from './cloudformation/body';
import { conditionalOutputs } from './cloudformation/conditionalOutputs';
import { conditionalReferences } from './cloudformation/conditionalReferences';
import { counts } from './cloudformation/counts';
import { customResources } from './cloudformation/customResources';
import { cycles } from './cloudformation/cycles';
import { exportNames, exports, parameterFields, parameterTypes } from './cloudformation/declarations';
import { dynamicReferences } from './cloudformation/dynamicReferences';
import { formatVersion } from './cloudformation/formatVersion';
import { functionArguments, functionsBeside } from './cloudformation/functionArguments';
import { globals } from './cloudformation/globals';
import { jsonTexts } from './cloudformation/jsonTexts';
import { languageExtensions } from './cloudformation/languageExtensions';
import { mappingKeys } from './cloudformation/mappingKeys';
import { logicalIdForms, nameForms } from './cloudformation/nameForms';
import { logicalIds, names } from './cloudformation/names';
import { numbers } from './cloudformation/numbers';
import { recorderOrder } from './cloudformation/recorderOrder';
import { records } from './cloudformation/records';
import { replacements } from './cloudformation/replacements';
import { resourceAttributes } from './cloudformation/resourceAttributes';
import { samTransform } from './cloudformation/samTransform';
import { sectionNames } from './cloudformation/sections';
import { secureReferences } from './cloudformation/secureReferences';
import { takenNames } from './cloudformation/takenNames';
import { yamlTexts } from './cloudformation/yamlTexts';
import { zones } from './cloudformation/zones';
import { trailPrefix } from './cloudtrail/trailPrefix';
import { trailSettings } from './cloudtrail/trails';
import { filterGroups } from './cloudwatch/logGroups';
import { returnedMetrics } from './cloudwatch/returnedMetrics';
import { subscriptionFilters } from './cloudwatch/subscriptionFilters';
import { poolRoles, roleMappings } from './cognito-identity-pools/identityPools';
import { roleTrust } from './cognito-identity-pools/roleTrust';
import { attributeChanges } from './cognito-user-pools/attributeChanges';
import { providerOrder } from './cognito-user-pools/order';
import { groupRoles, oauthClients } from './cognito-user-pools/userPoolClients';
import { secondFactors } from './cognito-user-pools/userPools';
import { daxZones } from './dax/dax';
import { ecsGroups, trafficRouting } from './deployments/codeDeploy';
import { attributeDefinitions } from './dynamodb/attributeDefinitions';
import { billing } from './dynamodb/billing';
import { globalTableReplicas, globalTableStream } from './dynamodb/globalTables';
import { indexChanges } from './dynamodb/indexChanges';
import { globalIndexKeys, localIndexKeys } from './dynamodb/indexKeys';
import { projections } from './dynamodb/projections';
import { streamMissing, streamReaders } from './dynamodb/streams';
import { pointInTimeRecovery, timeToLive } from './dynamodb/upkeep';
import { imageLifecycle } from './ecr/imageLifecycle';
import { containers } from './ecs/containers';
import { essentialContainers, execRole, fargateServices, strategies } from './ecs/ecsServices';
import { fargateTasks } from './ecs/fargateTasks';
import { loadBalancers } from './ecs/loadBalancers';
import { bucketEvents } from './eventbridge/bucketEvents';
import { patternForm } from './eventbridge/patternForm';
import { placeholders } from './eventbridge/placeholders';
import { ruleFailures, rulePatterns } from './eventbridge/rules';
import { scheduleSource } from './eventbridge/scheduleSource';
import { targetTypes } from './eventbridge/targetTypes';
import { actionServices } from './iam/actionServices';
import { inlinePolicySize } from './iam/inlinePolicies';
import { keyLockout } from './iam/keyLockout';
import { managedPolicies } from './iam/managedPolicies';
import { repeatedPolicies } from './iam/repeatedPolicies';
import { samManagedPolicies } from './iam/samManagedPolicies';
import { statementForm } from './iam/statementForm';
import { aliasVersions } from './lambda/aliasVersions';
import { apiTimeouts } from './lambda/apiTimeouts';
import { asyncFailures } from './lambda/asyncFailures';
import { batches } from './lambda/batches';
import { provisionedSum, reservedSum } from './lambda/concurrency';
import { deployments } from './lambda/deployments';
import { destinations } from './lambda/destinations';
import { edgeFunctions } from './lambda/edgeFunctions';
import { environment } from './lambda/environment';
import { partialBatch } from './lambda/partialBatch';
import { permissionSource } from './lambda/permissionSource';
import { policySum } from './lambda/policySum';
import { queueOfSam } from './lambda/queueOfSam';
import { samAuthorizers } from './lambda/samAuthorizers';
import { samEventTargets } from './lambda/samEventTargets';
import { samPolicies } from './lambda/samPolicies';
import { samRequired } from './lambda/samRequired';
import { samRoutes } from './lambda/samRoutes';
import { scaling } from './lambda/scaling';
import { snapStart } from './lambda/snapStart';
import { sourceProperties } from './lambda/sourceProperties';
import { logRetention } from './lambda/upkeep';
import { visibility } from './lambda/visibility';
import { impossibleNames, references } from './resource-schema/references';
import { bucketName } from './s3/bucketName';
import { notifications } from './s3/notifications';
import { overlaps } from './s3/overlaps';
import { policyResources } from './s3/policyResources';
import { publicPolicy } from './s3/publicPolicy';
import { versions } from './s3/versions';
import { hostedRotation, secretRotation } from './secrets-manager/secretRotation';
import { secretText } from './secrets-manager/secretText';
import { deliveryPolicies } from './sns/deliveryPolicies';
import { filterPolicies, filterPolicyQuota } from './sns/filterPolicies';
import { largeTopicSubscriptions, largeTopics } from './sns/largeTopics';
import { subscriptionFailures } from './sns/subscriptionFailures';
import { subscriptionKinds } from './sns/subscriptionKinds';
import { deadLetterQueues, fewAttempts } from './sqs/deadLetterQueues';
import { queueFailures } from './sqs/queueFailures';
import { queuePolicies } from './sqs/queuePolicies';
import { definitions } from './step-functions/definitions';
import { fields } from './step-functions/fields';
import { paths } from './step-functions/paths';
import { aliasWeights, machineProperties } from './step-functions/properties';
import { transitions } from './step-functions/transitions';
import { unsubstituted } from './step-functions/unsubstituted';
import { tracing } from './x-ray/tracing';

/** Every check that is code; a test compares the list with the folders. */
export const allChecks: readonly Check[] = [
  customResources,
  providerOrder,
  statementForm,
  actionServices,
  permissionSource,
  queueOfSam,
  httpTimeouts,
  quotaPeriod,
  samStageOrder,
  scheduleSource,
  trailPrefix,
  restTimeouts,
  throttles,
  attributeDefinitions,
  billing,
  daxZones,
  globalIndexKeys,
  globalTableReplicas,
  globalTableStream,
  localIndexKeys,
  pointInTimeRecovery,
  projections,
  streamMissing,
  timeToLive,
  groupRoles,
  hostedRotation,
  inlinePolicySize,
  managedPolicies,
  oauthClients,
  poolRoles,
  roleMappings,
  roleTrust,
  samManagedPolicies,
  secondFactors,
  secretRotation,
  secretText,
  environment,
  snapStart,
  deployments,
  destinations,
  aliasVersions,
  apiTimeouts,
  tracing,
  visibility,
  batches,
  sourceProperties,
  partialBatch,
  scaling,
  deadLetterQueues,
  fewAttempts,
  queuePolicies,
  subscriptionKinds,
  largeTopics,
  filterPolicies,
  subscriptionFailures,
  deliveryPolicies,
  ruleFailures,
  rulePatterns,
  certificates,
  ecsGroups,
  execRole,
  fargateServices,
  fargateTasks,
  loadBalancers,
  imageLifecycle,
  strategies,
  trafficRouting,
  trailSettings,
  bucketName,
  notifications,
  publicPolicy,
  filterGroups,
  versions,
  definitions,
  transitions,
  machineProperties,
  aliasWeights,
  logicalIdForms,
  logicalIds,
  parameters,
  generatedPassword,
  parameterFamily,
  windows,
  bucketEvents,
  patternForm,
  targetTypes,
  records,
  zones,
  missingIntegrations,
  samRequired,
  functionArguments,
  mappingKeys,
  resourceAttributes,
  jsonTexts,
  secureReferences,
  edgeFunctions,
  essentialContainers,
  keyLockout,
  policyResources,
  recorderOrder,
  samAuthorizers,
  samEventTargets,
  unsubstituted,
  yamlTexts,
  samPolicies,
  returnedMetrics,
  placeholders,
  fields,
  paths,
  conditionalReferences,
  containers,
  methodIntegrations,
];

export const allGroupChecks: readonly GroupCheck[] = [
  apiCounts,
  keysWithoutPlan,
  streamReaders,
  repeatedPolicies,
  policySum,
  reservedSum,
  provisionedSum,
  asyncFailures,
  logRetention,
  filterPolicyQuota,
  largeTopicSubscriptions,
  queueFailures,
  overlaps,
  samRoutes,
  subscriptionFilters,
  addresses,
  conditionalOutputs,
];

export const allTemplateChecks: readonly TemplateCheck[] = [
  body,
  counts,
  cycles,
  dynamicReferences,
  formatVersion,
  nameForms,
  names,
  references,
  impossibleNames,
  numbers,
  samTransform,
  globals,
  exports,
  parameterTypes,
  parameterFields,
  exportNames,
  functionsBeside,
  languageExtensions,
  sectionNames,
];

export const allBaseChecks: readonly BaseCheck[] = [attributeChanges, indexChanges, replacements, takenNames];

/** Whether a text has anything that is compared with an earlier version. */
export function isCompared(text: string): boolean {
  return allBaseChecks.some(({ types }) => types.some(type => text.includes(type)));
}
