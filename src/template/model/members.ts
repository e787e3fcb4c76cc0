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

/** The members of one section by name, from version to version: only what an edit changed is made anew. */
export class Members<T extends object> {
  #entries: readonly Entry[] = [];
  #made: readonly Made<T>[] = [];
  #count = 0;
  #byName = new Map<string, T>();
  #known = new WeakMap<Entry, Made<T>>();

  constructor(private readonly make: (entry: Entry) => Made<T>) {}

  /** In the order of the text; of several with one name the last counts. An update makes another map. */
  get byName(): ReadonlyMap<string, T> {
    return this.#byName;
  }

  /** @param isOther what all items are made from has changed too */
  update(entries: readonly Entry[], isOther = false): MembersChange<T> {
    if (isOther) this.#known = new WeakMap();
    const { head, tail } = isOther ? { head: 0, tail: 0 } : equalEnds(this.#entries, entries);
    const rest = this.#made.length - tail;
    const before = this.#made.slice(head, rest).flat();
    const made = entries.slice(head, entries.length - tail).map(entry => this.#makeOnce(entry));
    this.#entries = entries;
    this.#made = this.#made.toSpliced(head, rest - head, ...made);
    return this.#replace(before, made.flat());
  }

  #makeOnce(entry: Entry): Made<T> {
    const known = this.#known.get(entry) ?? this.make(entry);
    this.#known.set(entry, known);
    return known;
  }

  #replace(before: Made<T>, now: Made<T>): MembersChange<T> {
    const stood = new Map([...before, ...now].map(([name]) => [name, this.#byName.get(name)] as const));
    const hadDoubles = this.#count !== this.#byName.size;
    this.#count += now.length - before.length;
    if (!hadDoubles && haveSameNames(before, now)) {
      if (now.length > 0) this.#byName = withItems(this.#byName, now);
    } else this.#byName = new Map(this.#made.flat());
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
