import SearchableMap from 'minisearch/SearchableMap';
import { inOneLine } from '../text/inOneLine';
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

/** For each hit, by its place in the list, how much a word says of it. */
type Scores = Map<number, number>;

/** All notes, word by word; made once, when something is first looked for. */
export class NoteSearch {
  readonly #hits: readonly Hit[];
  readonly #words = new SearchableMap<Scores>();

  constructor(knowledge: Knowledge) {
    this.#hits = knowledge.texts.flatMap(note => hitsIn(note));
    for (const [index, hit] of this.#hits.entries()) {
      this.#add(index, hit.title, 3);
      this.#add(index, hit.note.title, 2);
      this.#add(index, hit.text, 1);
      this.#add(index, wordsFor(hit, knowledge), 1);
    }
  }

  /** Best first. All words must be there; where nothing has all of them, some. Without words, all notes. */
  find(words: string): readonly Hit[] {
    const asked = [...wordsIn(words)].map(word => this.#like(word));
    if (asked.length === 0) return this.#hits.filter(({ kind }) => kind === 'note');
    const sums: Scores = new Map();
    for (const scores of asked) for (const [index, score] of scores) sums.set(index, (sums.get(index) ?? 0) + score);
    const all = [...sums].filter(([index]) => asked.every(scores => scores.has(index)));
    const best = (all.length > 0 ? all : [...sums]).toSorted(([, one], [, other]) => other - one);
    return best.flatMap(([index]) => this.#hits[index] ?? []);
  }

  #add(index: number, text: string, weight: number): void {
    for (const word of wordsIn(text)) {
      const scores: Scores = this.#words.get(word) ?? new Map();
      scores.set(index, (scores.get(index) ?? 0) + weight);
      this.#words.set(word, scores);
    }
  }

  /** What has the word, a longer one that begins so, or one that may be meant. */
  #like(word: string): Scores {
    const found: Scores = new Map();
    const take = (scores: Scores, closeness: number) => {
      // A word that stands everywhere says little.
      const weight = closeness * Math.log(1 + this.#hits.length / scores.size);
      for (const [index, score] of scores) {
        // A service that is named is meant itself before one of its statements.
        const own = weight * score * (this.#hits[index]?.kind === 'note' ? 2 : 1);
        found.set(index, Math.max(found.get(index) ?? 0, own));
      }
    };
    for (const [longer, scores] of this.#words.atPrefix(word)) take(scores, word.length / longer.length);
    const mistakes = word.length > 4 ? Math.round(word.length / 5) : 0;
    for (const [scores, distance] of this.#words.fuzzyGet(word, mistakes).values())
      take(scores, 1 / (1 + distance) ** 2);
    return found;
  }
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  );
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
  const [sentence] = /^.*?[.!?](?=\s|$)/s.exec(text) ?? [];
  return sentence === undefined ? text : inOneLine(sentence);
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
