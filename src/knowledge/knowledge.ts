import type { SchemaData } from '../schema/data';
import { noSchema, Schema } from '../schema/schema';
import { type CheckFact, covers, type Limit, type Note } from './note';

/** What the checks need of all notes, and what AWS's schema says: there from the start. */
export interface Rules {
  readonly limits: readonly Limit[];
  readonly checks: readonly CheckFact[];
  readonly schema?: SchemaData | undefined;
}

/** A note without its rows, for hovers and pages: loaded when first asked for. */
export type NoteText = Omit<Note, 'limits' | 'checks' | 'numbers'>;

/** Everything known, found by resource type or id. */
export class Knowledge {
  /** AWS's resource schema; without any type where it was not handed in. */
  readonly schema: Schema;
  readonly #byType = new Map<string, readonly Limit[]>();
  readonly #byId = new Map<string, Limit[]>();
  readonly #facts = new Map<string, CheckFact>();
  #texts: readonly NoteText[];

  /** @param team the texts of a team's own notes, which are there from the start */
  constructor(
    readonly rules: Rules,
    private readonly team: readonly NoteText[] = [],
  ) {
    this.#texts = team;
    this.schema = rules.schema === undefined ? noSchema : Schema.of(rules.schema);
    for (const check of rules.checks) this.#facts.set(check.id, check);
    for (const limit of rules.limits) {
      this.#facts.set(limit.id, limit);
      append(this.#byId, limit.id, limit);
    }
  }

  /** The rows for a resource type. */
  limitsOf(type: string): readonly Limit[] {
    const known = this.#byType.get(type);
    if (known !== undefined) return known;
    const limits = this.rules.limits.filter(limit => limit.at.some(at => covers(at.type, type)));
    this.#byType.set(type, limits);
    return limits;
  }

  /** Note, source and date of whatever reports this id. */
  factOf(id: string): CheckFact | undefined {
    return this.#facts.get(id);
  }

  /** What goes with each finding of code with this id; rows say theirs where they are broken. */
  explanationOf(id: string): Pick<CheckFact, 'reason' | 'fix'> {
    return (this.#byId.has(id) ? undefined : this.#facts.get(id)) ?? {};
  }

  /** Whatever can be reported. */
  get ids(): readonly string[] {
    return [...this.#facts.keys()];
  }

  rowsOf(id: string): readonly Limit[] {
    return this.#byId.get(id) ?? [];
  }

  /** All notes, a team's own last. */
  get texts(): readonly NoteText[] {
    return this.#texts;
  }

  /** Hands in the bundled notes' texts, once they are loaded. */
  setTexts(texts: readonly NoteText[]): void {
    this.#texts = [...texts, ...this.team];
  }

  /** The note that speaks of a resource type: the one with the longest matching `types` entry, a team's only where we have none. */
  noteFor(type: string): NoteText | undefined {
    return this.notesFor(type)[0];
  }

  /** All notes that speak of a resource type: ours before a team's, then the most specific first. */
  notesFor(type: string): readonly NoteText[] {
    const found = this.#texts.flatMap(note => {
      const length = Math.max(0, ...note.types.filter(pattern => covers(pattern, type)).map(pattern => pattern.length));
      return length === 0 ? [] : [{ note, length: note.team === undefined ? length : -1 }];
    });
    return found.sort((a, b) => b.length - a.length).map(({ note }) => note);
  }

  noteNamed(name: string): NoteText | undefined {
    return this.#texts.find(note => note.name === name);
  }
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
