import type { Language } from '../syntax/tree';
import type { Span } from '../text/span';
import { trailing } from '../text/trailing';

/** `hole` is what stands in the `${}` of a text. */
export type Part = 'key' | 'value' | 'hole';

/** A word in a line that is being typed, with the rest of the line around it; offsets count from the line's start. */
export interface Typed extends Span {
  /** What it begins with, up to the cursor. */
  readonly prefix: string;
  /** What it may be: where the line leaves that open, the first that fits its surroundings is meant. */
  readonly parts: readonly Part[];
  /** The quotation mark in front of it, if any, and whether the same one, or the brace of a hole, closes it. */
  readonly quote: string;
  readonly isClosed: boolean;
  /** Whether it is a key that has its colon. */
  readonly hasColon: boolean;
}

/** The word at a column; undefined where the line shows that none can be completed, as in a comment or a sentence. */
export function typedIn(line: string, column: number, language: Language): Typed | undefined {
  const [before, after] = [line.slice(0, column), line.slice(column)];
  return typedInText(before, after) ?? (language === 'yaml' ? typedInYaml(before, after) : typedInJson(before, after));
}

/** A name that `Fn::Sub` fills in, behind its `${`. */
function typedInText(before: string, after: string): Typed | undefined {
  const prefix = /\$\{([\w.:]*)$/.exec(before)?.[1];
  if (prefix === undefined) return undefined;
  const rest = /^[\w.:]*/.exec(after)?.[0] ?? '';
  const isClosed = after.startsWith('}', rest.length);
  return { ...placed(before, prefix, rest), parts: ['hole'], quote: '', isClosed, hasColon: false };
}

/** A word begins behind what is before the cursor but its own beginning, and ends with its rest. */
function placed(before: string, prefix: string, rest: string): Pick<Typed, 'start' | 'end' | 'prefix'> {
  return { start: before.length - prefix.length, end: before.length + rest.length, prefix };
}

/** A colon within a word, as in `AWS::SQS::Queue`, is no end of it. */
const restOfWord = /^(?:[\w./*+-]|:(?!\s|$))*/;

function typedInYaml(before: string, after: string): Typed | undefined {
  const prefix = trailing(before, /[\w:./*+-]/);
  const marked = before.slice(0, before.length - prefix.length);
  const [quote = ''] = /["']$/.exec(marked) ?? [];
  const lead = marked.slice(0, marked.length - quote.length);
  const rest = restOfWord.exec(after)?.[0] ?? '';
  const isClosed = quote !== '' && after.startsWith(quote, rest.length);
  const tail = after.slice(rest.length + (isClosed ? 1 : 0));
  const bracket = openBracket(lead);
  const isEnd = (bracket === '' ? /^\s*(?:#.*)?$/ : /^\s*(?:[,\]}].*)?$/).test(tail);
  const hasColon = quote === '' && /^:(?:\s|$)/.test(tail);
  const parts = partsInYaml(lead, bracket).filter(part =>
    part === 'value' ? isEnd : quote === '' && /^\w*$/.test(prefix + rest) && (isEnd || hasColon),
  );
  if (parts.length === 0) return undefined;
  return { ...placed(before, prefix, rest), parts, quote, isClosed, hasColon };
}

/** A function's tag, with the key or hyphen in front of it. */
const tag = /(?:^\s*(?:-\s+)*|:\s+|[[,]\s*)![\w:]+\s+$/;

function partsInYaml(lead: string, bracket: string): readonly Part[] {
  if (tag.test(lead)) return ['value'];
  if (bracket === '[') return /[[,]\s*$/.test(lead) ? ['value'] : [];
  if (bracket === '{') {
    if (/[{,]\s*$/.test(lead)) return ['key'];
    return /[\w"']:\s+$/.test(lead) ? ['value'] : [];
  }
  if (/^\s*(?:-\s+)+$/.test(lead)) return ['value', 'key'];
  if (/^\s*$/.test(lead)) return ['key'];
  return /^\s*(?:-\s+)*(?:[\w.:/-]+|"[^"]*"|'[^']*'):\s+$/.test(lead) ? ['value'] : [];
}

/** The innermost bracket that is still open. */
function openBracket(text: string): string {
  const open: string[] = [];
  for (const character of text) {
    if (character === '[' || character === '{') open.push(character);
    else if (character === ']' || character === '}') open.pop();
  }
  return open.at(-1) ?? '';
}

function typedInJson(before: string, after: string): Typed | undefined {
  const isQuoted = (before.replace(/\\./g, '').split('"').length - 1) % 2 === 1;
  const [, prefix] = (isQuoted ? /"([\w:./*+-]*)$/ : /(?<![\w"])(\w*)$/).exec(before) ?? [];
  if (prefix === undefined) return undefined;
  const lead = before.slice(0, before.length - prefix.length - (isQuoted ? 1 : 0));
  const rest = /^[\w:./*+-]*/.exec(after)?.[0] ?? '';
  const isClosed = isQuoted && after.startsWith('"', rest.length);
  const tail = after.slice(rest.length + (isClosed ? 1 : 0));
  const hasColon = isClosed && /^\s*:/.test(tail);
  const parts = partsInJson(lead, hasColon);
  if (parts.length === 0 || !(hasColon || /^\s*(?:[,\]}].*)?$/.test(tail))) return undefined;
  const quote = isQuoted ? '"' : '';
  return { ...placed(before, prefix, rest), parts, quote, isClosed, hasColon };
}

function partsInJson(lead: string, hasColon: boolean): readonly Part[] {
  if (/:\s*$/.test(lead)) return hasColon ? [] : ['value'];
  if (!/(?:[{[,]|^)\s*$/.test(lead)) return [];
  return hasColon ? ['key'] : ['value', 'key'];
}
