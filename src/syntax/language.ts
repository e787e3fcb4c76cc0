import type { Language } from './tree';

/** The endings that templates have, by CloudFormation's own advice; what a file holds is told by content. */
export const templateEndings = ['yaml', 'yml', 'json', 'jsonc', 'template', 'cfn', 'tmpl', 'txt'];

/** The language of a file that no editor knows: the ending tells, and where it doesn't, the first character. */
export function languageOfFile(name: string, text: string): Language {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase();
  if (ending === 'yaml' || ending === 'yml') return 'yaml';
  if (ending === 'json' || ending === 'jsonc') return 'json';
  return /^\uFEFF?\s*\{/.test(text) ? 'json' : 'yaml';
}
