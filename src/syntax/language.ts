import type { Language } from './tree';

/** The endings that templates have, by CloudFormation's own advice; what a file holds is told by content. */
export const templateEndings = ['yaml', 'yml', 'json', 'jsonc', 'template', 'cfn', 'tmpl', 'txt'];

/** JSON begins with a brace; so does a line for a tool such as Jinja, `{% set … %}`, which is in front of YAML mostly. */
export function beginsAsJson(text: string): boolean {
  return /^\uFEFF?\s*\{(?![%#{])/.test(text);
}

/** The language of a file that no editor knows: the ending tells, and where it doesn't, the first character. */
export function languageOfFile(name: string, text: string): Language {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase();
  if (ending === 'yaml' || ending === 'yml') return 'yaml';
  if (ending === 'json' || ending === 'jsonc') return 'json';
  return beginsAsJson(text) ? 'json' : 'yaml';
}
