import { bundledTexts } from '../knowledge/bundledTexts';
import type { Knowledge } from '../knowledge/knowledge';
import { askingRows } from '../knowledge/needWords';
import { limitInWords } from '../knowledge/words';

/** What the notes say of an id. */
export interface Explained {
  readonly id: string;
  /** With the service, since a heading of its note may say no more than "Timeout". */
  readonly title: string;
  /** What it asks of each property: "Timeout: 1 to 900 s (15 min)"; empty where it is no number or form. */
  readonly limits: readonly string[];
  /** Markdown. */
  readonly text: string;
  /** The page of AWS that states it, and those of its rows that have one of their own. */
  readonly source: string | undefined;
  readonly sources: readonly string[];
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
  const title = [note?.title, section?.title].filter(part => part !== undefined).join(': ') || id;
  const rows = knowledge.rules.limits.filter(limit => limit.id === id);
  const asking = askingRows(fact);
  // Rows on several services are told apart by the type, which the rows of a limit share.
  const asked = asking.flatMap(({ at, words }) => at.map(({ type, path }) => `${type}.${path.join('.')}: ${words}`));
  const limits = rows.flatMap(row => row.at.map(({ path }) => `${path.join('.')}: ${limitInWords(row)}`));
  const sources = [fact, ...asking].flatMap(({ source = [] }) => source);
  return {
    id,
    title,
    limits: [...new Set([...limits, ...asked])],
    text: section?.text ?? note?.summary ?? '',
    source: fact.source,
    sources: [...new Set(sources)],
    note: fact.note,
  };
}
