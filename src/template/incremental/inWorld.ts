import type { Mapping, Node } from '../../syntax/tree';
import type { Resource } from '../model/template';
import { conditionHolds, worldOf } from '../values/values';
import type { Reading, Scope } from '../worlds/scope';
import { type Split, Splits } from '../worlds/split';
import { everywhere, isEverywhere, keyOf, type World } from '../worlds/world';

/** The template in one world: the same questions, and notes of all that an answer hung on and the world left open. */
export class InWorld implements Scope {
  #splits: Splits | undefined;
  isImpossible = false;
  /** Whether it is open of a resource that was asked for whether it exists: what seems to be missing may be there. */
  hasOpenResources = false;

  constructor(
    private readonly scope: Scope,
    readonly world: World,
  ) {}

  get splits(): readonly Split[] {
    return this.#splits?.all ?? noSplits;
  }

  get version(): object {
    return this.scope.version;
  }

  get transforms(): readonly string[] {
    return this.scope.transforms;
  }

  get isFragment(): boolean {
    return this.scope.isFragment;
  }

  get outputs(): ReadonlyMap<string, Node> {
    return this.scope.outputs;
  }

  resource(logicalId: string): Resource | undefined {
    return this.scope.resource(logicalId);
  }

  /** Those that exist in this world. */
  resourcesOfType(type: string): readonly Resource[] {
    const all = this.scope.resourcesOfType(type);
    return all.some(({ condition }) => condition !== undefined) ? all.filter(one => this.#exists(one)) : all;
  }

  parameter(name: string): Mapping | undefined {
    return this.scope.parameter(name);
  }

  mapping(name: string): Mapping | undefined {
    return this.scope.mapping(name);
  }

  condition(name: string): Node | undefined {
    return this.scope.condition(name);
  }

  undecided(split: Split): void {
    this.#splits ??= new Splits();
    this.#splits.add(split);
  }

  impossible(): void {
    this.isImpossible = true;
  }

  of<T>(resource: Resource, read: Reading<T>): T {
    const { value, splits } = this.scope.of(resource, seenIn(this.world, read));
    for (const split of splits) this.undecided(split);
    return value;
  }

  list<T>(type: string, read: Reading<readonly T[]>): readonly T[] {
    const all = this.scope.list(type, listedIn(this.world, read));
    if (!all.some(isOpen)) return all as readonly T[];
    for (const one of all) if (isOpen(one)) this.#noteOpen(one);
    return all.filter((one): one is T => !isOpen(one));
  }

  total(type: string, read: Reading<number>): number {
    return this.list(type, listOf(read)).reduce((sum, one) => sum + one, 0);
  }

  #exists(resource: Resource): boolean {
    if (resource.condition === undefined) return true;
    const holds = conditionHolds(resource.condition, this);
    if (holds === undefined) this.hasOpenResources = true;
    return holds === true;
  }

  #noteOpen({ splits, isExistence }: Open): void {
    for (const split of splits) this.undecided(split);
    if (isExistence) this.hasOpenResources = true;
  }
}

const noSplits: readonly Split[] = [];

interface Seen<T> {
  readonly value: T;
  readonly splits: readonly Split[];
}

/** Stands in a list for what the world leaves open of a resource. */
class Open {
  constructor(
    readonly splits: readonly Split[],
    /** Whether it is open that it exists. */
    readonly isExistence: boolean,
  ) {}
}

function isOpen(one: unknown): one is Open {
  return one instanceof Open;
}

/** What a resource tells in a world; where it leaves nothing open, that is the same in all of them. */
const seenIn = perWorld(
  <T>(world: World, read: Reading<T>): Reading<Seen<T>> =>
    (resource, scope) => {
      if (!isEverywhere(world)) {
        const anywhere = scope.of(resource, seenIn(everywhere, read));
        if (anywhere.splits.length === 0 && resource.condition === undefined) return anywhere as Seen<T>;
      }
      const there = worldOf(resource, scope, world) ?? worldOf(resource, scope) ?? everywhere;
      const inside = new InWorld(scope, there);
      return { value: read(resource, inside), splits: inside.splits };
    },
);

/** What a resource adds to a list in a world: nothing where it doesn't exist. */
const listedIn = perWorld(
  <T>(world: World, read: Reading<readonly T[]>): Reading<readonly (T | Open)[]> =>
    (resource, scope) => {
      if (!isEverywhere(world) && resource.condition === undefined) {
        const anywhere = scope.of(resource, listedIn(everywhere, read));
        if (!anywhere.some(isOpen)) return anywhere as readonly T[];
      }
      const outside = new InWorld(scope, world);
      const exists = resource.condition === undefined || conditionHolds(resource.condition, outside);
      if (exists === false) return [];
      const there = worldOf(resource, scope, world);
      if (there === undefined) return [];
      const inside = new InWorld(scope, there);
      const values = read(resource, inside);
      if (exists === undefined) return values.length === 0 ? [] : [new Open(outside.splits, true)];
      if (inside.splits.length === 0) return values;
      return [...values, new Open(inside.splits, inside.hasOpenResources)];
    },
);

const lists = new WeakMap<Reading<number>, Reading<readonly number[]>>();

function listOf(read: Reading<number>): Reading<readonly number[]> {
  const known = lists.get(read) ?? ((resource, scope) => [read(resource, scope)]);
  lists.set(read, known);
  return known;
}

/** What is kept is kept by function, so one world has one function of each. */
type ReadingIn = (world: World, read: Reading<never>) => Reading<unknown>;

/** More worlds than a template has at any time; those of earlier versions are forgotten. */
const mostWorlds = 200;

function perWorld<F extends ReadingIn>(make: F): F {
  const made = new WeakMap<Reading<unknown>, Map<string, Reading<unknown>>>();
  const once: ReadingIn = (world, read) => {
    const key = keyOf(world);
    const known = made.get(read) ?? new Map<string, Reading<unknown>>();
    made.set(read, known);
    const reading = known.get(key) ?? make(world, read);
    if (known.size > mostWorlds) known.clear();
    known.set(key, reading);
    return reading;
  };
  return once as F;
}
