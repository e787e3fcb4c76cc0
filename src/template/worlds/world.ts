import { both, either, type Fact, says } from './fact';

/**
 * Where something holds: facts that hold together. A value, an absence, the existence of a resource and a finding each
 * hold in a world. In the template of `src/README.md` `901` holds in the world `IsProd is true, Env is prod`, and `30` in
 * `IsProd is false, Env is dev, Seconds is 30`.
 */
export interface World {
  /** By name, whether they hold. */
  readonly conditions: ReadonlyMap<string, boolean>;
  /** By variable: a parameter, a pseudo parameter, or the key of a mapping as written where that is neither. */
  readonly facts: ReadonlyMap<string, Fact>;
}

/** The world of which nothing is known. */
export const everywhere: World = { conditions: new Map(), facts: new Map() };

/** A world in which a variable is as the fact says. */
export function where(variable: string, fact: Fact): World {
  return { conditions: everywhere.conditions, facts: new Map([[variable, fact]]) };
}

/**
 * What holds in both worlds; undefined where they exclude each other. It compares what the worlds say; what the
 * definitions of conditions add to that, `Conditions.and` knows.
 */
export function and(one: World, other: World): World | undefined {
  if (one === other || isEverywhere(other)) return one;
  if (isEverywhere(one)) return other;
  const conditions = together(one.conditions, other.conditions, (a, b) => (a === b ? a : undefined));
  const facts = conditions && together(one.facts, other.facts, both);
  if (conditions === undefined || facts === undefined) return undefined;
  return conditions === one.conditions && facts === one.facts ? one : { conditions, facts };
}

/** The first map where the second adds nothing: worlds are joined far more often than they get narrower. */
function together<T>(
  one: ReadonlyMap<string, T>,
  other: ReadonlyMap<string, T>,
  join: (one: T, other: T) => T | undefined,
): ReadonlyMap<string, T> | undefined {
  if (one === other) return one;
  let made: Map<string, T> | undefined;
  for (const [name, value] of other) {
    const known = one.get(name);
    const joint = known === undefined ? value : join(known, value);
    if (joint === undefined) return undefined;
    if (joint === known) continue;
    made ??= new Map(one);
    made.set(name, joint);
  }
  return made ?? one;
}

/** What holds in every one of some worlds, whichever is the case. */
export function or(worlds: readonly World[]): World {
  const [first, ...others] = worlds;
  if (first === undefined) return everywhere;
  return others.reduce((all, world) => {
    const conditions =
      all.conditions === world.conditions
        ? all.conditions
        : new Map([...all.conditions].filter(([name, truth]) => world.conditions.get(name) === truth));
    const facts = new Map<string, Fact>();
    for (const [variable, fact] of all.facts) {
      const other = world.facts.get(variable);
      const joint = other && either(fact, other);
      if (joint !== undefined) facts.set(variable, joint);
    }
    return { conditions, facts };
  }, first);
}

/** Whether all that holds in the second world holds in the first. */
export function implies(one: World, other: World): boolean {
  if (one === other) return true;
  for (const [name, truth] of other.conditions) if (one.conditions.get(name) !== truth) return false;
  for (const [variable, fact] of other.facts) {
    const known = one.facts.get(variable);
    if (known === undefined || !says(known, fact)) return false;
  }
  return true;
}

/** Whether the two can't be at once, by what they say. */
export function excludes(one: World, other: World): boolean {
  return and(one, other) === undefined;
}

export function isEverywhere({ conditions, facts }: World): boolean {
  return conditions.size === 0 && facts.size === 0;
}

/** Equal for worlds that say the same. */
export function keyOf(world: World): string {
  const known = keys.get(world);
  if (known !== undefined) return known;
  const conditions = [...world.conditions].map(([name, truth]) => JSON.stringify([name, truth]));
  const facts = [...world.facts].map(([variable, { oneOf, noneOf }]) =>
    JSON.stringify([variable, oneOf?.toSorted() ?? null, noneOf.toSorted()]),
  );
  const key = [...conditions, ...facts].sort().join();
  keys.set(world, key);
  return key;
}

const keys = new WeakMap<World, string>();
