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
  const all = [...origins].map(([one, from]) => {
    const told = from.has('') ? [] : withoutOpposites(from);
    return { one, from: told.length === 0 ? '' : ` (${originsInWords(told)})` };
  });
  if (all.length === 0) return undefined;
  const shown = all.slice(0, maxValues);
  // What a parameter allows is told once, behind the last of them.
  const words = shown.map(({ one, from }, at) =>
    from.startsWith(' (allowed for ') && from === shown[at + 1]?.from ? one : `${one}${from}`,
  );
  return [...words, ...(all.length > maxValues ? ['…'] : [])].join(', ');
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
