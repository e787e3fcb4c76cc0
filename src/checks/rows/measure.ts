import type { Direction, Limit, Severity } from '../../knowledge/note';
import { quantity, quantityInWords } from '../../knowledge/quantity';
import type { Node } from '../../syntax/tree';
import { numberOf, stringOf } from '../../template/model/scalars';
import { unknown } from '../../template/values/possible';
import { type Bounds, sizeOf as entriesIn } from '../../template/values/size';
import type { Values } from '../../template/values/values';
import { shortened } from '../../text/escape';
import { nearestChoices } from '../../text/nearest';

/** Of a value in a message, which stays a message. */
const mostShown = 60;

/** What is wrong with a value: its own words, and the broken bound. */
export interface Breach {
  /** `is 901 s`, `has 6 indexes`: the sentence after the property's name. */
  readonly what: string;
  /** `the limit is 900 s (15 min)`: used where the limit gives no reason of its own; it follows "but". */
  readonly bound: string;
  /** The value itself, as far as a message can show it: `901 s`, `6 indexes`, `"my queue"`. */
  readonly value: string;
  /** Which end was passed: a reason that speaks of the other end doesn't fit. */
  readonly direction?: Direction;
  /** Set where it may be none: AWS adds members to the set. */
  readonly atMost?: Severity;
}

/** What the entries of a list or mapping can come out as. */
type ValuesOf = (node: Node) => Values;

/** How a literal breaks a limit, or undefined where it keeps it or isn't of a kind that can be measured. */
export function breachOf(limit: Limit, node: Node, valuesOf: ValuesOf = () => unknown): Breach | undefined {
  switch (limit.measure) {
    case 'number':
      return numberBreach(limit, node);
    case 'count':
      return sizeBreach(limit, sizeOf(limit, node, valuesOf), size => countInWords(limit, size));
    case 'characters':
      return sizeBreach(
        limit,
        sizeOf(limit, node, valuesOf),
        size => `has ${quantity(size, 'characters')}`,
        'characters',
      );
    case 'bytes':
      return sizeBreach(limit, sizeOf(limit, node, valuesOf), size => `has ${quantity(size, 'bytes')}`, 'bytes');
    case 'one-of':
      return choiceBreach(limit, node);
    case 'pattern':
      return formBreach(limit, node);
  }
}

/** What may have no entry at all is just not to be set. */
function countInWords({ max, unit }: Limit, size: number): string {
  return max === 0 ? 'is set' : `has ${quantity(size, unit ?? 'entries')}`;
}

/** How large a list, a mapping or a text is; undefined for what has no size, or one that isn't known. */
export function sizeOf({ measure }: Limit, node: Node, valuesOf: ValuesOf): Bounds | undefined {
  if (measure === 'count') return entriesIn(node, valuesOf);
  if (measure === 'characters') return exactly(lengthOf(node));
  return measure === 'bytes' ? exactly(bytesOf(node)) : undefined;
}

function numberBreach(limit: Limit, node: Node): Breach | undefined {
  const number = numberOf(node);
  if (number === undefined || node.kind !== 'scalar') return undefined;
  const value = Number.isFinite(number) ? quantity(number, limit.unit) : shortened(node.value, mostShown);
  if (limit.integer && Number.isFinite(number) && !Number.isInteger(number))
    return { what: `is ${value}`, value, bound: 'it must be a whole number' };
  return sizeBreach(limit, exactly(number), () => `is ${value}`);
}

function exactly(size: number): Bounds;
function exactly(size: number | undefined): Bounds | undefined;
function exactly(size: number | undefined): Bounds | undefined {
  return size === undefined ? undefined : { least: size, most: size };
}

function sizeBreach(
  limit: Limit,
  size: Bounds | undefined,
  what: (size: number) => string,
  unit: string | undefined = limit.unit,
): Breach | undefined {
  if (size === undefined) return undefined;
  if (limit.max !== undefined && size.least > limit.max) {
    return {
      ...told(what(size.least)),
      bound: `the maximum is ${quantityInWords(limit.max, unit)}`,
      direction: 'high',
    };
  }
  if (limit.min !== undefined && size.most < limit.min) {
    return { ...told(what(size.most)), bound: `the minimum is ${quantityInWords(limit.min, unit)}`, direction: 'low' };
  }
  return undefined;
}

/** The same words with a verb and without. */
function told(what: string): Pick<Breach, 'what' | 'value'> {
  return { what, value: what.replace(/^(?:is|has) /, '') };
}

function lengthOf(node: Node): number | undefined {
  const text = stringOf(node);
  return text === undefined ? undefined : [...text].length;
}

function bytesOf(node: Node): number | undefined {
  const text = stringOf(node);
  return text === undefined ? undefined : new TextEncoder().encode(text).length;
}

function choiceBreach(limit: Limit, node: Node): Breach | undefined {
  const text = stringOf(node);
  const choices = limit.oneOf;
  if (text === undefined || choices === undefined || choices.includes(text)) return undefined;
  // `30.0` and "30" are thirty too.
  const number = numberOf(node);
  if (number !== undefined && choices.includes(String(number))) return undefined;
  const what = told(text === '' ? noValue : `is ${shortened(text, mostShown)}`);
  return limit.grows ? { ...what, ...outsideOf(choices, text, limit) } : { ...what, bound: nearest(choices, number) };
}

/** A word like one of the set is a slip of the pen; any other may be newer than what is known. */
function outsideOf(choices: readonly string[], text: string, { checked }: Limit): Pick<Breach, 'bound' | 'atMost'> {
  const [near] = nearestChoices(choices, text);
  const isShort = choices.length <= mostListed;
  if (near !== undefined) {
    return { bound: isShort ? nearest(choices, undefined) : `the nearest allowed value is ${near}`, atMost: 'warning' };
  }
  const known = isShort ? `knew only ${listed(choices, 'and')}` : 'knew no such value';
  return { bound: `AWS ${known} on ${checked}`, atMost: 'information' };
}

/** More than that nobody reads in a message. */
const mostListed = 8;

/** Said of an empty text, and of a key that has nothing after its colon. */
const noValue = 'has no value';

/** All of a short list; of a long list of numbers, the neighbours. */
function nearest(choices: readonly string[], number: number | undefined): string {
  if (choices.length === 1) return `only ${choices[0]} is allowed`;
  if (choices.length <= mostListed || number === undefined) return `only ${listed(choices, 'and')} are allowed`;
  const below = choices.filter(choice => Number(choice) < number).at(-1);
  const above = choices.find(choice => Number(choice) > number);
  return `that isn't an allowed value; the nearest: ${listed([below, above].filter(isThere), 'and')}`;
}

function isThere(choice: string | undefined): choice is string {
  return choice !== undefined;
}

function listed(all: readonly string[], word: string): string {
  return all.length < 2 ? all.join() : `${all.slice(0, -1).join(', ')} ${word} ${all.at(-1)}`;
}

const compiled = new Map<string, RegExp>();

/** The time that a team's expression takes can grow with a power of the text's length: it is for names, not for pages. */
const longestForTeam = 1000;

function formBreach(limit: Limit, node: Node): Breach | undefined {
  const text = stringOf(node);
  if (text === undefined || (limit.team !== undefined && text.length > longestForTeam)) return undefined;
  const matches = limit.pattern === undefined || regex(limit.pattern).test(text);
  const ends = limit.ending === undefined || text.endsWith(limit.ending);
  const forbidden = limit.not !== undefined && regex(limit.not).test(text);
  if (matches && ends && !forbidden) return undefined;
  const what = text === '' ? noValue : `is "${shortened(text, mostShown)}"`;
  return { ...told(what), bound: `it must ${asked(limit)}` };
}

/** What is asked of a text, where the limit gives no reason. */
function asked({ pattern, ending, not }: Limit): string {
  if (pattern !== undefined) return `match ${pattern}`;
  return ending === undefined ? `not match ${not}` : `end with ${ending}`;
}

function regex(source: string): RegExp {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const made = new RegExp(source, 'u');
  compiled.set(source, made);
  return made;
}
