import type { Severity } from './knowledge/note';
import { shortened } from './text/escape';
import { grouped } from './text/grouped';

/** Characters of a name that can be of any length. */
const mostOfName = 40;

/** What a check of many files gave, in numbers. */
export interface Tally {
  readonly templates: number;
  readonly milliseconds: number;
  readonly severities: readonly Severity[];
}

/** "1,000 templates checked in 4.0 s (250 per second): 3 errors, 2 warnings". */
export function summaryOf({ templates, milliseconds, severities }: Tally): string {
  const speedInWords = speed(templates, milliseconds);
  return `${counted(templates, 'template')} checked in ${time(milliseconds)}${speedInWords}: ${foundInWords(severities)}`;
}

/** `3 errors, 2 warnings`; `nothing found`. */
export function foundInWords(severities: readonly Severity[]): string {
  const counts = worstFirst.flatMap(severity => {
    const count = severities.filter(one => one === severity).length;
    return count === 0 ? [] : [`${grouped(count)} ${count === 1 ? severity : plurals[severity]}`];
  });
  return counts.length === 0 ? 'nothing found' : counts.join(', ');
}

/** `BooksTable isn't`, `BooksTable and 3 more names aren't`, of which more is to be said; undefined of none. */
export function undeclaredInWords(names: readonly string[]): string | undefined {
  const [first, ...more] = names;
  if (first === undefined) return undefined;
  const name = shortened(first, mostOfName);
  return more.length === 0
    ? `${name} isn't`
    : `${name} and ${grouped(more.length)} more ${more.length === 1 ? 'name' : 'names'} aren't`;
}

/** `1 template`, `4,346 templates`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${count === 1 ? noun : `${noun}s`}`;
}

const worstFirst: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

const plurals: Readonly<Record<Severity, string>> = {
  error: 'errors',
  warning: 'warnings',
  information: 'information',
  hint: 'hints',
};

/** Whole seconds, tenths where it is over sooner. */
function time(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  return `${seconds < 9.95 ? seconds.toFixed(1) : grouped(Math.round(seconds))} s`;
}

/** Of a few templates it would tell of the start only. */
function speed(templates: number, milliseconds: number): string {
  return templates < 100 ? '' : ` (${grouped(Math.round((templates * 1000) / milliseconds))} per second)`;
}
