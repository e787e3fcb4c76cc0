import type { Block, Entry, Mapping, Node, Scalar, Sequence } from './tree';

/** Deeper values are opaque, so that no text can exhaust the stack. */
const maxDepth = 50;

/**
 * Parses TOML into the tree that YAML and JSON have too, with the place of each key and value. Never throws: a line
 * that can't be read is left out, and `isBroken` is set. Source: https://toml.io/en/v1.0.0
 */
export function parseTomlBlock(text: string): Block {
  return new Reader(text).read();
}

/** A mapping that is still being filled: a table is opened by several headers. */
interface Table extends Mapping {
  readonly entries: Entry[];
}

type Names = Map<string, Entry>;

class Reader {
  readonly #block: Omit<Block, 'entries' | 'root' | 'isBroken'> & {
    entries: readonly Entry[];
    root: Node | undefined;
    isBroken: boolean;
  };
  /** What stands in each table that can be opened again. */
  readonly #tables = new Map<Node, Names>();
  /** The lists whose items are tables with headers of their own. */
  readonly #lists = new Map<Sequence, Node[]>();
  #at = 0;

  constructor(text: string) {
    this.#block = { text, entries: [], root: undefined, isBroken: false, hasTags: false, needsWhole: false };
  }

  read(): Block {
    const { text } = this.#block;
    const root = this.#newTable(0, text.length);
    let table: Table | undefined = root;
    for (this.#skipBlank(); this.#at < text.length; this.#skipBlank()) {
      const isHeader = text[this.#at] === '[';
      if (isHeader) table = this.#header(root);
      else if (table !== undefined && !this.#entry(table, 0)) this.#block.isBroken = true;
      this.#finishLine();
    }
    this.#block.root = root;
    this.#block.entries = root.entries;
    return this.#block;
  }

  /** The table that a header opens; undefined where it can't be read: what follows has no home then. */
  #header(root: Table): Table | undefined {
    const isList = this.#take(/\[\[[ \t]*/y) !== undefined;
    if (!isList) this.#take(/\[[ \t]*/y);
    const keys = this.#keys();
    const isClosed = this.#take(isList ? /[ \t]*\]\]/y : /[ \t]*\]/y) !== undefined;
    const last = keys.at(-1);
    if (last === undefined || !isClosed) {
      this.#block.isBroken = true;
      return undefined;
    }
    const parent = this.#opened(root, keys.slice(0, -1));
    if (!isList) return parent && this.#opened(parent, [last]);
    return parent && this.#listItem(parent, last);
  }

  #listItem(parent: Table, key: Scalar): Table {
    const table = this.#newTable(key.start, key.end);
    const known = this.#find(parent, key.value);
    const items = known?.kind === 'sequence' ? this.#lists.get(known) : undefined;
    if (items !== undefined) items.push(table);
    else this.#addList(parent, key, table);
    return table;
  }

  #addList(parent: Table, key: Scalar, table: Table): void {
    const items: Node[] = [table];
    const list: Sequence = { kind: 'sequence', items, ...this.#base(key.start, key.end) };
    this.#lists.set(list, items);
    this.#add(parent, key, list);
  }

  #find(table: Table, name: string): Node | undefined {
    return this.#tables.get(table)?.get(name)?.value;
  }

  #add(table: Table, key: Scalar, value: Node): void {
    const entry = { key, value };
    table.entries.push(entry);
    this.#tables.get(table)?.set(key.value, entry);
  }

  /** The table that keys lead to, made where it isn't there; undefined where something else is. */
  #opened(from: Table, keys: readonly Scalar[]): Table | undefined {
    let table: Table = from;
    for (const key of keys) {
      const known = this.#find(table, key.value);
      const next = known?.kind === 'sequence' ? known.items.at(-1) : known;
      if (next !== undefined && !this.#isTable(next)) return undefined;
      const opened: Table = next ?? this.#newTable(key.start, key.end);
      if (next === undefined) this.#add(table, key, opened);
      table = opened;
    }
    return table;
  }

  #entry(table: Table, depth: number): boolean {
    const keys = this.#keys();
    const last = keys.at(-1);
    if (last === undefined || this.#take(/[ \t]*=[ \t]*/y) === undefined) return false;
    const value = this.#value(depth);
    const home = this.#opened(table, keys.slice(0, -1));
    if (value === undefined || home === undefined) return false;
    this.#add(home, last, value);
    return true;
  }

  #keys(): readonly Scalar[] {
    const keys: Scalar[] = [];
    do {
      const start = this.#at;
      const bare = this.#take(/[A-Za-z0-9_-]+/y);
      const key = bare === undefined ? this.#quoted() : this.#scalar(bare, 'plain', start, this.#at);
      if (key === undefined) return [];
      keys.push(key);
    } while (this.#take(/[ \t]*\.[ \t]*/y) !== undefined);
    return keys;
  }

  #value(depth: number): Node | undefined {
    const start = this.#at;
    const char = this.#block.text[start];
    if (char === '"' || char === "'") return this.#quoted();
    if (char === '[' || char === '{') {
      if (depth > maxDepth) return undefined;
      return char === '[' ? this.#list(depth + 1) : this.#inlineTable(depth + 1);
    }
    const bare = this.#take(/[^\s,[\]{}#"'=]+(?: \d[\d:.]*(?:Z|[+-]\d\d:\d\d)?)?/y);
    return bare === undefined ? undefined : this.#scalar(bare, 'plain', start, this.#at);
  }

  #list(depth: number): Sequence | undefined {
    const start = this.#at++;
    const items: Node[] = [];
    for (this.#skipBlank(); this.#take(/\]/y) === undefined; this.#skipBlank()) {
      const item = this.#value(depth);
      if (item === undefined) return undefined;
      items.push(item);
      this.#skipBlank();
      if (this.#take(/,/y) === undefined && this.#block.text[this.#at] !== ']') return undefined;
    }
    return { kind: 'sequence', items, ...this.#base(start, this.#at) };
  }

  #inlineTable(depth: number): Mapping | undefined {
    const start = this.#at++;
    const table = this.#newTable(start, start);
    for (this.#skipBlank(); this.#take(/\}/y) === undefined; this.#skipBlank()) {
      if (!this.#entry(table, depth)) return undefined;
      this.#skipBlank();
      if (this.#take(/,/y) === undefined && this.#block.text[this.#at] !== '}') return undefined;
    }
    return { ...table, end: this.#at };
  }

  /** Of a text in three quotes the outer two are left out, so that it begins and ends with one quote as all others do. */
  #quoted(): Scalar | undefined {
    const start = this.#at;
    const long = this.#take(/"""(?:[^"\\]|\\[\s\S]|"(?!""))*"""|'''(?:[^']|'(?!''))*'''/y);
    if (long !== undefined) {
      const inside = long.slice(3, -3).replace(/^\r?\n/, '');
      const value = long.startsWith('"') ? unescaped(inside) : inside;
      return this.#scalar(value, 'quoted', start + 2, this.#at - 2);
    }
    const short = this.#take(/"(?:[^"\\\n]|\\[^\n])*"|'[^'\n]*'/y);
    if (short === undefined) return undefined;
    const inside = short.slice(1, -1);
    return this.#scalar(short.startsWith('"') ? unescaped(inside) : inside, 'quoted', start, this.#at);
  }

  #scalar(value: string, style: Scalar['style'], start: number, end: number): Scalar {
    return { kind: 'scalar', value, style, ...this.#base(start, end) };
  }

  #newTable(start: number, end: number): Table {
    const table: Table = { kind: 'mapping', entries: [], ...this.#base(start, end) };
    this.#tables.set(table, new Map());
    return table;
  }

  #isTable(node: Node): node is Table {
    return this.#tables.has(node);
  }

  #base(start: number, end: number): Pick<Scalar, 'block' | 'start' | 'end' | 'tag'> {
    return { block: this.#block, start, end, tag: undefined };
  }

  #skipBlank(): void {
    this.#take(/(?:\s|#[^\n]*)+/y);
  }

  #finishLine(): void {
    if (this.#take(/[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/y) !== undefined) return;
    this.#block.isBroken = true;
    this.#take(/[^\n]*/y);
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#block.text)?.[0];
    this.#at += match?.length ?? 0;
    return match;
  }
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\u001b'],
]);

function unescaped(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([ \t]*\r?\n\s*)|([\s\S]))/g,
    (_, u?: string, long?: string, x?: string, fold?: string, char = '') => {
      const code = u ?? long ?? x;
      if (code !== undefined) return characterOf(Number.parseInt(code, 16));
      return fold === undefined ? (escapes.get(char) ?? char) : '';
    },
  );
}

function characterOf(code: number): string {
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}
