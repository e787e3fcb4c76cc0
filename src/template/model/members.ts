import type { Entry } from '../../syntax/tree';

/** What one entry of a section stands for, by name: itself, or all that a loop makes of it. */
export type Made<T> = readonly (readonly [name: string, item: T])[];

/** What an edit has changed in a section. */
export interface MembersChange<T> {
  /** The names that stand for something else than before, or for nothing any more. */
  readonly names: readonly string[];
  /** What these names stood for. */
  readonly gone: readonly T[];
  /** What they stand for now. */
  readonly come: readonly T[];
  /** All that stood or stands where something has changed or moved. */
  readonly touched: ReadonlySet<T>;
}

/** What each entry of a section is made into, from version to version: only of an edited entry it is made anew. */
export class Parts<T> {
  #entries: readonly Entry[] = [];
  #known = new WeakMap<Entry, { readonly part: T }>();

  #all: readonly T[] = [];

  constructor(private readonly make: (entry: Entry) => T) {}

  /** One for each entry, in the order of the text. An update makes another list. */
  get all(): readonly T[] {
    return this.#all;
  }

  /** What they are made from. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** @param isOther what all parts are made from has changed too */
  update(entries: readonly Entry[], isOther = false): { readonly gone: readonly T[]; readonly come: readonly T[] } {
    if (isOther) this.#known = new WeakMap();
    const { head, tail } = isOther ? { head: 0, tail: 0 } : equalEnds(this.#entries, entries);
    const rest = this.#all.length - tail;
    const gone = this.#all.slice(head, rest);
    const come = entries.slice(head, entries.length - tail).map(entry => this.#makeOnce(entry));
    this.#entries = entries;
    this.#all = this.#all.toSpliced(head, rest - head, ...come);
    return { gone, come };
  }

  #makeOnce(entry: Entry): T {
    const known = this.#known.get(entry) ?? { part: this.make(entry) };
    this.#known.set(entry, known);
    return known.part;
  }
}

/** The members of one section by name, from version to version. */
export class Members<T extends object> {
  readonly #parts: Parts<Made<T>>;
  #count = 0;
  #byName = new Map<string, T>();

  constructor(make: (entry: Entry) => Made<T>) {
    this.#parts = new Parts(make);
  }

  /** In the order of the text; of several with one name the last counts. An update makes another map. */
  get byName(): ReadonlyMap<string, T> {
    return this.#byName;
  }

  /** @param isOther what all items are made from has changed too */
  update(entries: readonly Entry[], isOther = false): MembersChange<T> {
    const { gone, come } = this.#parts.update(entries, isOther);
    return this.#replace(gone.flat(), come.flat());
  }

  #replace(before: Made<T>, now: Made<T>): MembersChange<T> {
    const stood = new Map([...before, ...now].map(([name]) => [name, this.#byName.get(name)] as const));
    const hadDoubles = this.#count !== this.#byName.size;
    this.#count += now.length - before.length;
    if (!hadDoubles && haveSameNames(before, now)) {
      if (now.length > 0) this.#byName = withItems(this.#byName, now);
    } else this.#byName = new Map(this.#parts.all.flat());
    const names = [...stood.keys()].filter(name => this.#byName.get(name) !== stood.get(name));
    const gone = names.flatMap(name => stood.get(name) ?? []);
    const come = names.flatMap(name => this.#byName.get(name) ?? []);
    // Of several with one name another one can come to the fore, far from the edit.
    const touched = new Set([...[...before, ...now].map(([, item]) => item), ...gone, ...come]);
    return { names, gone, come, touched };
  }
}

/** The names keep their places. */
function withItems<T>(byName: ReadonlyMap<string, T>, items: Made<T>): Map<string, T> {
  const copy = new Map(byName);
  for (const [name, item] of items) copy.set(name, item);
  return copy;
}

function haveSameNames<T>(a: Made<T>, b: Made<T>): boolean {
  return a.length === b.length && a.every(([name], index) => name === b[index]?.[0]);
}

/** How many items both lists share at their ends; what is kept is the very same object. */
function equalEnds<T>(a: readonly T[], b: readonly T[]): { readonly head: number; readonly tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { head, tail };
}
