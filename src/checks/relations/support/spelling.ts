import type { Node } from '../../../syntax/tree';
import { argumentsOf, callOf, itemsIn } from '../../../template/model/intrinsics';
import { entriesOf } from '../../../template/model/mark';
import { stringOf } from '../../../template/model/scalars';
import { shortForm } from '../../../template/model/shortForm';
import { partsOf } from '../../../template/model/subText';
import type { Scope } from '../../api';
import { namesIn } from './mentions';

/**
 * How a text is put together, whichever function does it: `/aws/lambda/${Name}` of `!Sub /aws/lambda/${Name}` and of
 * `!Join ['', [/aws/lambda/, !Ref Name]]`. Two texts that are spelled alike are alike.
 */
export function spelled(node: Node): string {
  const call = callOf(node);
  if (call === undefined) return stringOf(node) ?? shortForm(node);
  const [first, second] = argumentsOf(call);
  const text = first && stringOf(first);
  if (call.name === 'Ref' && text !== undefined) return `\${${text}}`;
  if (call.name === 'Fn::Sub' && text !== undefined) return substituted(text, second);
  const items = call.name === 'Fn::Join' ? itemsIn(second) : undefined;
  if (items !== undefined && text !== undefined) return items.map(spelled).join(text);
  const attribute =
    call.name === 'Fn::GetAtt'
      ? argumentsOf(call)
          .map(part => stringOf(part) ?? '')
          .join('.')
      : undefined;
  return `\${${attribute ?? shortForm(node)}}`;
}

/** Functions that make an ARN of a name, and nothing else. */
const plain: ReadonlySet<string> = new Set(['Ref', 'Fn::GetAtt', 'Fn::Sub', 'Fn::Join']);

/** A value's text as it is put together, with the names in it. */
interface Spelled {
  readonly text: string;
  readonly names: readonly string[];
}

/** What a value names of the template, whose pseudo parameters are none; undefined where a function makes more of it. */
export function namesTold(node: Node): Spelled | undefined {
  const call = callOf(node);
  if (call !== undefined && !plain.has(call.name)) return undefined;
  return { text: spelled(node), names: namesIn(node).filter(name => !name.startsWith('AWS::')) };
}

/** Whether a name is that of a resource of the same type as one of these. */
export function isAlike(name: string, others: readonly string[], scope: Scope): boolean {
  const type = scope.resource(name)?.type;
  return type !== undefined && others.some(one => scope.resource(one)?.type === type);
}

/**
 * Whether a text names a resource itself: alone, or as a part of an ARN. What stands right before or behind a name makes
 * another name of it, or a pattern.
 */
export function standsAlone(name: string, text: string): boolean {
  const places = [...text.matchAll(/\$\{([^{}]*)\}/g)].filter(({ 1: inside = '' }) => inside.split('.')[0] === name);
  return places.every(({ index, 0: { length } }) => {
    const [before, after] = [text[index - 1] ?? '', text[index + length] ?? ''];
    return /^[:/]?$/.test(before) && /^[:/]?$/.test(after);
  });
}

/** Whether a text is a resource's own reference or ARN, with or without what is inside of it. */
export function isOf(name: string, text: string): boolean {
  return new RegExp(`^\\$\\{${name}(?:\\.\\w*Arn)?\\}(?:$|[/:])`).test(text);
}

function substituted(text: string, variables: Node | undefined): string {
  const values = new Map(entriesOf(variables).map(({ key, value }) => [key.value, value]));
  const parts = partsOf(text).map(({ text: part, isName }) => {
    const value = isName ? values.get(part) : undefined;
    if (value !== undefined) return spelled(value);
    return isName ? `\${${part}}` : part;
  });
  return parts.join('');
}
