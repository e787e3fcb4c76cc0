import type { Check, GroupCheck, TemplateCheck } from '../check';
import { body } from './body';
import { counts } from './counts';
import { dynamicReferences } from './dynamicReferences';
import { formatVersion } from './formatVersion';
import { logicalIdForms, nameForms } from './nameForms';
import { logicalIds, names } from './names';
import { samTransform } from './samTransform';

export const checks: readonly Check[] = [logicalIdForms, logicalIds];

export const groupChecks: readonly GroupCheck[] = [];

export const templateChecks: readonly TemplateCheck[] = [
  body,
  counts,
  dynamicReferences,
  formatVersion,
  nameForms,
  names,
  samTransform,
];
