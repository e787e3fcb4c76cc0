import { type Scalar, valueOf } from '../../syntax/tree';
import type { Resource } from '../../template/model/template';
import { allowedOf } from '../../template/values/evaluators/reference';
import { bothWorlds } from '../../template/values/values';
import { isNamed } from '../../template/worlds/equations';
import { either, type Fact } from '../../template/worlds/fact';
import type { Scope } from '../../template/worlds/scope';
import { inWords } from '../../template/worlds/words';
import { everywhere, isEverywhere, type World, where } from '../../template/worlds/world';
import { enumerated } from '../../text/enumerated';
import { saysNothing } from '../../text/placeholder';
import type { Related } from '../findings/finding';
import type { Case } from './case';
import type { Explored, Part } from './explore';
import { worldAt } from './worldAt';

/** Where something is found, if not wherever its subject exists. */
export interface Circumstance {
  readonly part: Part;
  /** "where Env is prod". */
  readonly words: string;
  readonly links: readonly Related[];
  /** Whether the template chooses it, rather than that a parameter merely allows it. */
  readonly isChosen: boolean;
}

/** Undefined where it is found only where facts meet that nothing ties together. */
export function circumstanceOf(
  one: Case,
  explored: Explored,
  scope: Scope,
  subject?: Resource,
): Circumstance | undefined {
  return new Judge(one, explored, scope, subject).circumstance();
}

/** Looks for the part of the world that explains a case. */
class Judge {
  constructor(
    private readonly one: Case,
    private readonly explored: Explored,
    private readonly scope: Scope,
    private readonly subject: Resource | undefined,
  ) {}

  circumstance(): Circumstance | undefined {
    return this.#byItself() ?? this.#atPlace() ?? this.#byDefault() ?? this.#sampled();
  }

  /** One variable or one condition, whatever else is so. */
  #byItself(): Circumstance | undefined {
    const holders = this.explored.parts.filter(part => this.one.found.has(part));
    const explained = holders.flatMap(part => {
      const world = this.#singles(part.world).find(single => this.#suffices(single));
      return world === undefined ? [] : [{ part, world }];
    });
    const [first] = explained;
    if (first === undefined) return undefined;
    const worlds = merged(explained.map(({ world }) => world));
    return { part: first.part, ...this.#words(worlds) };
  }

  /** Short facts first, then conditions, then what is hard to read. */
  #singles({ conditions, facts }: World): readonly World[] {
    const { start } = this.explored;
    const own = [...facts].filter(([name, fact]) => start.facts.get(name) !== fact && this.#isChoice(name));
    const isShort = ([, { oneOf }]: readonly [string, Fact]) => oneOf !== undefined && oneOf.length <= 2;
    const named = [...conditions].filter(([name]) => isNamed(name) && !start.conditions.has(name));
    return [
      ...own.filter(isShort).map(([name, fact]) => where(name, fact)),
      ...named.map(([name, truth]) => ({ conditions: new Map([[name, truth]]), facts: everywhere.facts })),
      ...own.filter(one => !isShort(one)).map(([name, fact]) => where(name, fact)),
    ];
  }

  /** Each value that is offered as a choice is a world by itself; a default is one only together with all others. */
  #isChoice(name: string): boolean {
    return this.explored.choices.has(name) || allowedOf(this.scope.parameter(name)) !== undefined;
  }

  /** Whether it is found in every part that a world has something of. */
  #suffices(world: World): boolean {
    const parts = this.explored.parts.filter(part => bothWorlds(part.world, world, this.scope) !== undefined);
    return parts.length > 0 && parts.every(part => this.one.found.has(part));
  }

  /** Conditions that nest around a place are tied by that. */
  #atPlace(): Circumstance | undefined {
    const world = this.subject && worldAt(this.one.at, this.subject);
    if (world === undefined || isEverywhere(world) || !this.#suffices(world)) return undefined;
    const part = this.explored.parts.find(({ world: there }) => bothWorlds(there, world, this.scope) !== undefined);
    return part && { part, words: `where ${inWords(world)}`, links: [], isChosen: true };
  }

  #byDefault(): Circumstance | undefined {
    const { byDefault: part } = this.explored;
    if (part === undefined || !this.one.found.has(part)) return undefined;
    const names = this.#needed(part);
    // A default such as `none` is there to be replaced by whoever deploys.
    if (names.some(name => saysNothing(defaultOf(name, this.scope)?.value ?? 'set'))) return undefined;
    const links = names.flatMap(name => linkToDefault(name, this.scope));
    const isChosen = names.every(name => allowedOf(this.scope.parameter(name)) === undefined);
    return { part, words: defaultsInWords(names), links, isChosen };
  }

  /** The defaults without which it would not be found for certain. */
  #needed(part: Part): readonly string[] {
    let needed = this.explored.defaults;
    for (const name of this.explored.defaults) {
      const others = needed.filter(other => other !== name);
      const facts = new Map(others.flatMap(other => entryIn(part.world.facts, other)));
      if (others.length > 0 && this.#suffices({ conditions: everywhere.conditions, facts })) needed = others;
    }
    return needed;
  }

  #sampled(): Circumstance | undefined {
    const part = this.explored.samples.find(sample => this.one.found.has(sample));
    const world = part && this.#singles(part.world)[0];
    return part && world && { part, ...this.#words([world]) };
  }

  #words(worlds: readonly World[]): Omit<Circumstance, 'part'> {
    const facts = worlds.flatMap(world => [...world.facts]);
    const [name = ''] = facts[0] ?? [];
    const links = facts.flatMap(([one, fact]) => linksTo(one, fact, this.scope));
    const words = enumerated(worlds.map(inWords), 'or');
    const isAllowed = facts.length > 0 && this.scope.parameter(name) !== undefined;
    return { words: `where ${words}`, links, isChosen: !isAllowed || this.#isConditioned(worlds) };
  }

  /** Whether a condition of the template says the same. */
  #isConditioned(worlds: readonly World[]): boolean {
    return worlds.every(world =>
      this.explored.parts.some(
        part =>
          [...part.world.conditions.keys()].some(isNamed) && bothWorlds(part.world, world, this.scope) !== undefined,
      ),
    );
  }
}

function entryIn<T>(map: ReadonlyMap<string, T>, name: string): readonly (readonly [string, T])[] {
  const value = map.get(name);
  return value === undefined ? [] : [[name, value]];
}

/** Facts on one variable as one. */
function merged(worlds: readonly World[]): readonly World[] {
  const byVariable = new Map<string, Fact | undefined>();
  const others = new Map<string, World>();
  for (const world of worlds) {
    const [fact] = world.facts;
    if (fact === undefined) others.set(inWords(world), world);
    else byVariable.set(fact[0], byVariable.has(fact[0]) ? joint(byVariable.get(fact[0]), fact[1]) : fact[1]);
  }
  const facts = [...byVariable].flatMap(([name, fact]) => (fact === undefined ? [] : [where(name, fact)]));
  return [...facts, ...others.values()];
}

function joint(one: Fact | undefined, other: Fact): Fact | undefined {
  return one && either(one, other);
}

function defaultsInWords(names: readonly string[]): string {
  return `with the ${names.length === 1 ? 'default' : 'defaults'} of ${enumerated(names, 'and')}`;
}

function linksTo(name: string, fact: Fact, scope: Scope): readonly Related[] {
  const allowed = allowedOf(scope.parameter(name)) ?? [];
  return allowed
    .filter(({ value }) => fact.oneOf?.includes(value))
    .map(at => ({ at, message: `Allowed for parameter ${name}.` }));
}

function defaultOf(name: string, scope: Scope): Scalar | undefined {
  const node = valueOf(scope.parameter(name), 'Default');
  return node?.kind === 'scalar' ? node : undefined;
}

function linkToDefault(name: string, scope: Scope): readonly Related[] {
  const at = defaultOf(name, scope);
  return at === undefined ? [] : [{ at, message: `The default of parameter ${name}.` }];
}
