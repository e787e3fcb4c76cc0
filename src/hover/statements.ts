import type { Knowledge } from '../knowledge/knowledge';
import type { Statement } from '../knowledge/note';
import { capitalised, stopped } from '../knowledge/words';

/** Enough for a hover; the page has the rest. */
const maxStatements = 3;

/** What is read first: what changed, then what bites, then what things are. */
function weight({ verdict, kind }: Statement): number {
  if (verdict === 'outdated' || verdict === 'wrong') return 0;
  return kind === 'definition' ? 2 : 1;
}

/** Statements that say where they belong in these words. */
export function statementsOn(knowledge: Knowledge, places: readonly string[]): readonly Statement[] {
  const wanted = new Set(places);
  const all = knowledge.texts.flatMap(note => note.statements).filter(({ on }) => on.some(place => wanted.has(place)));
  return all.toSorted((a, b) => weight(a) - weight(b));
}

export function statementList(statements: readonly Statement[]): string | undefined {
  if (statements.length === 0) return undefined;
  return statements.slice(0, maxStatements).map(inWords).join('\n');
}

/** A note that no longer holds is never shown without what holds today. */
function inWords({ verdict, noted, now }: Statement): string {
  if (verdict === 'correct') return `- ${[stopped(noted), beyondNoted(now)].filter(text => text !== '').join(' ')}`;
  const today = now === undefined ? '' : ` Today: ${stopped(now)}`;
  const word = { outdated: 'outdated', wrong: 'wrong as noted', undecidable: 'can’t be decided' }[verdict];
  return `- *Noted in 2020, ${word}:* ${stopped(noted)}${today}`;
}

/** What a page says beside the old words; in one sentence with them, "as noted" says nothing. */
function beyondNoted(now: string | undefined): string {
  return now === undefined ? '' : stopped(capitalised(now.replace(/^As noted\b[^.;,]*[.;,]\s*/, '')));
}
