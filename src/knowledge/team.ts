import { noSchema, Schema } from '../schema/schema';
import type { Compiled } from './compile';
import type { NoteText, Rules } from './knowledge';
import type { Limit, Note, Problem } from './note';
import { readNote } from './read';
import { misspeltPaths } from './teamPaths';
import { stopped } from './words';

/** Where a team's own notes are, in a folder of the workspace. */
export const teamFolder = '.fieldnotes';

/** A longer file is no note; reading it would only cost time. */
const maxLength = 500_000;

export interface TeamFile {
  /** What its page is called, unlike any bundled note. */
  readonly name: string;
  /** The file as people know it: `.fieldnotes/team.md`. */
  readonly file: string;
  readonly text: string;
}

export interface TeamNotes extends Omit<Compiled, 'numbers' | 'problems'> {
  readonly problems: readonly TeamProblem[];
}

export interface TeamProblem extends Problem {
  readonly file: string;
}

export const noTeamNotes: TeamNotes = { limits: [], checks: [], texts: [], problems: [] };

/** Reads a team's notes. One with a mistake is left out, its mistakes are told, the others count. */
export function readTeamNotes(files: readonly TeamFile[], bundled: Rules): TeamNotes {
  const taken = new Map(bundled.checks.map(({ id }) => [id, 'a check that comes with Fieldnotes']));
  const schema = bundled.schema === undefined ? noSchema : Schema.of(bundled.schema);
  const notes: Note[] = [];
  const problems: TeamProblem[] = [];
  for (const file of files) {
    const read = readOne(file, bundled, taken);
    problems.push(...read.problems.map(problem => ({ ...problem, message: costsNote(problem), file: file.file })));
    if (read.note === undefined) continue;
    notes.push(read.note);
    const misspelt = misspeltPaths(read.note.limits, schema, file.text);
    problems.push(...misspelt.map(problem => ({ ...problem, file: file.file })));
    for (const { id } of read.note.limits) taken.set(id, file.file);
  }
  return {
    limits: notes.flatMap(note => note.limits),
    checks: notes.flatMap(note => note.checks),
    texts: notes.map(({ limits, checks, ...text }): NoteText => text),
    problems,
  };
}

/** The bundled rules with a team's on top: its rows stand in place of all bundled rows of the same id. */
export function mergeNotes(bundled: Rules, team: Rules): Rules {
  const own = new Set([...team.limits, ...team.checks].map(({ id }) => id));
  // Our code's sentences end with these.
  const words = new Map(bundled.checks.map(({ id, reason, fix }) => [id, { reason, fix }]));
  return {
    ...bundled,
    limits: [...bundled.limits.filter(({ id }) => !own.has(id)), ...team.limits],
    checks: [
      ...bundled.checks.filter(({ id }) => !own.has(id)),
      ...team.checks.map(check => ({ ...check, ...words.get(check.id) })),
    ],
  };
}

function costsNote({ message }: Problem): string {
  return `${stopped(message)} This note is ignored until that is fixed.`;
}

type ReadFile = { readonly note: Note | undefined; readonly problems: readonly Problem[] };

function readOne({ name, file, text }: TeamFile, bundled: Rules, taken: ReadonlyMap<string, string>): ReadFile {
  if (text.length > maxLength)
    return { note: undefined, problems: [{ line: 1, column: 1, message: 'This is too long for a note' }] };
  const rowsOf = (id: string): readonly Limit[] => bundled.limits.filter(limit => limit.id === id);
  const read = readNote(name, text, { file, rowsOf });
  const clash = read.note?.limits.find(({ id }) => taken.has(id));
  if (clash === undefined) return read;
  return { note: undefined, problems: [clashProblem(text, clash.id, taken.get(clash.id) ?? '')] };
}

function clashProblem(text: string, id: string, owner: string): Problem {
  const lines = text.split(/\r\n?|\n/);
  const index = lines.findIndex(line => line.trimStart().startsWith(`${id}:`));
  const line = lines[Math.max(index, 0)] ?? '';
  return {
    line: Math.max(index, 0) + 1,
    column: line.search(/\S|$/) + 1,
    message: `${id} is also the id of ${owner}: choose another`,
  };
}
