/**
 * Expressions that others write, in a team's note or a template's AllowedPattern. An engine that goes back and tries
 * again takes for ever where it can read one text in many ways, as `(a+)+` does: with each letter twice as many.
 */

/** Whether an expression can take for ever on some text, or is beyond what is understood here. Its syntax must be sound. */
export function canRunAway(source: string): boolean {
  try {
    const reader = new Reader(source);
    reader.choice();
    return reader.runsAway;
  } catch {
    return true;
  }
}

/** The places of a part where a text can begin and end in it, and whether it takes an empty one. */
interface Part {
  readonly first: readonly Place[];
  readonly last: readonly Place[];
  readonly isNullable: boolean;
}

/** One character of the expression: what it takes, and what can come after it. */
interface Place {
  readonly index: number;
  readonly takes: ReadonlySet<string>;
  readonly next: Set<Place>;
}

const nothing: Part = { first: [], last: [], isNullable: true };
/** So much is looked at: an expression that is larger is beyond what is understood here. */
const mostSteps = 1_000_000;
const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

class Reader {
  runsAway = false;
  readonly #places: Place[] = [];
  readonly #samples: readonly string[];
  readonly #taken = new Map<string, ReadonlySet<string>>();
  #at = 0;
  #stepsLeft = mostSteps;

  constructor(private readonly source: string) {
    this.#samples = [...new Set([...ascii, 'é', '中', '😀', '\u2028', ...source])];
  }

  choice(): Part {
    let part = this.#sequence();
    while (this.#take('|')) {
      const other = this.#sequence();
      const isNullable = part.isNullable || other.isNullable;
      part = { first: [...part.first, ...other.first], last: [...part.last, ...other.last], isNullable };
    }
    if (this.#at === this.source.length) this.runsAway ||= this.#hasTwoWays();
    return part;
  }

  #sequence(): Part {
    let part = nothing;
    while (this.#at < this.source.length && !/[|)]/.test(this.#char())) part = this.#joined(part, this.#repeated());
    return part;
  }

  #joined(a: Part, b: Part): Part {
    this.#link(a.last, b.first);
    return {
      first: a.isNullable ? [...a.first, ...b.first] : a.first,
      last: b.isNullable ? [...a.last, ...b.last] : b.last,
      isNullable: a.isNullable && b.isNullable,
    };
  }

  /** What can follow in two ways already is read in two ways. */
  #link(from: readonly Place[], to: readonly Place[]): void {
    this.#spend(from.length * to.length);
    for (const place of from) {
      for (const next of to) {
        if (place.next.has(next)) this.runsAway = true;
        place.next.add(next);
      }
    }
  }

  #repeated(): Part {
    const start = this.#at;
    let part = this.#atom();
    const end = this.#at;
    const [, sign, least, comma, most] = this.#match(/(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/y) ?? [];
    const after = this.#at;
    // Which of the times take nothing can be chosen in twice as many ways with each.
    if (part.isNullable && Number(least ?? 0) > 1) this.runsAway = true;
    if (least !== undefined && comma === undefined) {
      // So many times exactly: written out.
      for (let left = Number(least); left > 1; left--) {
        this.#spend(1);
        this.#at = start;
        part = this.#joined(part, this.#atom());
        if (this.#at !== end) throw new Error('not read the same twice');
      }
      this.#at = after;
      return least === '0' ? nothing : part;
    }
    const isLoop = sign === '*' || sign === '+' || (least !== undefined && (most === '' || Number(most) > 1));
    if (isLoop) this.#link(part.last, part.first);
    return { ...part, isNullable: part.isNullable || sign === '*' || sign === '?' || least === '0' };
  }

  #atom(): Part {
    if (this.#match(/\^|\$|\\[bB]/y) !== undefined) return nothing;
    const [group] = this.#match(/\((?:\?(?:[:=!]|<[=!]|<\w+>))?/y) ?? [];
    if (group !== undefined) {
      const part = this.choice();
      this.#take(')');
      return /[=!]$/.test(group) ? nothing : part;
    }
    const [one = ''] =
      this.#match(/\[(?:[^\]\\]|\\.)*\]|\\(?:u\{\w+\}|u\w{4}|x\w\w|c\w|[pP]\{[^}]*\}|[^1-9k])|[^\\]/suy) ?? [];
    if (one === '') throw new Error('not understood');
    const place = { index: this.#places.length, takes: this.#takenBy(one), next: new Set<Place>() };
    this.#places.push(place);
    return { first: [place], last: [place], isNullable: false };
  }

  #takenBy(one: string): ReadonlySet<string> {
    const known = this.#taken.get(one);
    if (known !== undefined) return known;
    this.#spend(this.#samples.length);
    const expression = new RegExp(`^${one}$`, 'u');
    const taken = new Set(this.#samples.filter(sample => expression.test(sample)));
    this.#taken.set(one, taken);
    return taken;
  }

  /** Whether a loop can be gone around on one text in two ways: they part somewhere and come together again. */
  #hasTwoWays(): boolean {
    return this.#loops().some(loop => {
      const together = new Set([...loop].map(({ index }) => this.#pair(index, index)));
      const comesFrom = this.#pairsFrom(loop, together);
      const seen = new Set(together);
      const left = [...together];
      for (let pair = left.pop(); pair !== undefined; pair = left.pop()) {
        for (const before of comesFrom.get(pair) ?? []) {
          if (seen.has(before)) continue;
          if (!together.has(before)) return true;
          seen.add(before);
          left.push(before);
        }
      }
      return false;
    });
  }

  /** Where two readings of one text can be, in one loop, and where they were a character before. */
  #pairsFrom(loop: ReadonlySet<Place>, starts: ReadonlySet<number>): ReadonlyMap<number, readonly number[]> {
    const comesFrom = new Map<number, number[]>();
    const left = [...starts];
    const known = new Set(starts);
    for (let pair = left.pop(); pair !== undefined; pair = left.pop()) {
      const [a, b] = [this.#places[Math.floor(pair / this.#places.length)], this.#places[pair % this.#places.length]];
      for (const x of a?.next ?? []) {
        for (const y of b?.next ?? []) {
          this.#spend(1);
          if (!loop.has(x) || !loop.has(y) || !this.#haveCommon(x.takes, y.takes)) continue;
          const next = this.#pair(x.index, y.index);
          const before = comesFrom.get(next);
          if (before === undefined) comesFrom.set(next, [pair]);
          else before.push(pair);
          if (known.has(next)) continue;
          known.add(next);
          left.push(next);
        }
      }
    }
    return comesFrom;
  }

  #pair(a: number, b: number): number {
    return a * this.#places.length + b;
  }

  /** The places that lead to each other. */
  #loops(): readonly ReadonlySet<Place>[] {
    const reached = new Map(this.#places.map(place => [place, this.#reachedFrom(place)]));
    const loops = new Map<Place, ReadonlySet<Place>>();
    for (const place of this.#places) {
      const there = reached.get(place);
      if (there === undefined || !there.has(place) || loops.has(place)) continue;
      const loop = new Set([...there].filter(other => reached.get(other)?.has(place)));
      for (const one of loop) loops.set(one, loop);
    }
    return [...new Set(loops.values())];
  }

  #reachedFrom(start: Place): ReadonlySet<Place> {
    const reached = new Set<Place>();
    const left = [start];
    for (let place = left.pop(); place !== undefined; place = left.pop()) {
      this.#spend(place.next.size);
      for (const next of place.next) {
        if (!reached.has(next)) left.push(next);
        reached.add(next);
      }
    }
    return reached;
  }

  #haveCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
    if (a === b) return a.size > 0;
    this.#spend(a.size);
    return [...a].some(char => b.has(char));
  }

  #spend(steps: number): void {
    this.#stepsLeft -= steps;
    if (this.#stepsLeft < 0) throw new Error('too much');
  }

  #char(): string {
    return this.source.charAt(this.#at);
  }

  #take(char: string): boolean {
    const isThere = this.#char() === char;
    if (isThere) this.#at++;
    return isThere;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.source) ?? undefined;
    this.#at += match?.[0].length ?? 0;
    return match;
  }
}
