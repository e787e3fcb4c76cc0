import type { Knowledge, NoteText } from '../knowledge/knowledge';
import { changedName, indexName } from './links';
import { notePage } from './note';
import { changedPage, indexPage } from './overview';
import type { Page } from './page';

export { changedName, indexName } from './links';
export { byTitle } from './overview';
export { type Page, slugOf } from './page';
export { hasChanged } from './statements';

/** A place in the pages: a page's name, and the heading that an id leads to. */
export interface Place {
  readonly name: string;
  readonly anchor: string | undefined;
}

/** The page of a note, of all notes (`index`) or of what changed (`changed`). */
export function pageNamed(knowledge: Knowledge, name: string): Page | undefined {
  if (name === indexName) return indexPage(knowledge);
  if (name === changedName) return changedPage(knowledge);
  const note = knowledge.noteNamed(name);
  return note && pageOf(note, knowledge);
}

const written = new WeakMap<Knowledge, Map<NoteText, Page>>();

/** Whoever looks for many places asks for one page over and over. */
function pageOf(note: NoteText, knowledge: Knowledge): Page {
  const pages = written.get(knowledge) ?? new Map<NoteText, Page>();
  written.set(knowledge, pages);
  const page = pages.get(note) ?? notePage(note, knowledge);
  pages.set(note, page);
  return page;
}

/** Where an id is explained: a note's name, or the id of a limit, a check, a section or a statement. */
export function placeOf(knowledge: Knowledge, id: string): Place | undefined {
  if (id === indexName || id === changedName || knowledge.noteNamed(id) !== undefined)
    return { name: id, anchor: undefined };
  const home = knowledge.factOf(id)?.note ?? noteWith(knowledge, id);
  if (home === undefined) return undefined;
  return { name: home, anchor: pageNamed(knowledge, home)?.anchors.get(id) };
}

function noteWith({ texts }: Knowledge, id: string): string | undefined {
  const found =
    texts.find(note => note.sections.some(section => section.id === id)) ??
    texts.find(note => note.statements.some(statement => statement.id === id));
  return found?.name;
}
