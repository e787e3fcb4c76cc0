import MiniSearch from 'minisearch';
import type { Knowledge, NoteText } from './knowledge';
import type { Section, Statement } from './note';

/** A statement with what is needed to show it on its own. */
export interface ListedStatement extends Statement {
  readonly service: string;
  readonly types: readonly string[];
}

/** Something that can be found and opened. */
export interface Hit {
  readonly kind: 'note' | 'section' | 'statement';
  /** What leads to it: a note's name, a section's or a statement's id. */
  readonly id: string;
  readonly note: NoteText;
  /** In a line: the service, the section's heading, what was noted. */
  readonly title: string;
  /** In a sentence: what it is for, what holds today. */
  readonly text: string;
  readonly statement: Statement | undefined;
}

interface Entry extends Hit {
  readonly key: number;
  /** More words by which it is found: ids and properties, also taken apart. */
  readonly words: string;
}

/** All notes, word by word; made once, when something is first looked for. */
export class NoteSearch {
  readonly #entries: readonly Entry[];
  readonly #index: MiniSearch<Entry>;

  constructor(knowledge: Knowledge) {
    this.#entries = knowledge.texts
      .flatMap(note => hitsIn(note))
      .map((hit, key) => ({ ...hit, key, words: wordsFor(hit, knowledge) }));
    this.#index = new MiniSearch<Entry>({
      idField: 'key',
      fields: ['service', 'title', 'text', 'words'],
      extractField: (entry, field) => (field === 'service' ? entry.note.title : String(entry[field as keyof Entry])),
      searchOptions: { prefix: true, fuzzy: term => (term.length > 4 ? 0.2 : false), boost: { title: 3, service: 2 } },
    });
    this.#index.addAll(this.#entries);
  }

  /** Best first. All words must be there; where nothing has all of them, some. Without words, all notes. */
  find(words: string): readonly Hit[] {
    if (words.trim() === '') return this.#entries.filter(({ kind }) => kind === 'note');
    const strict = this.#search(words, 'AND');
    return strict.length > 0 ? strict : this.#search(words, 'OR');
  }

  #search(words: string, combineWith: 'AND' | 'OR'): readonly Hit[] {
    // A service that is named is meant itself before one of its statements.
    const boostDocument = (key: number) => (this.#entries[key]?.kind === 'note' ? 2 : 1);
    return this.#index.search(words, { combineWith, boostDocument }).flatMap(({ id }) => this.#entries[id] ?? []);
  }
}

/** All statements, in the notes' order. */
export function statementsOf(notes: readonly NoteText[]): readonly ListedStatement[] {
  return notes.flatMap(note => note.statements.map(statement => listed(note, statement)));
}

/** The statements among what is found. */
export function statementsIn(hits: readonly Hit[]): readonly ListedStatement[] {
  return hits.flatMap(({ note, statement }) => (statement === undefined ? [] : [listed(note, statement)]));
}

function listed(note: NoteText, statement: Statement): ListedStatement {
  return { ...statement, service: note.title, types: note.types };
}

function hitsIn(note: NoteText): readonly Hit[] {
  const sections = note.sections.map(section => ({
    kind: 'section' as const,
    id: section.id,
    title: section.title,
    text: firstSentence(section),
  }));
  const statements = note.statements.map(one => ({
    kind: 'statement' as const,
    id: one.id,
    title: one.noted,
    text: one.now ?? '',
    statement: one,
  }));
  const itself = { kind: 'note' as const, id: note.name, title: note.title, text: note.summary };
  return [itself, ...sections, ...statements].map(hit => ({ statement: undefined, ...hit, note }));
}

function firstSentence({ text }: Section): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0].replace(/\s*\n\s*/g, ' ') ?? text;
}

function wordsFor({ kind, id, note, statement }: Hit, knowledge: Knowledge): string {
  const section = kind === 'section' ? note.sections.find(one => one.id === id) : undefined;
  const properties =
    section === undefined
      ? []
      : knowledge.rowsOf(id).flatMap(row => row.at.map(at => `${at.type} ${at.path.join(' ')}`));
  const names = [id, ...properties, ...(statement?.on ?? []), ...(kind === 'note' ? note.types : [])];
  // `VisibilityTimeout` is found by "timeout" too.
  const apart = names.map(name => name.replace(/([a-z\d])([A-Z])/g, '$1 $2'));
  return [...names, ...apart, section?.text ?? ''].join(' ');
}
