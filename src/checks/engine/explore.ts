import { InWorld } from '../../template/incremental/inWorld';
import { rulesHold } from '../../template/model/rules';
import type { Resource } from '../../template/model/template';
import { bothWorlds, conditionHolds, partsOf, worldOf, worldWhere } from '../../template/values/values';
import { isOneOf } from '../../template/worlds/fact';
import type { Scope } from '../../template/worlds/scope';
import type { Split, VariableSplit } from '../../template/worlds/split';
import { type World, where } from '../../template/worlds/world';
import type { Finding } from '../findings/finding';

/** What a check finds in one world; it knows nothing of others. */
export type Run = (scope: Scope) => readonly Finding[];

/** What is found in a part of the world, whatever is left open there. */
export interface Part {
  readonly world: World;
  readonly findings: readonly Finding[];
}

export interface Explored {
  /** Where the subject exists. */
  readonly start: World;
  /** Together they are all of the start, and none overlaps another. */
  readonly parts: readonly Part[];
  /** Further parts that overlap these, looked at one by one where there are too many to be told apart. */
  readonly samples: readonly Part[];
  /** The part in which every parameter that the check asked for has its default. */
  readonly byDefault: Part | undefined;
  /** The parameters that have their defaults there. */
  readonly defaults: readonly string[];
  /** The variables of which the template offers each value as a choice. */
  readonly choices: ReadonlySet<string>;
}

/** More parts than these aren't told apart: each takes a run. */
const mostRuns = 40;
const mostSamples = 10;
const mostValues = 8;

/** Runs a check in every part of the world that it tells apart; undefined where its subject exists nowhere. */
export function explore(run: Run, scope: Scope, resource?: Resource): Explored | undefined {
  const allowed = allowedIn(scope);
  const start = allowed && (resource === undefined ? allowed : worldOf(resource, scope, allowed));
  if (start === undefined) return undefined;
  return new Exploration(run, scope, start, resource).explored();
}

/** The part of the world in which the rules of the template let anybody deploy it. */
function allowedIn(scope: Scope): World | undefined {
  return scope.condition(rulesHold) === undefined ? scope.world : worldWhere(rulesHold, true, scope, scope.world);
}

/** What a resource's existence hangs on. */
function splitsOf(resource: Resource | undefined, scope: Scope): readonly Split[] {
  if (resource?.condition === undefined) return none;
  const outside = new InWorld(scope, scope.world);
  conditionHolds(resource.condition, outside);
  return outside.splits;
}

interface Look extends Part {
  readonly splits: readonly Split[];
}

class Exploration {
  constructor(
    private readonly run: Run,
    private readonly scope: Scope,
    private readonly start: World,
    private readonly resource: Resource | undefined,
  ) {}

  readonly #choices = new Set<string>();

  explored(): Explored {
    const first = this.#look(this.start);
    const base = { start: this.start, samples: none, byDefault: undefined, defaults: [], choices: this.#choices };
    if (first === undefined) return { ...base, parts: none };
    if (first.splits.length === 0) return { ...base, parts: [first] };
    const { parts, isWhole } = this.#told(first);
    return { ...base, parts, samples: isWhole ? none : this.#samples(first), ...this.#byDefault(first) };
  }

  /** Undefined where nobody can be in that world. */
  #look(world: World): Look | undefined {
    const inside = new InWorld(this.scope, world);
    const findings = this.run(inside);
    if (inside.isImpossible) return undefined;
    for (const split of inside.splits) {
      if (split.kind === 'variable' && split.areChoices) this.#choices.add(split.name);
    }
    return { world, findings: inside.hasOpenResources ? none : findings, splits: inside.splits };
  }

  /** Splits the world by what the runs ask for until all of it is decided, or there would be too many parts. */
  #told(first: Look): { readonly parts: readonly Part[]; readonly isWhole: boolean } {
    const parts: Part[] = [];
    const waiting: Look[] = [first];
    let runs = 0;
    let isWhole = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [split] = next.splits;
      const worlds = split === undefined ? [] : partsOf(split, next.world, this.scope);
      runs += worlds.length;
      if (worlds.length === 0 || runs > mostRuns) {
        parts.push(next);
        if (split !== undefined) isWhole = false;
      } else for (const world of worlds) waiting.push(...this.#looks(world));
    }
    return { parts, isWhole };
  }

  #looks(world: World): readonly Look[] {
    const look = this.#look(world);
    return look === undefined ? [] : [look];
  }

  /** Each value of each variable, and each side of each condition, by itself. */
  #samples(first: Look): readonly Part[] {
    return first.splits
      .slice(0, mostSamples)
      .flatMap(split => partsOf(split, this.start, this.scope).slice(0, mostValues))
      .flatMap(world => this.#looks(world));
  }

  #byDefault(first: Look): Pick<Explored, 'byDefault' | 'defaults'> {
    const defaults = new Set<string>();
    let look: Look | undefined = { ...first, splits: [...splitsOf(this.resource, this.scope), ...first.splits] };
    while (look !== undefined) {
      const open: readonly VariableSplit[] = look.splits.flatMap(variablesOf).filter(one => !defaults.has(one.name));
      if (open.length === 0) break;
      let world: World | undefined = look.world;
      for (const { name, byDefault } of open) {
        if (byDefault === undefined) continue;
        defaults.add(name);
        world = world && bothWorlds(world, where(name, isOneOf([byDefault])), this.scope);
      }
      look = world === look.world ? undefined : world && this.#look(world);
    }
    return defaults.size === 0 ? { byDefault: undefined, defaults: [] } : { byDefault: look, defaults: [...defaults] };
  }
}

function variablesOf(split: Split): readonly VariableSplit[] {
  const all = split.kind === 'condition' ? split.variables : [split];
  return all.filter(({ byDefault }) => byDefault !== undefined);
}

const none: readonly never[] = [];
