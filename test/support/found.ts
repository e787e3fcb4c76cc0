import type { Language } from '../../src/analysis';
import { analyse } from './knowledge';

/** What a user sees of one check: severity, line and what is underlined there, as in `error 7: 901`. */
export function found(text: string, code: string, language: Language = 'yaml'): readonly string[] {
  return matching(text, code, language).map(({ severity, start, end }) => {
    const line = text.slice(0, start).split('\n').length;
    return `${severity} ${line}: ${text.slice(start, end)}`;
  });
}

export function messages(text: string, code: string): readonly string[] {
  return matching(text, code, 'yaml').map(({ message }) => message);
}

/** What each finding links to, as written. */
export function related(text: string, code: string): readonly (readonly string[])[] {
  return matching(text, code, 'yaml').map(finding => finding.related.map(({ start, end }) => text.slice(start, end)));
}

function matching(text: string, code: string, language: Language) {
  return analyse(text, language).findings.filter(finding => finding.code === code);
}

/** A Lambda function with these properties, in a template with these other sections. */
export function functionWith(properties: string, sections = ''): string {
  const lines = properties.replace(/^(?=.)/gm, '      ');
  return `${sections}Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n${lines}\n`;
}
