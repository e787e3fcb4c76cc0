import type { Limit } from '../../knowledge/note';
import { quantity, quantityInWords } from '../../knowledge/quantity';
import type { Node } from '../../syntax/tree';
import { numberOf, stringOf } from '../../template/model/scalars';
import { unknown } from '../../template/values/possible';
import { type Bounds, sizeOf as entriesIn } from '../../template/values/size';
import type { Values } from '../../template/values/values';
import { shortened } from '../../text/escape';

/** Of a value in a message, which stays a message. */
const mostShown = 60;

/** What is wrong with a value: its own words, and the broken bound. */
export interface Breach {
  /** `is 901 s`, `has 6 indexes`: the sentence after the property's name. */
  readonly what: string;
  /** `the limit is 900 s (15 min)`: used where the limit gives no reason of its own. */
  readonly bound: string;
  /** Which end was passed: a reason that speaks of the other end doesn't fit. */
  readonly side?: 'min' | 'max';
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
  // The number as written, the unit as it goes with it: `1 node`, `2 nodes`.
  const unit = limit.unit === undefined ? '' : quantity(number === 1 ? 1 : 0, limit.unit).slice(1);
  const what = `is ${shortened(node.value, mostShown)}${unit}`;
  if (limit.integer && Number.isFinite(number) && !Number.isInteger(number))
    return { what, bound: 'it takes whole numbers' };
  return sizeBreach(limit, exactly(number), () => what);
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
    return { what: what(size.least), bound: `the limit is ${quantityInWords(limit.max, unit)}`, side: 'max' };
  }
  if (limit.min !== undefined && size.most < limit.min) {
    return { what: what(size.most), bound: `the least is ${quantityInWords(limit.min, unit)}`, side: 'min' };
  }
  return undefined;
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
  return { what: `is ${shortened(text, mostShown)}`, bound: `it takes ${nearest(choices, number)}` };
}

/** All of a short list; of a long list of numbers, the neighbours. */
function nearest(choices: readonly string[], number: number | undefined): string {
  if (choices.length <= 8 || number === undefined) return choices.join(', ');
  const below = choices.filter(choice => Number(choice) < number).at(-1);
  const above = choices.find(choice => Number(choice) > number);
  return `certain values only, the nearest ${[below, above].filter(Boolean).join(' and ')}`;
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
  return { what: `is "${shortened(text, mostShown)}"`, bound: 'it does not have the form that is asked for' };
}

function regex(source: string): RegExp {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const made = new RegExp(source, 'u');
  compiled.set(source, made);
  return made;
}
