import type { Language } from '../../src/analysis';
import type { Span } from '../../src/text/span';

/** What stands there between two keystrokes: as a line of its own, or behind a key in place of its value. */
export interface State {
  readonly name: string;
  readonly line?: string;
  readonly value?: string;
}

const yaml: readonly State[] = [
  { name: 'bare key', line: 'Name' },
  { name: 'key without indentation', line: '\nName' },
  { name: 'key of quotes that are open', line: '"Na' },
  { name: 'tab', line: '\tName: 1' },
  { name: 'dash', line: '-' },
  { name: 'merge', line: '<<: *' },
  { name: 'no value', value: '' },
  { name: 'open quote', value: '"' },
  { name: 'open quote', value: '"abc' },
  { name: 'open quote', value: "'" },
  { name: 'open quote', value: "'abc: d" },
  { name: 'open ${', value: '!Sub "${' },
  { name: 'open ${', value: '!Sub ${AWS::' },
  { name: 'half a tag', value: '!' },
  { name: 'half a tag', value: '!Su' },
  { name: 'open bracket', value: '[' },
  { name: 'open bracket', value: '!Join ["", [a, ' },
  { name: 'open brace', value: '{' },
  { name: 'open brace', value: '{Ref: ' },
  { name: 'open block text', value: '|' },
  { name: 'open block text', value: '>-' },
  { name: 'alias', value: '*' },
  { name: 'anchor', value: '&' },
];

const json: readonly State[] = [
  { name: 'bare key', line: 'Name' },
  { name: 'open quote of a key', line: '"Na' },
  { name: 'key without a colon', line: '"Name"' },
  { name: 'tab', line: '\t"Name": ' },
  { name: 'brace', line: '{' },
  { name: 'bracket', line: '[' },
  { name: 'open quote', line: '"Name": "' },
  { name: 'open ${', line: '"Name": "${' },
  { name: 'open brace', line: '"Name": {' },
  { name: 'open bracket', line: '"Name": [' },
  { name: 'half a function', line: '"Name": { "Fn::Su' },
  { name: 'no value', value: '' },
  { name: 'open quote', value: '"' },
  { name: 'open quote', value: '"abc' },
  { name: 'open ${', value: '{ "Fn::Sub": "${' },
  { name: 'open brace', value: '{' },
  { name: 'open bracket', value: '["a", ' },
  { name: 'escape', value: '"\\' },
];

export const states: Readonly<Record<Language, readonly State[]>> = { yaml, json };

/** A text with a state put into a line; undefined where it has no place there. */
export function halfTyped(text: string, { start, end }: Span, state: State): Changed | undefined {
  const line = text.slice(start, end).replace(/\r?\n$/, '');
  if (state.line !== undefined) {
    // With a line break before it, it stands at the very left.
    const added = state.line.startsWith('\n') ? state.line : `\n${/^\s*/.exec(line)?.[0]}${state.line}`;
    return spliced(text, start + line.length, start + line.length, added);
  }
  const [, colon, value] = /^(\s*"?[\w:.-]*\w"?:)(?: (.*)|)$/.exec(line) ?? [];
  // What goes on in the next lines is not retyped at once.
  if (colon === undefined || /^$|[[{|>,]\s*$/.test(value?.replace(/,$/, '') ?? '')) return undefined;
  return spliced(text, start + colon.length, start + line.length, ` ${state.value}`);
}

/** A text with a stretch of it replaced. */
export interface Changed {
  readonly text: string;
  readonly at: number;
  readonly removed: number;
  readonly added: number;
}

export function spliced(text: string, from: number, to: number, by: string): Changed {
  return { text: text.slice(0, from) + by + text.slice(to), at: from, removed: to - from, added: by.length };
}
