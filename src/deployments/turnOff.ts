import type { Span } from '../text/span';

const setting = /^[ \t]+([\w-]+):[ \t]*(\S+)/gm;
const heading = /^severit(?:y|ies):[ \t]*(?:#.*)?$/m;

/**
 * The edit of a project's file that turns a finding off; undefined where the file says its severities in a form that a
 * line can't be added to, as in braces.
 */
export function turnedOff(text: string, id: string): (Span & { readonly text: string }) | undefined {
  const own = [...text.matchAll(setting)].find(([, name]) => name === id);
  if (own !== undefined) {
    const end = own.index + own[0].length;
    return { start: end - (own[2] ?? '').length, end, text: 'off' };
  }
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
