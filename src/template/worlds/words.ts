import { enumerated } from '../../text/enumerated';
import { isNamed } from './equations';
import type { Fact } from './fact';
import type { World } from './world';

/** "Env is prod", "IsProd is true and Size isn't small"; empty where nothing is known. */
export function inWords({ conditions, facts }: World): string {
  const said = [
    ...[...conditions].flatMap(([name, truth]) => (isNamed(name) ? [`${name} is ${truth}`] : [])),
    ...[...facts].map(([variable, fact]) => factInWords(variable, fact)),
  ];
  return enumerated(said, 'and');
}

function factInWords(asked: string, { oneOf, noneOf }: Fact): string {
  const variable = asTag(asked);
  if (oneOf !== undefined) return `${variable} is ${enumerated(oneOf.map(shown), 'or')}`;
  return `${variable} ${noneOf.length === 1 ? "isn't" : 'is neither'} ${enumerated(noneOf.map(shown), 'nor')}`;
}

/** `!Select [1, !Ref Names]` of `Fn::Select [1, Ref Names]`, as most write it. */
function asTag(variable: string): string {
  return variable.startsWith('Fn::')
    ? variable.replace(/\bFn::(?=[A-Z])/g, '!').replace(/\bRef (?=\w)/g, '!Ref ')
    : variable;
}

function shown(text: string): string {
  return text === '' ? 'empty' : text;
}
