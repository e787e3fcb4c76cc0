import type { Check, GroupCheck, TemplateCheck } from '../check';
import { body } from './body';
import { counts } from './counts';
import { dynamicReferences } from './dynamicReferences';
import { names } from './names';
import { samTransform } from './samTransform';

export const checks: readonly Check[] = [];

export const groupChecks: readonly GroupCheck[] = [];

export const templateChecks: readonly TemplateCheck[] = [body, counts, dynamicReferences, names, samTransform];
