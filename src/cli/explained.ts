import { bundledTexts } from '../knowledge/bundledTexts';
import type { Knowledge } from '../knowledge/knowledge';
import { askingRows } from '../knowledge/needWords';
import type { CheckFact, Limit, PropertyPath } from '../knowledge/note';
import { limitInWords, wayOut } from '../knowledge/words';

/** What the notes say of an id. */
export interface Explained {
  readonly id: string;
  /** With the service, since a heading of its note may say no more than "Timeout". */
  readonly title: string;
  /** What it asks of each property: "Timeout: 1 to 900 s (15 min)"; empty where it is no number or form. */
  readonly limits: readonly string[];
  /** Markdown. */
  readonly text: string;
  /** The ways out, whole sentences. */
  readonly ways: readonly string[];
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
  const asked = asking.map(({ at, words }) => ({
    words,
    names: at.map(({ type, path }) => `${type}.${path.join('.')}`),
  }));
  const limits = rows.map(row => ({ words: limitInWords(row), names: row.at.map(at => nameOf(at, rows)) }));
  const sources = [fact, ...asking].flatMap(({ source = [] }) => source);
  return {
    id,
    title,
    limits: [...listed(limits), ...listed(asked)],
    text: section?.text ?? note?.summary ?? '',
    ways: waysOut(fact, rows),
    source: fact.source,
    sources: [...new Set(sources)],
    note: fact.note,
  };
}

/** More names of properties that share a limit say nothing more. */
const mostNames = 3;

/** What is asked of several properties is one line. */
function listed(asked: readonly { readonly words: string; readonly names: readonly string[] }[]): readonly string[] {
  const byWords = new Map<string, Set<string>>();
  for (const { words, names } of asked) byWords.set(words, new Set([...(byWords.get(words) ?? []), ...names]));
  return [...byWords].map(([words, names]) => {
    const shown = [...names].slice(0, mostNames).join(', ');
    return `${shown}${names.size > mostNames ? ` and ${names.size - mostNames} more` : ''}: ${words}`;
  });
}

/** A path, with the type before it where that of another type has another limit. */
function nameOf({ type, path }: PropertyPath, rows: readonly Limit[]): string {
  const name = path.join('.');
  const typesOf = ({ at }: Limit) => at.filter(one => one.path.join('.') === name).map(one => calledOf(one.type));
  const sets = rows.map(row => [...new Set(typesOf(row))].sort().join()).filter(set => set !== '');
  return new Set(sets).size <= 1 ? name : `${calledOf(type)}.${name}`;
}

/** `Function` of CloudFormation and of SAM alike; of all types of a service, its name. */
function calledOf(type: string): string {
  return type.replace(/::\*$/, '').split('::').at(-1) ?? type;
}

/** Those of the rows, which have them in both directions; what only code finds has them by name. */
function waysOut({ fix }: CheckFact, rows: readonly Limit[]): readonly string[] {
  const own = typeof fix === 'object' ? Object.values(fix) : [fix];
  const ways = rows.flatMap(row =>
    typeof row.fix === 'object' ? [wayOut(row, 'low'), wayOut(row, 'high')] : [wayOut(row)],
  );
  return [...new Set(rows.length === 0 ? own : ways)].filter(way => way !== undefined);
}
