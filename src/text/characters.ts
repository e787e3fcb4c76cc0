import { enumerated } from './enumerated';

/** What stands for several characters in a set. */
const classes: Readonly<Record<string, readonly string[]>> = {
  '\\w': ['a-z', 'A-Z', '0-9', '_'],
  '\\d': ['0-9'],
  '\\s': [' '],
  '\\p{L}': ['a-z', 'A-Z'],
  '\\p{N}': ['0-9'],
  '\\p{Z}': [' '],
};

/** In the plural, as they are called in a sentence. */
export const names: Readonly<Record<string, string>> = {
  ' ': 'spaces',
  '-': 'hyphens',
  _: 'underscores',
  '.': 'dots',
  '/': 'slashes',
  ':': 'colons',
  ',': 'commas',
  '=': 'equals signs',
  '*': 'asterisks',
};

/** More than that are shown as they are. */
const mostNamed = 3;

/**
 * What a pattern allows that is but a set of characters: `^[\w-]+$` is "letters, digits, underscores and hyphens".
 * Undefined where it is anything else, or has characters that no word is short for.
 */
export function charactersInWords(pattern: string): string | undefined {
  const set = /^\^(?:\(\?:)?\[((?!\^)(?:\\.|[^\]\\])+)\][+*]\)?\$$/.exec(pattern)?.[1];
  const members = set === undefined ? undefined : membersOf(set);
  if (members === undefined) return undefined;
  const marks = [...members].filter(one => one.length === 1);
  const named = marks.flatMap(one => names[one] ?? []);
  const shown =
    named.length === marks.length && marks.length <= mostNamed ? named : [`the characters ${inOrder(marks)}`];
  return enumerated([...lettersIn(members), ...(members.has('0-9') ? ['digits'] : []), ...shown], 'and');
}

function lettersIn(members: ReadonlySet<string>): readonly string[] {
  if (members.has('a-z')) return [members.has('A-Z') ? 'letters' : 'lowercase letters'];
  return members.has('A-Z') ? ['uppercase letters'] : [];
}

/** A space can't be seen among others. */
function inOrder(marks: readonly string[]): string {
  const visible = marks.filter(one => one !== ' ').join('');
  return marks.includes(' ') ? `${visible} and space` : visible;
}

/** Ranges and single characters; undefined where one of them is neither. */
function membersOf(set: string): ReadonlySet<string> | undefined {
  const members = (set.match(/\\p\{\w\}|\\.|[^\\-]-[^\\\]]|[^\\]/g) ?? []).map(token => {
    if (token in classes) return classes[token];
    if (token.length === 3) return ['a-z', 'A-Z', '0-9'].includes(token) ? [token] : undefined;
    const character = token.at(-1) ?? '';
    if (token.length > 3) return undefined;
    return token.length === 2 && /\w/.test(character) ? undefined : [character];
  });
  return members.every(one => one !== undefined) ? new Set(members.flat()) : undefined;
}
