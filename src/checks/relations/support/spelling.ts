import type { Node } from '../../../syntax/tree';
import { argumentsOf, type Call, callOf, itemsIn } from '../../../template/model/intrinsics';
import { entriesOf } from '../../../template/model/mark';
import { stringOf } from '../../../template/model/scalars';
import { shortForm } from '../../../template/model/shortForm';
import { partsOf } from '../../../template/model/subText';
import { type Property, property, type Resource, type Scope } from '../../api';
import { namesIn } from './mentions';

/** Aliases can put together a text longer than any name, of parts that are few. */
const mostCharacters = 10_000;

/** What is left of `mostCharacters`; below 0 nothing is put together any more. */
interface Budget {
  left: number;
  /** Set where a call that is neither a text nor a reference is only `${…}`. */
  readonly isClosed?: boolean;
}

/**
 * How a text is put together, whichever function does it: `/aws/lambda/${Name}` of `!Sub /aws/lambda/${Name}` and of
 * `!Join ['', [/aws/lambda/, !Ref Name]]`. Two texts that are spelled alike are alike; empty where it is too long.
 */
export function spelled(node: Node): string {
  return within({ left: mostCharacters }, node);
}

/** The same to look for something in: what stands in other calls, such as the slash of `Fn::Split`, is no part of it. */
export function outlined(node: Node): string {
  return within({ left: mostCharacters, isClosed: true }, node);
}

function within(budget: Budget, node: Node): string {
  const text = spell(node, budget);
  return budget.left < 0 ? '' : text;
}

/** A property, or one of what another property is, as it is put together; undefined where it isn't set. */
export function spelledAt(of: Resource | Property, path: string, scope: Scope): string | undefined {
  const { written } = property(of, path, scope);
  return written && spelled(written);
}

function spell(node: Node, budget: Budget): string {
  if (budget.left < 0) return '';
  const call = callOf(node);
  const [first, second] = call === undefined ? [] : argumentsOf(call);
  const text = first && stringOf(first);
  const items = call?.name === 'Fn::Join' ? itemsIn(second) : undefined;
  if (items !== undefined && text !== undefined) return joined(items, text, budget);
  if (call?.name === 'Fn::Sub' && text !== undefined) return substituted(text, second, budget);
  const other = budget.isClosed === true ? '…' : undefined;
  const alone =
    call === undefined ? (stringOf(node) ?? shortForm(node)) : `\${${reference(call) ?? other ?? shortForm(node)}}`;
  budget.left -= alone.length + 1;
  return alone;
}

/** `Name` of `!Ref Name`, `Name.Arn` of `!GetAtt Name.Arn`. */
function reference(call: Call): string | undefined {
  const parts = argumentsOf(call).map(part => stringOf(part));
  if (call.name === 'Ref') return parts[0];
  return call.name === 'Fn::GetAtt' ? parts.map(part => part ?? '').join('.') : undefined;
}

function joined(items: readonly Node[], delimiter: string, budget: Budget): string {
  budget.left -= items.length * delimiter.length;
  return items.map(item => spell(item, budget)).join(delimiter);
}

function substituted(text: string, variables: Node | undefined, budget: Budget): string {
  budget.left -= text.length;
  const values = new Map(entriesOf(variables).map(({ key, value }) => [key.value, value]));
  const parts = partsOf(text).map(({ text: part, isName }) => {
    const value = isName ? values.get(part) : undefined;
    if (value !== undefined) return spell(value, budget);
    return isName ? `\${${part}}` : part;
  });
  return parts.join('');
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
  return { text: outlined(node), names: namesIn(node).filter(name => !name.startsWith('AWS::')) };
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
  return text.startsWith(`\${${name}`) && /^(?:\.\w*Arn)?\}(?:$|[/:])/.test(text.slice(`\${${name}`.length));
}
