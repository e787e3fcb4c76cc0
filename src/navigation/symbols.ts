import { type Block, type Entry, spanOf } from '../syntax/tree';
import { entriesOf } from '../template/model/mark';
import type { Template } from '../template/model/template';
import { countOfFirst } from '../text/search';
import type { Span } from '../text/span';
import { occurrencesIn } from './occurrences';
import type { Occurrence, SymbolKind } from './symbol';

/** A place where a name is declared or used, in offsets of the text. */
export interface PlacedName extends Span {
  readonly kind: SymbolKind;
  readonly name: string;
  readonly owner: string;
  /** What the declaration spans; undefined for a use. */
  readonly whole: Span | undefined;
  readonly use: string;
  /** The same for all places of one name. */
  readonly symbol: string;
}

const made = new WeakMap<Template, Names>();

/** All names in one version of a template. */
export class Names {
  readonly #template: Template;
  /** In the order of the text. */
  readonly #all: readonly PlacedName[];
  readonly #bySymbol: ReadonlyMap<string, readonly PlacedName[]>;

  static of(template: Template): Names {
    const known = made.get(template) ?? new Names(template);
    made.set(template, known);
    return known;
  }

  private constructor(template: Template) {
    this.#template = template;
    const all = placedIn(template).sort((a, b) => a.start - b.start);
    const declared = new Set(all.filter(({ whole }) => whole !== undefined).map(({ symbol }) => symbol));
    this.#all = all.map(one => (declared.has(one.symbol) || one.kind !== 'name' ? one : this.#impliedBy(one)));
    const bySymbol = new Map<string, PlacedName[]>();
    for (const one of this.#all) {
      const others = bySymbol.get(one.symbol);
      if (others === undefined) bySymbol.set(one.symbol, [one]);
      // Through an alias a place can be reached twice.
      else if (others.at(-1)?.start !== one.start) others.push(one);
    }
    this.#bySymbol = bySymbol;
  }

  /** The name that an offset is in, or directly behind. */
  at(offset: number): PlacedName | undefined {
    const before = countOfFirst(this.#all.length, index => (this.#all[index]?.start ?? 0) <= offset);
    const found = this.#all[before - 1];
    return found !== undefined && offset <= found.end ? found : undefined;
  }

  allOf(symbol: string): readonly PlacedName[] {
    return this.#bySymbol.get(symbol) ?? [];
  }

  /** Whether a name of this kind, of the same owner, is declared. */
  isDeclared(kind: SymbolKind, owner: string, name: string): boolean {
    return this.allOf(symbolOf(kind, owner, name)).some(({ whole }) => whole !== undefined);
  }

  /** `ShopRole` is made by SAM of the function `Shop`: the place of `Shop` in it. */
  #impliedBy(one: PlacedName): PlacedName {
    for (let length = one.name.length - 1; length > 0; length--) {
      const name = one.name.slice(0, length);
      const isSam = this.#template.resources.get(name)?.type.startsWith('AWS::Serverless::');
      if (isSam && samSuffix.test(one.name.slice(length)))
        return { ...one, name, end: one.start + length, symbol: symbolOf('name', '', name) };
    }
    return one;
  }
}

/** Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html */
const samSuffix = /^(?:Role|Url|UrlPermissions|Alias\w+|Version|\w*Stage|Deployment)$/;

function symbolOf(kind: SymbolKind, owner: string, name: string): string {
  return `${kind}\n${owner}\n${name}`;
}

function placedIn({ document }: Template): PlacedName[] {
  return entriesOf(document.root).flatMap(section =>
    [...byBlock(section)].flatMap(([block, members]) => {
      const offset = document.offsetOf(block);
      return occurrencesIn(block, section.key.value, members).map(one => placed(one, offset, scopeOf(one)));
    }),
  );

  function scopeOf({ scope }: Occurrence): string {
    return scope === undefined ? '' : String(spanOf(document, scope).start);
  }
}

/** Most members have a block each. */
function byBlock({ key, value }: Entry): ReadonlyMap<Block, readonly Entry[]> {
  const members = entriesOf(value);
  if (members.length === 0) return new Map([[key.block, [{ key, value }]]]);
  const groups = new Map<Block, Entry[]>();
  for (const member of members) {
    const group = groups.get(member.key.block);
    if (group === undefined) groups.set(member.key.block, [member]);
    else group.push(member);
  }
  return groups;
}

function placed({ start, end, kind, name, owner, whole, use }: Occurrence, offset: number, scope: string): PlacedName {
  return {
    start: start + offset,
    end: end + offset,
    kind,
    name,
    owner,
    whole: whole && { start: whole.start + offset, end: whole.end + offset },
    use,
    symbol: symbolOf(kind, owner || scope, name),
  };
}
