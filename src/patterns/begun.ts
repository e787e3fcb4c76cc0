import type { Mapping } from '../syntax/tree';
import { formSections } from './source';

const sections = new Set<string>([
  ...formSections,
  ...['AWSTemplateFormatVersion', 'Description', 'Metadata', 'Transform', 'Globals', 'Rules', 'Hooks'],
]);

/** Whether a mapping has nothing that a template doesn't have: one that has only just been begun has no resources yet. */
export function hasSectionsOnly({ entries }: Mapping): boolean {
  return entries.length > 0 && entries.every(({ key }) => sections.has(key.value));
}

/** Nothing but blanks, comments, the beginning of a document, or the braces of an empty object. */
export function isBlank(text: string): boolean {
  return /^\uFEFF?(?:\s|#[^\n]*(?:\n|$)|---[ \t]*(?:\r?\n|$))*(?:\{\s*\}\s*)?$/.test(text);
}
