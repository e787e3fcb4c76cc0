import type { BaseCheck, Check, GroupCheck, TemplateCheck } from '../check';
import { attributeDefinitions } from './attributeDefinitions';
import { billing } from './billing';
import { daxZones } from './dax';
import { globalTableReplicas, globalTableStream } from './globalTables';
import { indexChanges } from './indexChanges';
import { globalIndexKeys, localIndexKeys } from './indexKeys';
import { projections } from './projections';
import { resourcePolicies } from './resourcePolicy';
import { streamMissing, streamReaders } from './streams';
import { pointInTimeRecovery, timeToLive } from './upkeep';

export const checks: readonly Check[] = [
  attributeDefinitions,
  billing,
  daxZones,
  globalIndexKeys,
  globalTableReplicas,
  globalTableStream,
  localIndexKeys,
  pointInTimeRecovery,
  projections,
  ...resourcePolicies,
  streamMissing,
  timeToLive,
];

export const groupChecks: readonly GroupCheck[] = [streamReaders];

export const templateChecks: readonly TemplateCheck[] = [];

export const baseChecks: readonly BaseCheck[] = [indexChanges];
