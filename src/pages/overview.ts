import type { Knowledge, NoteText } from '../knowledge/knowledge';
import { inMarkdown } from '../text/escape';
import { link, table } from '../text/markdown';
import { changedName, indexName, pathTo } from './links';
import { type Page, PageWriter } from './page';
import { hasChanged, tally, writeStatement } from './statements';

/** What no longer holds of the notes of December 2020, service by service. */
export function changedPage({ texts }: Knowledge): Page {
  const page = new PageWriter('What changed since December 2020');
  const ours = byTitle(texts.filter(({ team }) => team === undefined));
  const all = ours.flatMap(note => note.statements);
  page.add(
    `The notes of December 2020 hold ${all.length} statements: ${tally(all)}. These are the ones that no longer hold, each with what holds today.`,
  );
  for (const note of ours) {
    const changed = note.statements.filter(hasChanged);
    if (changed.length === 0) continue;
    page.heading(2, note.title, [note.name]);
    page.add(`${tally(changed)} · ${link('The note', pathTo(note.name, changedName, 'then-and-now'))}`);
    for (const statement of changed) writeStatement(page, statement);
  }
  page.add('---', link('All notes', pathTo(indexName, changedName)));
  return page.finish();
}

/** All notes, a team's own first. */
export function indexPage({ texts }: Knowledge): Page {
  const page = new PageWriter('All notes');
  const own = texts.filter(({ team }) => team !== undefined);
  if (own.length > 0) {
    page.heading(2, 'Of this team');
    page.add(
      table(
        ['Note', 'What it says'],
        own.map(note => [linkTo(note), note.summary]),
      ),
    );
    page.heading(2, 'Of AWS');
  }
  const ours = byTitle(texts.filter(({ team }) => team === undefined));
  page.add(
    table(
      ['Note', 'What it is for', 'Then and now'],
      ours.map(note => [linkTo(note), note.summary, tally(note.statements)]),
    ),
  );
  page.add('---', link('What changed since December 2020', pathTo(changedName, indexName)));
  return page.finish();
}

/** As one looks for a service: Athena under A, not under "Amazon". */
export function byTitle(notes: readonly NoteText[]): readonly NoteText[] {
  const key = ({ title }: NoteText) => title.replace(/^(?:Amazon|AWS) /, '');
  return notes.toSorted((a, b) => key(a).localeCompare(key(b)));
}

function linkTo({ title, name }: NoteText): string {
  return link(inMarkdown(title), pathTo(name, indexName));
}
