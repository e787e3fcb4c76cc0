import type { Limit } from '../../knowledge/note';
import { quantity, quantityInWords } from '../../knowledge/quantity';
import { unitOf } from '../../knowledge/words';
import type { Node } from '../../syntax/tree';
import { numberOf } from '../../template/model/scalars';
import { leastJsonSize, utf8Length, visible } from '../../template/values/jsonSize';
import { unknown } from '../../template/values/possible';
import { type Bounds, sizeOf as entriesIn } from '../../template/values/size';
import type { Values } from '../../template/values/values';
import { shortened } from '../../text/escape';
import { expressionOf, longestForTeam } from '../../text/expression';
import { lengthOf } from '../../text/length';
import { type Breach, noValue, textOf } from './breach';
import { choiceBreach } from './choices';

/** Of a value in a message, which stays a message. */
const mostShown = 40;

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
      return sizeBreach(limit, sizeOf(limit, node, valuesOf), size => `has ${quantity(size, 'characters')}`);
    case 'bytes':
      return sizeBreach(limit, sizeOf(limit, node, valuesOf), size => `has ${quantity(size, 'bytes')}`);
    case 'policy-characters':
    case 'policy-bytes':
      return sizeBreach(
        limit,
        sizeOf(limit, node, valuesOf),
        size => `has at least ${quantity(size, undefined)} ${unitOf(limit)}`,
      );
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
export function sizeOf(limit: Limit, node: Node, valuesOf: ValuesOf): Bounds | undefined {
  const { measure } = limit;
  if (measure === 'count') return entriesIn(node, valuesOf);
  if (measure === 'characters') return exactly(charactersOf(limit, node));
  if (measure === 'bytes') return exactly(bytesOf(node));
  // What the template doesn't tell can only make a policy longer.
  if (measure === 'policy-bytes') return exactly(leastJsonSize(node, utf8Length));
  return measure === 'policy-characters' ? exactly(leastJsonSize(node, visible)) : undefined;
}

function numberBreach(limit: Limit, node: Node): Breach | undefined {
  const number = numberOf(node);
  if (number === undefined || node.kind !== 'scalar') return undefined;
  const value = Number.isFinite(number) ? quantity(number, limit.unit) : shortened(node.value, mostShown);
  if (limit.integer && Number.isFinite(number) && !Number.isInteger(number))
    return { what: `is ${value}`, value, bound: 'it must be a whole number' };
  const breach = sizeBreach(limit, exactly(number), () => `is ${value}`);
  const isBetween = limit.multiple !== undefined && Number.isFinite(number) && number % limit.multiple !== 0;
  if (breach !== undefined || !isBetween) return breach;
  return { what: `is ${value}`, value, bound: `it must be a multiple of ${quantity(limit.multiple ?? 1, limit.unit)}` };
}

function exactly(size: number): Bounds;
function exactly(size: number | undefined): Bounds | undefined;
function exactly(size: number | undefined): Bounds | undefined {
  return size === undefined ? undefined : { least: size, most: size };
}

function sizeBreach(limit: Limit, size: Bounds | undefined, what: (size: number) => string): Breach | undefined {
  if (size === undefined) return undefined;
  if (limit.max !== undefined && size.least > limit.max) {
    return { ...told(what(size.least)), bound: mostInWords(limit, limit.max), direction: 'high' };
  }
  if (limit.min !== undefined && size.most < limit.min) {
    return { ...told(what(size.most)), bound: leastInWords(limit, limit.min), direction: 'low' };
  }
  return undefined;
}

/** Of a size the unit stands in the sentence already. */
function mostInWords({ measure, unit }: Limit, max: number): string {
  if (measure === 'number') return `the maximum is ${quantityInWords(max, unit)}`;
  if (max === 0) return 'it is not allowed here';
  return `at most ${quantityInWords(max, measure === 'bytes' ? 'bytes' : undefined)} ${max === 1 ? 'is' : 'are'} allowed`;
}

function leastInWords({ measure, unit }: Limit, min: number): string {
  if (measure === 'number') return `the minimum is ${quantityInWords(min, unit)}`;
  return `at least ${quantity(min, undefined)} ${min === 1 ? 'is' : 'are'} required`;
}

/** The same words with a verb and without. */
function told(what: string): Pick<Breach, 'what' | 'value'> {
  return { what, value: what.replace(/^(?:is|has) /, '') };
}

/** For some types CloudFormation makes a name where an empty one is given, as where none is. */
function charactersOf({ max, mend }: Limit, node: Node): number | undefined {
  const text = textOf(node);
  if (text === undefined || isBegunArn(text) || (text === '' && mend?.includes('remove'))) return undefined;
  return lengthOf(text, max);
}

function bytesOf(node: Node): number | undefined {
  const text = textOf(node);
  return text === undefined ? undefined : utf8Length(text);
}

function formBreach(limit: Limit, node: Node): Breach | undefined {
  const text = textOf(node);
  if (text === undefined || (limit.team !== undefined && text.length > longestForTeam)) return undefined;
  if (isBegunArn(text)) return undefined;
  const matches = limit.pattern === undefined || expressionOf(limit.pattern).test(text);
  const ends = limit.ending === undefined || text.endsWith(limit.ending);
  const forbidden = limit.not !== undefined && expressionOf(limit.not).test(text);
  if (matches && ends && !forbidden) return undefined;
  const isText = numberOf(node) === undefined && !truth.test(text);
  const shown = shortened(text, mostShown);
  const what = text === '' ? noValue : `is ${isText ? `"${shown}"` : shown}`;
  const wayOut = text === '' && limit.mend?.includes('tidy') ? { wayOut: 'Give it a value.' } : undefined;
  return { ...told(what), bound: `it must ${asked(limit)}`, ...wayOut };
}

/** What is a truth value in YAML, or in JSON with quotes. */
const truth = /^(?:true|false|yes|no|on|off)$/i;

/** An ARN of which parts are missing is still being typed: nothing follows from it. */
function isBegunArn(text: string): boolean {
  const parts = text.split(':');
  return parts[0] === 'arn' && (parts.length < 6 || parts.at(-1) === '');
}

/** What is asked of a text, where the limit gives no reason. */
function asked({ pattern, ending, not }: Limit): string {
  if (pattern !== undefined) return `match ${pattern}`;
  return ending === undefined ? `not match ${not}` : `end with ${ending}`;
}
