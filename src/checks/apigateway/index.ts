import type { Check, GroupCheck, TemplateCheck } from '../check';
import { counts } from './counts';
import { resourcePolicy, samPolicy } from './resourcePolicy';
import { httpTimeouts, restTimeouts } from './timeouts';
import { keysWithoutPlan, quotaPeriod, throttles } from './usagePlans';

export const checks: readonly Check[] = [httpTimeouts, quotaPeriod, resourcePolicy, restTimeouts, samPolicy, throttles];

export const groupChecks: readonly GroupCheck[] = [counts, keysWithoutPlan];

export const templateChecks: readonly TemplateCheck[] = [];
