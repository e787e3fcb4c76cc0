import type { Language } from '../syntax/tree';
import type { Span } from '../text/span';
import type { Typed } from './typed';

export interface Word {
  readonly label: string;
  readonly kind: 'value' | 'property' | 'type' | 'name';
  /** Whether it is a text rather than a number or a boolean. */
  readonly isText: boolean;
  /** Whether it is a key whose value begins in the next line. */
  readonly isBlock?: boolean;
  /** What it is, in a word beside it: the type of a resource. */
  readonly detail?: string;
  documentation(): string | undefined;
}

/** What is put in the place of what is typed, quotation marks and colon with it; the place counts from the line's start. */
export function insertion(
  { label, kind, isText, isBlock }: Word,
  { start, end, quote, isClosed, hasColon, parts }: Typed,
  language: Language,
): Span & { readonly text: string } {
  if (parts[0] === 'hole') return { start, end, text: isClosed ? label : `${label}}` };
  const isKey = kind === 'property';
  if (isKey && hasColon) return { start, end, text: label };
  if (language === 'yaml') {
    if (isKey) return { start, end, text: isBlock ? `${label}:` : `${label}: ` };
    if (quote !== '') return { start, end, text: isClosed ? label : label + quote };
    return { start, end, text: isText && isOtherInYaml(label) ? `'${label}'` : label };
  }
  const mark = isText ? '"' : '';
  const [opening, closing] = quote === '' ? [mark, mark] : ['', '"'];
  return { start, end: isClosed ? end + 1 : end, text: `${opening}${label}${closing}${isKey ? ': ' : ''}` };
}

/** Whether YAML, without quotes, would read a number, a date, a boolean or no plain text at all. */
function isOtherInYaml(text: string): boolean {
  return /^(?:[-+.]?\d[\d.:_-]*|true|false|yes|no|on|off|y|n|null|~)$/i.test(text) || /^[^\w./]|[:#]\s|:$/.test(text);
}
