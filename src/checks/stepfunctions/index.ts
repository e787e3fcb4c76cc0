import type { Check, GroupCheck, TemplateCheck } from '../check';
import { definitions } from './definitions';
import { aliasWeights, machineProperties } from './properties';

export const checks: readonly Check[] = [definitions, machineProperties, aliasWeights];

export const groupChecks: readonly GroupCheck[] = [];

export const templateChecks: readonly TemplateCheck[] = [];
