import type { Direction, Guard, Limit } from './note';
import { quantity, quantityInWords } from './quantity';

/** A row as people say it: "60 to 1,209,600 s (14 days) where FifoQueue is true". */
export function limitInWords(limit: Limit): string {
  // A limit that describes itself tells what it depends on.
  return limit.is === undefined ? `${boundsInWords(limit)}${guardsInWords(limit)}` : boundsInWords(limit);
}

/** The same without the properties that it depends on. */
export function boundsInWords(limit: Limit): string {
  const { is, measure, min, max } = limit;
  if (is !== undefined) return capitalised(filledIn(is, limit));
  if (measure === 'one-of') return choicesInWords(limit);
  if (measure === 'pattern') return formInWords(limit);
  const name = unitOf(limit);
  if (limit.multiple !== undefined) return `A multiple of ${quantity(limit.multiple, name)}`;
  if (max === undefined) return `At least ${quantityInWords(min ?? 0, name)}`;
  if (max === 0) return measure === 'number' ? 'Must be 0' : 'Must not be set';
  if (min === max) return `Exactly ${quantityInWords(max, name)}`;
  if (min === undefined) return `At most ${quantityInWords(max, name)}`;
  return `${quantity(min, undefined)} to ${quantityInWords(max, name)}`;
}

/** What a limit counts, in words. */
export function unitOf({ measure, unit }: Limit): string | undefined {
  if (measure === 'count') return unit ?? 'entries';
  return measure === 'number' ? unit : measure.replace(/^policy-/, '');
}

function choicesInWords({ oneOf = [], grows, checked }: Limit): string {
  const known = grows ? ` (known on ${checked})` : '';
  return oneOf.length === 1 ? `Only ${oneOf[0]}${known}` : `One of ${oneOf.join(', ')}${known}`;
}

function formInWords({ pattern, ending, not }: Limit): string {
  const parts = [
    pattern === undefined ? [] : [`matches \`${pattern}\``],
    ending === undefined ? [] : [`ends with ${ending}`],
    not === undefined ? [] : [`doesn't match \`${not}\``],
  ];
  return capitalised(parts.flat().join(' and '));
}

/** " where Type is Api", " without CapacityProviderConfig"; empty where a row holds for all. */
export function guardsInWords({ when, unless }: Pick<Limit, 'when' | 'unless'>): string {
  return `${guardInWords(when, 'with', 'where')}${guardInWords(unless, 'without', 'unless')}`;
}

/** A value that is wanted: a pattern is told by how it begins, `aws-waf-logs-…`. */
export function wantedInWords(value: string): string {
  return value.replace(/^\^(.*)$/, '$1…');
}

function guardInWords(guard: Guard | undefined, present: string, equal: string): string {
  const parts = Object.entries(guard ?? {}).map(([name, values]) => {
    const called = guardName(name);
    if (values === true) return `${present} ${called}`;
    const choices = values.map(value => (value === '' ? 'empty' : wantedInWords(value))).join(' or ');
    return `${equal} ${called} ${isOfList(name) ? 'includes' : 'is'} ${choices}`;
  });
  return parts.length === 0 ? '' : ` ${parts.join(' and ')}`;
}

/** `Enabled` says nothing without what is enabled; of an item of a list, its name is enough. */
function guardName(name: string): string {
  const [last = name, parent = '*'] = (isOfList(name) ? name.replace(/\.[^.]+$/, '') : name).split('.').reverse();
  return /^\w+$/.test(parent) && !/^\d+$/.test(parent) && common.has(last) ? `${parent}.${last}` : last;
}

/** Whether it is an item of a list, the first or any. */
function isOfList(name: string): boolean {
  return /\.(?:\*|\d+)$/.test(name);
}

const common = new Set(['Enabled', 'Mode', 'Status', 'Type']);

/** A text of a row with its numbers: `{min}` and `{max}` are filled in, and whatever else is handed in by name. */
export function filledIn(text: string, { min, max, unit }: Limit, more: Readonly<Record<string, string>> = {}): string {
  const show = (value: number | undefined) => (value === undefined ? '' : quantityInWords(value, unit));
  const known: Readonly<Record<string, string>> = { min: show(min), max: show(max), ...more };
  const ranged = text.replaceAll('{min} to {max}', `${min === undefined ? '' : quantity(min, undefined)} to {max}`);
  return ranged.replace(/\{(min|max|name|value)\}/g, (all, name: string) => known[name] ?? all);
}

/** The way out for a value that is too low or too high, or for both where the direction isn't known. */
export function wayOut(limit: Limit, direction?: Direction): string | undefined {
  const { fix } = limit;
  const sentence = typeof fix === 'object' ? direction && fix[direction] : fix;
  return sentence === undefined ? undefined : filledIn(sentence, limit);
}

/** Two halves of a sentence: what is there, and why that doesn't do. */
export function sentence(what: string, why: string): string {
  return /^(?:so|and|because|which|while)\b/.test(why)
    ? `${what}, ${why}.`
    : `${what}, but ${why.replace(/^but /, '')}.`;
}

/** As a sentence ends. */
export function stopped(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
