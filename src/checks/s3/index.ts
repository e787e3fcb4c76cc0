import type { Check, GroupCheck, TemplateCheck } from '../check';
import { bucketName } from './bucketName';
import { bucketPolicy } from './bucketPolicy';
import { notifications } from './notifications';
import { versions } from './versions';

export const checks: readonly Check[] = [bucketName, bucketPolicy, notifications, versions];

export const groupChecks: readonly GroupCheck[] = [];

export const templateChecks: readonly TemplateCheck[] = [];
