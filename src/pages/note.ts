import type { Knowledge, NoteText } from '../knowledge/knowledge';
import type { CheckFact, Limit, Section, Statement } from '../knowledge/note';
import { limitInWords, stopped } from '../knowledge/words';
import { codeInMarkdown, inMarkdown, withCode } from '../text/escape';
import { link } from '../text/markdown';
import { kindOf, limitTable } from './limits';
import { changedName, indexName, pathTo } from './links';
import { type Page, PageWriter } from './page';
import { rowTable } from './rows';
import { hasChanged, proof, tally, writeStatements } from './statements';

/** A note as a page: what the service is for, its limits, its sections, and what has become of each statement. */
export function notePage(note: NoteText, knowledge: Knowledge): Page {
  const page = new PageWriter(note.title);
  const limits = limitsOn(note, knowledge);
  const checks = knowledge.rules.checks.filter(check => check.note === note.name);
  page.add(note.summary, introduction(note), warning(note.statements));
  const rows = limitTable(limits, note);
  if (rows !== undefined) {
    page.heading(2, 'Limits', withoutSection([...limits, ...checks], note));
    page.add(rows);
  }
  for (const section of note.sections) writeSection(page, section, note, limits, checks);
  if (note.statements.length > 0) {
    page.heading(2, 'Then and now');
    page.add(`What the notes of December 2020 say, and what has become of it: ${tally(note.statements)}.`);
    writeStatements(page, note.statements);
  }
  page.add('---', footer(note));
  return page.finish();
}

/** The note's own rows, and those that a team has put in their place. */
function limitsOn(note: NoteText, knowledge: Knowledge): readonly Limit[] {
  const ids = new Set(note.sections.map(section => section.id));
  return knowledge.rules.limits.filter(
    limit => limit.note === note.name || (limit.team !== undefined && ids.has(limit.id)),
  );
}

function introduction({ docs, types, team }: NoteText): string {
  return [
    ...(team === undefined ? [] : [`A note of this team, in ${codeInMarkdown(team)}`]),
    ...(docs === undefined ? [] : [link('AWS documentation', docs)]),
    ...(types.length === 0 ? [] : [types.map(codeInMarkdown).join(' ')]),
  ].join(' · ');
}

/** Nobody reads a page to its end: what no longer holds is told at its beginning. */
function warning(statements: readonly Statement[]): string | undefined {
  const changed = statements.filter(hasChanged);
  if (changed.length === 0) return undefined;
  const count = changed.length === 1 ? 'One statement' : `${changed.length} statements`;
  return `> ${count} of December 2020 no longer ${changed.length === 1 ? 'holds' : 'hold'}: see ${link('Then and now', '#then-and-now')}.`;
}

/** Limits that nobody explains lead to the table. */
function withoutSection(facts: readonly CheckFact[], { sections }: NoteText): readonly string[] {
  const ids = new Set(sections.map(section => section.id));
  return facts.map(({ id }) => id).filter(id => !ids.has(id));
}

function writeSection(
  page: PageWriter,
  section: Section,
  note: NoteText,
  limits: readonly Limit[],
  checks: readonly CheckFact[],
): void {
  page.heading(2, section.title, [section.id]);
  const rows = limits.filter(limit => limit.id === section.id);
  const check = checks.find(({ id }) => id === section.id);
  const [fact] = rows.length > 0 ? rows : [check];
  page.add(
    section.text,
    limitsIn(rows, note),
    check && rowTable(check),
    fact && thenAndNow(fact, rows, note.statements),
    fact && reported(fact, check),
  );
}

/** What a reader came for: the limits of the section, and where AWS says so. */
function limitsIn(rows: readonly Limit[], note: NoteText): string | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  if (new Set(rows.flatMap(({ at }) => at.map(({ path }) => path.join('.')))).size > 1) return limitTable(rows, note);
  const words = [...new Set(rows.map(row => withCode(stopped(limitInWords(row)))))];
  const kinds = [...new Set(rows.map(row => kindOf(row, note)))];
  return [`**${words.join(' ')}**`, ...kinds, proof(first)].join(' · ');
}

function reported({ id, team }: CheckFact, check: CheckFact | undefined): string {
  const owner = team === undefined ? [] : [`this team’s own limit, ${codeInMarkdown(team)}`];
  return [`Reported as ${codeInMarkdown(id)}`, ...owner, ...(check === undefined ? [] : [proof(check)])].join(' · ');
}

/** What was noted of a figure, unless one of the statements below says it at length. */
function thenAndNow(
  { noted, now }: CheckFact,
  rows: readonly Limit[],
  statements: readonly Statement[],
): string | undefined {
  if (noted === undefined || statements.some(statement => isAbout(statement, rows))) return undefined;
  const then = `*Noted in December 2020:* ${inMarkdown(stopped(noted))}`;
  return now === undefined ? then : `${then} **Today:** ${inMarkdown(stopped(now))}`;
}

function isAbout({ on }: Statement, rows: readonly Limit[]): boolean {
  return rows.some(({ at }) => at.some(({ type, path }) => on.includes(`${type}.${path.join('.')}`)));
}

function footer({ name }: NoteText): string {
  return `${link('All notes', pathTo(indexName, name))} · ${link('What changed since December 2020', pathTo(changedName, name))}`;
}
