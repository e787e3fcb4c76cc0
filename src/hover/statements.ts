import type { Knowledge } from '../knowledge/knowledge';
import type { Statement } from '../knowledge/note';
import { stopped } from '../knowledge/words';
import { inMarkdown } from '../text/escape';

/** Enough for a hover; the page has the rest. */
const maxStatements = 2;

/**
 * What the notes say of these places and what holds today. What no longer holds, and what a word means, stands on the
 * page.
 */
export function statementsOn(knowledge: Knowledge, places: readonly string[]): readonly Statement[] {
  const wanted = new Set(places);
  return knowledge.texts
    .flatMap(note => note.statements)
    .filter(
      ({ on, verdict, kind }) => verdict === 'correct' && kind !== 'definition' && on.some(place => wanted.has(place)),
    );
}

export function statementList(statements: readonly Statement[]): string | undefined {
  if (statements.length === 0) return undefined;
  return statements.slice(0, maxStatements).map(inWords).join('\n');
}

function inWords({ noted, now }: Statement): string {
  return `- ${[noted, ...(now === undefined ? [] : [now])].map(text => inMarkdown(stopped(text))).join(' ')}`;
}
