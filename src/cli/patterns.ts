import { carriedPatterns } from '../patterns/bundled';
import { findPattern } from '../patterns/library';
import type { FormName } from '../patterns/pattern';
import { templateOf } from '../patterns/render';
import type { Language } from '../syntax/tree';
import { print, printJson } from './output';
import { UsageError } from './usageError';

/** Lists the patterns. */
export function patterns({ format }: { readonly format: 'text' | 'json' }): void {
  const listed = carriedPatterns.map(({ id, title, forms }) => ({ id, title, forms: forms.map(form => form.name) }));
  if (format === 'json') printJson({ patterns: listed });
  else print(listed.map(({ id, title, forms }) => `${id} (${forms.join(', ')}): ${title}`).join('\n'));
}

/** Prints a pattern as a complete template; without a form, in the one that it has, CloudFormation first. */
export function showPattern(id: string, options: { readonly form?: FormName; readonly language: Language }): void {
  const pattern = findPattern(carriedPatterns, id);
  if (pattern === undefined) throw new UsageError(`there is no pattern ${id}; "fieldnotes patterns" lists them`);
  const form = options.form ?? pattern.forms[0]?.name ?? 'cfn';
  const template = templateOf(pattern, form, options.language);
  if (template === undefined) throw new UsageError(`pattern ${id} has no ${form} form`);
  print(template.trimEnd());
}
