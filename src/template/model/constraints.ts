import { type Mapping, type Node, valueOf } from '../../syntax/tree';
import { isFilledLater } from '../../text/placeholder';
import { canRunAway } from '../../text/runaway';
import { booleanOf, numberOf, stringOf } from './scalars';

/** Why a parameter doesn't take a value: the attribute that keeps it out, and what that says. */
export interface Refusal {
  readonly attribute: 'AllowedValues' | 'AllowedPattern' | 'MinValue' | 'MaxValue' | 'MinLength' | 'MaxLength' | 'Type';
  /** Where it says so. */
  readonly at: Node;
  /** The one of several values of a list. */
  readonly value: string;
}

/** A longer value is none. Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html */
const longest = 4096;

/** Why CloudFormation refuses a value for a parameter; undefined where it takes it, or where that can't be known. */
export function refusalOf(parameter: Mapping, text: string): Refusal | undefined {
  const type = stringAt(parameter, 'Type') ?? '';
  // Of a parameter that is kept in SSM a template constrains the key's value, which only AWS knows.
  if (type.startsWith('AWS::SSM::') || isFilledIn(text)) return undefined;
  const items = isListType(type) ? text.split(',').map(item => item.trim()) : [text];
  for (const item of items) {
    const refusal = typeRefusal(parameter, type, item) ?? refusalByValue(parameter, item);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** Whether a parameter of that type has several values, with commas between them. */
export function isListType(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<');
}

/** Whether the template asks not to show a parameter's values. */
export function isHiddenParameter(parameter: Mapping): boolean {
  const hidden = valueOf(parameter, 'NoEcho');
  return hidden !== undefined && booleanOf(hidden) !== false;
}

/** A dynamic reference, or the placeholder of a tool. */
function isFilledIn(text: string): boolean {
  return isFilledLater(text) || /\$\{|<<|\$\(/.test(text);
}

function typeRefusal(parameter: Mapping, type: string, value: string): Refusal | undefined {
  const at = valueOf(parameter, 'Type');
  const isNumber = type === 'Number' || type === 'List<Number>';
  if (!isNumber || at === undefined || isNumeric(value)) return undefined;
  return { attribute: 'Type', at, value };
}

function isNumeric(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

function refusalByValue(parameter: Mapping, value: string): Refusal | undefined {
  const number = Number(value);
  const checks: readonly (readonly [Refusal['attribute'], (at: Node) => boolean])[] = [
    ['AllowedValues', at => isListed(at, value)],
    ['MinValue', at => !isNumeric(value) || isWithin(at, least => number >= least)],
    ['MaxValue', at => !isNumeric(value) || isWithin(at, most => number <= most)],
    ['MinLength', at => isWithin(at, least => value.length >= least)],
    ['MaxLength', at => isWithin(at, most => value.length <= most)],
    ['AllowedPattern', at => matchesPattern(at, value) !== false],
  ];
  for (const [attribute, isKept] of checks) {
    const at = valueOf(parameter, attribute);
    if (at !== undefined && !isKept(at)) return { attribute, at, value };
  }
  return undefined;
}

/** A bound that can't be read keeps nothing out. */
function isWithin(at: Node, keeps: (bound: number) => boolean): boolean {
  const bound = numberOf(at);
  return bound === undefined || keeps(bound);
}

/** Numbers and truth values are compared by what they are; a list with more than texts in it keeps nothing out. */
function isListed(at: Node, value: string): boolean {
  if (at.kind !== 'sequence') return true;
  const texts = at.items.map(stringOf);
  if (!texts.every(text => text !== undefined)) return true;
  const isSame = (text: string) =>
    text === value ||
    (text.toLowerCase() === value.toLowerCase() && /^(?:true|false|yes|no|on|off)$/i.test(text)) ||
    (isNumeric(text) && isNumeric(value) && Number(text) === Number(value));
  return texts.some(isSame);
}

/** Undefined where it can't be known: the expression is Java's, and must be one that JavaScript reads alike. */
function matchesPattern(at: Node, value: string): boolean | undefined {
  const source = stringOf(at);
  const ours = source === undefined ? undefined : fromJava(source);
  // Which letters a class takes, beyond ASCII, is not the same in both languages.
  if (ours === undefined || value.length > longest || !/^[\x20-\x7e]*$/.test(value) || canRunAway(ours))
    return undefined;
  try {
    return new RegExp(`^(?:${ours})$`, 'u').test(value);
  } catch {
    return undefined;
  }
}

/** More isn't looked at: nobody writes a longer one. */
const longestPattern = 2000;

/**
 * A regular expression of Java's dialect in JavaScript's; undefined where it has something that only Java has.
 * Source: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/regex/Pattern.html
 */
export function fromJava(source: string): string | undefined {
  if (source.length > longestPattern) return undefined;
  const isOnlyJavas = /[*+?}]\+|&&|\\[aeghpkvzARXZGHNPQVE0-9]|\(\?[^:=!<]|\(\?<[^=!]|\[[^\]\\]*\[/.test(source);
  if (isOnlyJavas) return undefined;
  let isInClass = false;
  return source.replace(/\\[^\w\s]|[[\]]/g, found => {
    if (found === '[' || found === ']') isInClass = found === '[';
    const char = found.charAt(1);
    // Java takes a backslash before any character that is no letter.
    return char === '' || /[$()*+./?[\\\]^{|}]/.test(char) || (isInClass && char === '-') ? found : char;
  });
}

function stringAt(parameter: Mapping, name: string): string | undefined {
  const node = valueOf(parameter, name);
  return node && stringOf(node);
}
