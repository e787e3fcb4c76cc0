import type { Limit, Retired } from '../../knowledge/note';
import type { Node } from '../../syntax/tree';
import { numberOf } from '../../template/model/scalars';
import { enumerated } from '../../text/enumerated';
import { shortened } from '../../text/escape';
import { longForms, nearestChoices } from '../../text/nearest';
import { type Breach, noValue, textOf } from './breach';

const longest = 40;

/** How a value is none of a set: never a member of it, no longer one, or none that was known when the set was read. */
export function choiceBreach(limit: Limit, node: Node): Breach | undefined {
  const text = textOf(node);
  const choices = limit.oneOf;
  if (text === undefined || choices === undefined || choices.includes(text)) return undefined;
  if (limit.anyCase && choices.some(choice => letters(choice) === letters(text))) return undefined;
  if (limit.takesEnds && choices.some(choice => choice.toLowerCase().endsWith(`_${text.toLowerCase()}`)))
    return undefined;
  // A value that isn't typed yet is no new member.
  if (text === '' && limit.grows) return undefined;
  // `30.0` and "30" are thirty too.
  const number = numberOf(node);
  if (number !== undefined && choices.includes(String(number))) return undefined;
  const value = shortened(text, longest);
  const what = { what: text === '' ? noValue : `is ${value}`, value };
  return (
    retiredBreach(limit, text, what) ?? unknownBreach(limit, text, what) ?? { ...what, ...allowedOf(choices, number) }
  );
}

/** `linuxcontainer` of LINUX_CONTAINER and of linuxContainer. */
function letters(word: string): string {
  return word.replaceAll('_', '').toLowerCase();
}

type What = Pick<Breach, 'what' | 'value'>;

/** A former member: an error only where nothing can be created or updated with it any more. */
function retiredBreach(limit: Limit, text: string, what: What): Breach | undefined {
  const { since, until, blocked, updates } = retiredAs(limit, text) ?? {};
  if (since === undefined) return undefined;
  const wayOut = `Use ${meantBy(limit, text)}.`;
  if (blocked !== undefined) {
    const bound = `AWS has blocked it${updates ? ' for new resources' : ''} since ${blocked}`;
    return { ...what, wayOut, bound, ...(updates && { atMost: 'warning' }) };
  }
  const end = until === undefined ? ', and AWS will block it later' : ` and will be blocked on ${until}`;
  return { ...what, wayOut, bound: `it has been deprecated since ${since}${end}`, atMost: 'warning' };
}

/** A set that grows may have a new member by now, unless a known one is so near that it must have been meant. */
function unknownBreach(limit: Limit, text: string, what: What): Breach | undefined {
  const { grows, checked, oneOf = [] } = limit;
  if (!grows) return undefined;
  const meant = meantBy(limit, text);
  const bound = isLong(oneOf, mostKnown)
    ? `it is not among the values known on ${checked}`
    : `only ${enumerated(oneOf, 'and')} ${oneOf.length === 1 ? 'was' : 'were'} known on ${checked}`;
  if (meant === undefined) {
    const wayOut = limit.fix === undefined ? { wayOut: 'Check the spelling, unless AWS has added it since.' } : {};
    return { ...what, bound, ...wayOut, atMost: 'information' };
  }
  return { ...what, bound, wayOut: `Did you mean ${meant}?`, atMost: 'warning' };
}

/** The member of a set that grows which a value stands for: the one that took its place, or the one that was meant. */
export function meantBy(limit: Limit, text: string): string | undefined {
  const retired = retiredAs(limit, text);
  if (retired !== undefined) return retired.use;
  // Another number is another member: `python3.15` is no misspelt `python3.14`.
  const choices = limit.oneOf ?? [];
  const digits = digitsOf(text);
  const near = nearestChoices(choices, text).filter(choice => digitsOf(choice) === digits);
  const meant =
    near.length > 0 ? near : longForms(choices, text).filter(choice => digits === '' || digitsOf(choice) === digits);
  return meant.length === 1 ? meant[0] : undefined;
}

function retiredAs({ retired }: Limit, text: string): Retired | undefined {
  return retired !== undefined && Object.hasOwn(retired, text) ? retired[text] : undefined;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** All of a short list; of a long list of numbers, the neighbours. A long list of words is no part of the first sentence. */
function allowedOf(choices: readonly string[], number: number | undefined): Pick<Breach, 'bound' | 'wayOut'> {
  if (choices.length === 1) return { bound: `only ${choices[0]} is allowed` };
  if (number !== undefined && choices.length > few) return { bound: neighbours(choices, number) };
  if (!isLong(choices)) return { bound: `only ${enumerated(choices, 'and')} are allowed` };
  const bound = `that is not one of the ${choices.length} allowed values`;
  return choices.length > few ? { bound } : { bound, wayOut: `Choose ${enumerated(choices, 'or')}.` };
}

function neighbours(choices: readonly string[], number: number): string {
  const below = choices.filter(choice => Number(choice) < number).at(-1);
  const above = choices.find(choice => Number(choice) > number);
  const near = [below, above].filter(choice => choice !== undefined);
  return near.length === 2 ? `the nearest allowed are ${enumerated(near, 'and')}` : `the nearest allowed is ${near[0]}`;
}

const few = 8;
const mostCharacters = 50;
/** Where a date follows. */
const mostKnown = 40;

/** Whether a list leaves no room for the rest of a sentence. */
function isLong(choices: readonly string[], most = mostCharacters): boolean {
  return choices.length > few || choices.join(', ').length > most;
}
