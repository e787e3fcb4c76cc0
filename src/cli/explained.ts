import { bundledTexts } from '../knowledge/bundledTexts';
import type { Knowledge } from '../knowledge/knowledge';

/** What the notes say of an id. */
export interface Explained {
  readonly id: string;
  readonly title: string;
  /** Markdown. */
  readonly text: string;
  /** The page of AWS that states it. */
  readonly source: string | undefined;
  /** The note that it is part of. */
  readonly note: string;
}

/** Undefined where nothing of that id can be found in a template. */
export function explained(knowledge: Knowledge, id: string): Explained | undefined {
  const fact = knowledge.factOf(id);
  if (fact === undefined) return undefined;
  if (knowledge.texts.length === 0) knowledge.setTexts(bundledTexts);
  const section = knowledge.texts.flatMap(({ sections }) => sections).find(one => one.id === id);
  const note = knowledge.noteNamed(fact.note);
  const title = section?.title ?? id;
  return { id, title, text: section?.text ?? note?.summary ?? '', source: fact.source, note: fact.note };
}
