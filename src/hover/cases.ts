import { enumerated } from '../text/enumerated';

const maxValues = 4;
const maxOrigins = 3;

/** A value in words, and where it comes from, in Markdown; empty where that needs no saying. */
export interface Case {
  readonly words: string;
  readonly from: string;
}

/** Each value once: "30 s (default of Seconds or deployment dev), 900 s (deployment prod)". */
export function listed(cases: readonly Case[]): string | undefined {
  const origins = new Map<string, Set<string>>();
  for (const { words, from } of cases) origins.set(words, (origins.get(words) ?? new Set()).add(from));
  const words = [...origins].map(([one, from]) => {
    const told = from.has('') ? [] : withoutOpposites(from);
    return told.length === 0 ? one : `${one} (${originsInWords(told)})`;
  });
  if (words.length === 0) return undefined;
  return words.length > maxValues ? `${words.slice(0, maxValues).join(', ')}, …` : words.join(', ');
}

/** What is so where a condition holds and where it doesn't hangs on something else, or on nothing. */
function withoutOpposites(origins: ReadonlySet<string>): readonly string[] {
  return [...origins].filter(one => {
    const opposite = one.startsWith('where not ') ? one.replace('not ', '') : one.replace('where ', 'where not ');
    return opposite === one || !origins.has(opposite);
  });
}

/** A region's rows can be twenty: the first tell enough. */
function originsInWords(origins: readonly string[]): string {
  const more = origins.length - maxOrigins;
  return enumerated(more > 1 ? [...origins.slice(0, maxOrigins), `${more} others`] : origins, 'or');
}
