import type { NoteText, Rules } from './knowledge';
import type { Limit } from './note';
import { limitInWords } from './words';

/** Something that can become untrue. */
export interface Fact {
  readonly id: string;
  readonly claim: string;
  readonly source: string | undefined;
  readonly checked: string | undefined;
}

export interface Facts {
  /** With source and date, those first that were not looked at for longest. */
  readonly proven: readonly Fact[];
  readonly unproven: readonly Fact[];
}

/** Every limit, check and statement, each claim once. */
export function factsIn({ limits, checks, texts }: Rules & { readonly texts: readonly NoteText[] }): Facts {
  const all: readonly Fact[] = [
    ...limits.map(limit => ({ ...proofOf(limit), claim: `${placeOf(limit)}: ${limitInWords(limit)}` })),
    ...checks.map(check => ({ ...proofOf(check), claim: check.now ?? check.noted ?? 'a relation that code checks' })),
    ...texts
      .flatMap(note => note.statements)
      .map(statement => ({ ...proofOf(statement), claim: statement.now ?? statement.noted })),
  ];
  const unique = [...new Map(all.map(fact => [`${fact.id} ${fact.claim}`, fact])).values()];
  const proven = unique.filter(isProven).sort((a, b) => (a.checked ?? '').localeCompare(b.checked ?? ''));
  return { proven, unproven: unique.filter(fact => !isProven(fact)) };
}

function proofOf({ id, source, checked }: Omit<Fact, 'claim'>) {
  return { id, source, checked };
}

function isProven({ source, checked }: Fact): boolean {
  return source !== undefined && checked !== undefined;
}

function placeOf({ at: [first] }: Limit): string {
  return first === undefined ? '' : [first.type.split('::').at(-1), ...first.path].join('.');
}
