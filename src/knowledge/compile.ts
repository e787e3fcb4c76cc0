import type { NoteText, Rules } from './knowledge';
import type { CheckFact, Limit, Numbers, Problem } from './note';
import { readNote } from './read';

export interface Compiled extends Rules {
  readonly texts: readonly NoteText[];
  /** What code reads, by the id of its limit or check. */
  readonly numbers: Numbers;
  readonly problems: readonly (Problem & { readonly name: string })[];
}

/** Turns notes into what is bundled; a note with a mistake is left out and its problems are told. */
export function compileNotes(sources: readonly { readonly name: string; readonly text: string }[]): Compiled {
  const limits: Limit[] = [];
  const checks: CheckFact[] = [];
  const texts: NoteText[] = [];
  const stated: Record<string, Numbers[string]> = {};
  const problems: (Problem & { name: string })[] = [];
  for (const { name, text } of sources) {
    const result = readNote(name, text);
    problems.push(...result.problems.map(problem => ({ ...problem, name })));
    if (result.note === undefined) continue;
    const { limits: rows, checks: facts, numbers, ...noteText } = result.note;
    limits.push(...rows);
    checks.push(...facts);
    texts.push(noteText);
    Object.assign(stated, numbers);
  }
  return { limits, checks, texts, numbers: stated, problems };
}
