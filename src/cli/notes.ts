import type { Knowledge } from '../knowledge/knowledge';
import type { Statement } from '../knowledge/note';
import { type Hit, type ListedStatement, NoteSearch, statementsIn, statementsOf } from '../knowledge/search';
import { stopped } from '../knowledge/words';
import { pageNamed, placeOf } from '../pages/pages';
import { currentKnowledge } from './knowledge';
import { print, printJson } from './output';
import { printMarkdown } from './printMarkdown';
import { UsageError } from './usageError';

/** Lists the notes, or what the words find in them. */
export async function notes(words: readonly string[], { format }: { readonly format: 'text' | 'json' }): Promise<void> {
  const knowledge = await currentKnowledge();
  const found = words.length === 0 ? undefined : new NoteSearch(knowledge).find(words.join(' '));
  if (format === 'json') printJson(asData(knowledge, found));
  else print(found === undefined ? listed(knowledge) : foundAsText(found, words));
}

/** Prints the page that an id leads to. */
export async function showNote(id: string): Promise<void> {
  const knowledge = await currentKnowledge();
  const place = placeOf(knowledge, id);
  const page = place && pageNamed(knowledge, place.name);
  if (page === undefined)
    throw new UsageError(`there is no note, limit, check or statement ${id}; "fieldnotes notes" lists the notes`);
  await printMarkdown(page.markdown.trimEnd());
}

function asData(knowledge: Knowledge, found: readonly Hit[] | undefined) {
  const statements = found === undefined ? statementsOf(knowledge.texts) : statementsIn(found);
  const sections = (found ?? []).filter(({ kind }) => kind === 'section');
  const listedSections = sections.map(({ id, note, title, text }) => ({
    id,
    note: note.name,
    service: note.title,
    title,
    text,
  }));
  return { statements: statements.map(statementAsJson), ...(found && { sections: listedSections }) };
}

function statementAsJson({ id, service, kind, verdict, noted, now, since, source, checked, types }: ListedStatement) {
  const known = { now: now ?? null, since: since ?? null, source: source ?? null, checked: checked ?? null };
  return { id, service, kind, verdict, noted, ...known, types };
}

function listed({ texts }: Knowledge): string {
  const width = Math.max(...texts.map(({ name }) => name.length));
  const lines = texts.map(({ name, title, summary }) => `${name.padEnd(width)}  ${title}: ${summary}`);
  const hint =
    'Search with "fieldnotes notes WORDS", read a page with "fieldnotes notes show NAME", what changed with "fieldnotes notes show changed".';
  return [...lines, '', hint].join('\n');
}

/** What was found, by note; the note with the best find first. */
function foundAsText(found: readonly Hit[], words: readonly string[]): string {
  if (found.length === 0) return `Nothing in the notes on ${words.join(' ')}.`;
  const groups = [...new Set(found.map(({ note }) => note))].map(note => [
    `${note.title} (${note.name})`,
    ...found.filter(hit => hit.note === note).flatMap(hit => asLines(hit)),
  ]);
  return groups.map(lines => lines.join('\n')).join('\n\n');
}

function asLines({ kind, id, title, text, statement }: Hit): readonly string[] {
  if (statement !== undefined) return statementAsLines(statement);
  return kind === 'note' ? [`  ${text}`] : [`  ${id}: ${title}`, `    ${text}`];
}

/** What no longer holds is never shown as if it did. */
function statementAsLines({ id, verdict, noted, now }: Statement): readonly string[] {
  const then = verdict === 'correct' ? noted : `noted in December 2020, ${verdict}: ${noted}`;
  return [
    `  ${id}: ${then}`,
    ...(now === undefined ? [] : [`    ${verdict === 'correct' ? '' : 'Today: '}${stopped(now)}`]),
  ];
}
