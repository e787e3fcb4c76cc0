import type { Entry, Node } from '../../syntax/tree';
import { distance, nearestChoices } from '../../text/nearest';
import {
  type Declarations,
  declarationsIn,
  declaring,
  type Kind,
  type SectionReader,
  type Usable,
} from './declarations';
import { Parts } from './members';
import { type Mention, mentionsInEntry, namedBeside } from './mentions';

const kinds = ['value', 'condition', 'mapping'] as const;

/** The sections that refer to others. */
const sections = ['Resources', 'Outputs', 'Conditions', 'Globals', 'Rules'] as const;

/** A name that is misspelt. */
export interface Slip {
  readonly name: string;
  readonly meant: string;
  /** The texts that it stands in. */
  readonly places: readonly Node[];
}

/** A name that something is called by, with the text that it stands in. */
export interface NameUse extends Pick<Mention, 'kind' | 'name' | 'at'> {
  /** The function that names it, by its long name. */
  readonly by?: string;
}

/** Plain names, by what they are to stand for, and those that have more than letters and digits. */
interface Named extends Readonly<Record<Kind, ReadonlySet<string>>> {
  readonly odd: readonly NameUse[];
}

/** Counts what a template refers to, from version to version: only an entry that was edited is read again. */
export class References {
  readonly #counts: Readonly<Record<Kind, Counts>> = { value: new Map(), condition: new Map(), mapping: new Map() };
  readonly #named = sections.map(section => ({ section, parts: new Parts(entry => namedIn(entry, section)) }));
  readonly #keys = declaring.map(section => ({ section, parts: new Parts(entry => entry.key.value) }));
  /** Whether all that the last version named was declared. */
  #isWhole = false;
  #nearest: { readonly name: string; readonly among: readonly string[]; readonly found: readonly string[] } = {
    name: '',
    among: [],
    found: [],
  };

  /** Whether the file is a part of a template: it names what it doesn't declare. */
  isFragment = false;
  /** What it names then and doesn't declare; empty where it is a part by other signs. */
  undeclared: readonly string[] = [];
  /** The only name that is declared nowhere but nearly so, with the one that was meant. */
  slip: Slip | undefined;
  /** What it names that nobody can declare. */
  odd: readonly NameUse[] = [];

  /**
   * Goes on with the next version; true where `isFragment` is another answer than before.
   *
   * @param isPart whether it is known to be one by other signs
   * @param usable what the sections hold in a usable form, by name
   * @param isLess whether a name that stood for something usable stands for nothing any more
   */
  update(entriesOf: SectionReader, isPart: boolean, usable: Usable, isLess: boolean): boolean {
    const before = this.isFragment;
    const [hasNew, hasLost] = [this.#countNames(entriesOf), this.#loseKeys(entriesOf)];
    // What names only what it declares does so until it names more or declares less.
    if (isPart || !this.#isWhole || hasNew || hasLost || isLess) {
      this.slip = undefined;
      this.#isWhole = false;
      this.undeclared = isPart ? [] : this.#foreign(declarationsIn(entriesOf, usable));
      this.isFragment = isPart || this.undeclared.length > 0;
    }
    return this.isFragment !== before;
  }

  /** True where there is a name that wasn't there before. */
  #countNames(entriesOf: SectionReader): boolean {
    let [hasNew, isOdd] = [false, false];
    for (const { section, parts } of this.#named) {
      const { gone, come } = parts.update(entriesOf(section));
      if (come.some(named => kinds.some(kind => [...named[kind]].some(name => !this.#counts[kind].has(name)))))
        hasNew = true;
      for (const named of gone) this.#count(named, -1);
      for (const named of come) this.#count(named, 1);
      if ([...gone, ...come].some(named => named.odd.length > 0)) isOdd = true;
    }
    if (isOdd) this.odd = this.#named.flatMap(({ parts }) => parts.all.flatMap(named => named.odd));
    return hasNew;
  }

  /** True where a name is declared no longer. */
  #loseKeys(entriesOf: SectionReader): boolean {
    return this.#keys
      .map(({ section, parts }) => parts.update(entriesOf(section)))
      .some(({ gone, come }) => {
        const kept = new Set(come);
        return gone.some(key => !kept.has(key));
      });
  }

  /** One name that is nearly right is a slip of the pen, and what SAM or a module makes is declared by them. */
  #foreign(declared: Declarations): readonly string[] {
    const missing = new Set(
      kinds.flatMap(kind => [...this.#counts[kind].keys()].filter(name => !declared.has(kind, name))),
    );
    this.#isWhole = [...missing].every(name => madeAnyway.test(name));
    const foreign = [...missing].filter(name => !madeAnyway.test(name) && !declared.makes(name));
    const [only, ...more] = foreign;
    if (only === undefined || more.length > 0) return foreign;
    const names = [...new Set(declared.names())];
    const [meant, ...others] = this.#nearestTo(only, names).filter(name => !areSiblings(afterDigits(only), name));
    if (meant !== undefined && others.length === 0) this.slip = { name: only, meant, places: this.#placesOf(only) };
    // A name that is half-typed, or misspelt.
    return meant === undefined && !names.some(one => one.startsWith(only)) ? foreign : [];
  }

  /** It is looked for among thousands, and rarely at another name or among others than a keystroke before. */
  #nearestTo(name: string, among: readonly string[]): readonly string[] {
    if (this.#nearest.name !== name || !areEqual(this.#nearest.among, among))
      this.#nearest = { name, among, found: nearestChoices(among, name) };
    return this.#nearest.found;
  }

  #placesOf(name: string): readonly Node[] {
    return this.#named.flatMap(({ section, parts }) =>
      parts.entries
        .filter((_, index) => kinds.some(kind => parts.all[index]?.[kind].has(name)))
        .flatMap(entry => mentionsOf(entry, section))
        .flatMap(mention => (mention.name === name ? [mention.at] : [])),
    );
  }

  #count(named: Named, by: 1 | -1): void {
    for (const kind of kinds) for (const name of named[kind]) add(this.#counts[kind], name, by);
  }
}

/** Letters that are misspelt in one name, at most. */
const mostSlips = 2;

/** No name begins with a digit that somebody means. */
const afterDigits = (name: string) => name.replace(/^\d+/, '');

/**
 * Whether two names differ by a number, by a whole word or by much, as Subnet1 and Subnet2, Orders and OrdersArn, or
 * CreateRole and DeployRole do: neither is the other misspelt.
 */
function areSiblings(one: string, other: string): boolean {
  const numbers = (name: string) => name.replace(/\D+/g, ' ').trim();
  const [long, short] = one.length > other.length ? [one, other] : [other, one];
  if (distance(long.toLowerCase(), short.toLowerCase(), mostSlips) > mostSlips) return true;
  const [first, last] = [short[0] ?? '', long[short.length] ?? ''];
  const hasWordMore =
    (long.startsWith(short) && /[A-Z]/.test(last)) ||
    (long.length > short.length && long.endsWith(short) && /[A-Z]/.test(first));
  return numbers(one) !== numbers(other) || hasWordMore;
}

type Counts = Map<string, number>;

function add(counts: Counts, name: string, by: 1 | -1): void {
  const sum = (counts.get(name) ?? 0) + by;
  if (sum === 0) counts.delete(name);
  else counts.set(name, sum);
}

function areEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

/** What SAM makes under these names; others begin with the logical ID of what they are made for. */
const madeAnyway = /^(?:Serverless(?:RestApi|HttpApi|DeploymentApplication)|CodeDeployServiceRole)/;

/** Aliases can lead to the same node over and over: the budget keeps the walk short. */
const maxNodes = 100_000;

/** None of a block that is half-typed: what seems to be a name there may be something else. */
function namedIn(entry: Entry, section: string): Named {
  if (entry.key.block.isBroken) return none;
  const found = { value: new Set<string>(), condition: new Set<string>(), mapping: new Set<string>() };
  const odd: NameUse[] = [];
  for (const mention of mentionsOf(entry, section)) {
    // What isn't plain is no name of this template.
    if (/^[A-Za-z0-9]+$/.test(mention.name)) found[mention.kind].add(mention.name);
    else odd.push(mention);
  }
  return { ...found, odd };
}

function mentionsOf(entry: Entry, section: string): readonly NameUse[] {
  const ways = { readsConditions: section === 'Conditions', most: maxNodes };
  const beside = section === 'Resources' ? namedBeside(entry.value) : [];
  return [...beside, ...mentionsInEntry(entry, ways)];
}

const none: Named = { value: new Set(), condition: new Set(), mapping: new Set(), odd: [] };
