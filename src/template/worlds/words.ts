import type { Fact } from './fact';
import type { World } from './world';

/** "Env is prod", "IsProd is true and Size isn't small"; empty where nothing is known. */
export function inWords({ conditions, facts }: World): string {
  const said = [
    ...[...conditions].map(([name, truth]) => `${name} is ${truth}`),
    ...[...facts].map(([variable, fact]) => factInWords(variable, fact)),
  ];
  return joined(said, 'and');
}

function factInWords(variable: string, { oneOf, noneOf }: Fact): string {
  if (oneOf !== undefined) return `${variable} is ${joined(oneOf.map(shown), 'or')}`;
  return `${variable} ${noneOf.length === 1 ? "isn't" : 'is neither'} ${joined(noneOf.map(shown), 'nor')}`;
}

function shown(text: string): string {
  return text === '' ? 'empty' : text;
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(parts: readonly string[], word: 'and' | 'or' | 'nor'): string {
  if (parts.length <= 1) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;
}
