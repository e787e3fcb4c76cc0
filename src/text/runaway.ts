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
  readonly takes: ReadonlySet<string>;
  readonly next: Set<Place>;
}

const nothing: Part = { first: [], last: [], isNullable: true };
const mostPlaces = 2000;
const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

class Reader {
  runsAway = false;
  readonly #places: Place[] = [];
  readonly #samples: readonly string[];
  #at = 0;

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
    if (this.#at === this.source.length) this.runsAway ||= hasTwoWays(this.#places);
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
    if (least !== undefined && comma === undefined) {
      // So many times exactly: written out.
      for (let left = Number(least); left > 1; left--) {
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
    if (one === '' || this.#places.length >= mostPlaces) throw new Error('not understood');
    const expression = new RegExp(`^${one}$`, 'u');
    const place = { takes: new Set(this.#samples.filter(sample => expression.test(sample))), next: new Set<Place>() };
    this.#places.push(place);
    return { first: [place], last: [place], isNullable: false };
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

/** Whether a loop can be gone around on one text in two ways. */
function hasTwoWays(places: readonly Place[]): boolean {
  const reached = new Map(places.map(place => [place, reachedFrom(place)]));
  const areInOneLoop = (a: Place, b: Place) => reached.get(a)?.has(b) === true && reached.get(b)?.has(a) === true;
  const loops = places.filter(place => areInOneLoop(place, place));
  return loops.some(place => {
    const part = ways(place, place).filter(([a, b]) => a !== b && areInOneLoop(place, a) && areInOneLoop(place, b));
    // Two ways that part and end at one place: from there to any other of the loop it is the same text.
    return part.some(([a, b]) => waysFrom([[a, b]], areInOneLoop).some(([x, y]) => x === y && areInOneLoop(x, place)));
  });
}

type Pair = readonly [Place, Place];

/** Where two readings of one text can be after one more character. */
function ways(a: Place, b: Place): readonly Pair[] {
  return [...a.next].flatMap(x => [...b.next].filter(y => haveCommon(x, y)).map((y): Pair => [x, y]));
}

function waysFrom(starts: readonly Pair[], areInOneLoop: (a: Place, b: Place) => boolean): readonly Pair[] {
  const seen = new Map<Place, Set<Place>>();
  const found: Pair[] = [];
  const left = [...starts];
  for (let pair = left.pop(); pair !== undefined; pair = left.pop()) {
    const [a, b] = pair;
    for (const next of ways(a, b)) {
      if (!areInOneLoop(a, next[0]) || !areInOneLoop(b, next[1]) || seen.get(next[0])?.has(next[1])) continue;
      seen.set(next[0], (seen.get(next[0]) ?? new Set()).add(next[1]));
      found.push(next);
      left.push(next);
    }
  }
  return found;
}

function haveCommon(a: Place, b: Place): boolean {
  return [...a.takes].some(char => b.takes.has(char));
}

function reachedFrom(start: Place): ReadonlySet<Place> {
  const reached = new Set<Place>();
  const left = [start];
  for (let place = left.pop(); place !== undefined; place = left.pop()) {
    for (const next of place.next) {
      if (!reached.has(next)) left.push(next);
      reached.add(next);
    }
  }
  return reached;
}
