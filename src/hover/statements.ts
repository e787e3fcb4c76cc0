import type { Knowledge } from '../knowledge/knowledge';
import type { Statement } from '../knowledge/note';
import { stopped } from './limits';

/** Enough for a hover; the page has the rest. */
const maxStatements = 3;

/** Statements that say where they belong in these words; what changed since they were noted comes first. */
export function statementsOn(knowledge: Knowledge, places: readonly string[]): readonly Statement[] {
  const wanted = new Set(places);
  const all = knowledge.texts.flatMap(note => note.statements).filter(({ on }) => on.some(place => wanted.has(place)));
  return [...all.filter(({ verdict }) => verdict !== 'correct'), ...all.filter(({ verdict }) => verdict === 'correct')];
}

export function statementList(statements: readonly Statement[]): string | undefined {
  if (statements.length === 0) return undefined;
  return statements.slice(0, maxStatements).map(inWords).join('\n');
}

/** A note that no longer holds is never shown without what holds today. */
function inWords({ verdict, noted, now }: Statement): string {
  const today = now === undefined ? '' : ` Today: ${stopped(now)}`;
  if (verdict === 'correct') return `- ${stopped(noted)}${now === undefined ? '' : ` ${stopped(now)}`}`;
  const word = { outdated: 'outdated', wrong: 'wrong as noted', undecidable: 'can’t be decided' }[verdict];
  return `- *Noted in 2020, ${word}:* ${stopped(noted)}${today}`;
}
