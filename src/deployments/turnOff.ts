import type { Span } from '../text/span';

const heading = /^severit(?:y|ies):[ \t]*(?:#.*)?$/m;

/**
 * The edit of a project's file that turns a finding off; undefined where the file says its severities in a form that a
 * line can't be added to, as in braces.
 */
export function turnedOff(text: string, id: string): (Span & { readonly text: string }) | undefined {
  const own = new RegExp(`^[ \\t]+${id}:[ \\t]*\\S+`, 'm').exec(text);
  const ownStart = own === null ? -1 : own.index + own[0].search(/\S+$/);
  if (own !== null) return { start: ownStart, end: own.index + own[0].length, text: 'off' };
  const found = heading.exec(text);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  if (found !== null) {
    const end = found.index + found[0].length;
    const indent = /^(?:[ \t]*(?:#.*)?\r?\n)*([ \t]+)\S/.exec(text.slice(end).replace(/^\r?\n/, ''))?.[1] ?? '  ';
    return { start: end, end, text: `${newline}${indent}${id}: off` };
  }
  if (/^severit(?:y|ies):/m.test(text)) return undefined;
  const before = text === '' || text.endsWith('\n') ? '' : newline;
  return { start: text.length, end: text.length, text: `${before}severities:${newline}  ${id}: off${newline}` };
}
