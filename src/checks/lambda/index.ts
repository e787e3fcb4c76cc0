import type { Check, GroupCheck, TemplateCheck } from '../check';
import { aliasVersions } from './aliasVersions';
import { apiTimeouts } from './apiTimeouts';
import { asyncFailures } from './asyncFailures';
import { provisionedSum, reservedSum } from './concurrency';
import { deployments } from './deployments';
import { destinationPermissions } from './destinationPermissions';
import { destinations } from './destinations';
import { environment } from './environment';
import { snapStart } from './snapStart';
import { logRetention, tracing } from './upkeep';

export const checks: readonly Check[] = [
  environment,
  snapStart,
  deployments,
  destinations,
  destinationPermissions,
  aliasVersions,
  apiTimeouts,
  tracing,
];

export const groupChecks: readonly GroupCheck[] = [reservedSum, provisionedSum, asyncFailures, logRetention];

export const templateChecks: readonly TemplateCheck[] = [];
