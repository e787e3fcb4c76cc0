import { isNoneOf, isOneOf } from './fact';
import { type World, where } from './world';

/** What an answer hangs on and a world leaves open: the world is split by it, and asked again in each part. */
export type Split =
  | {
      readonly kind: 'condition';
      readonly name: string;
      /** The variables that its definition leaves it to. */
      readonly variables: readonly VariableSplit[];
    }
  | VariableSplit;

export interface VariableSplit {
  readonly kind: 'variable';
  readonly name: string;
  /** What the template says that it can be. */
  readonly values: readonly string[];
  /** Whether it can be nothing else: a parameter with `AllowedValues`, the key of a mapping. */
  readonly isClosed: boolean;
  /** Whether the template offers each as a choice, so that each is a world by itself: not so a default. */
  readonly areChoices: boolean;
  /** What it is for whoever changes nothing: the default of a parameter. */
  readonly byDefault: string | undefined;
}

/** Splits, each variable and condition once. */
export class Splits {
  readonly #byName = new Map<string, Split>();

  get all(): readonly Split[] {
    return this.#byName.size === 0 ? none : [...this.#byName.values()];
  }

  add(split: Split): void {
    const key = `${split.kind} ${split.name}`;
    this.#byName.set(key, joined(this.#byName.get(key), split));
  }
}

const none: readonly Split[] = [];

/** The key of a mapping is one of the mapping's, also where it is a parameter that could be anything. */
function joined(known: Split | undefined, split: Split): Split {
  if (known?.kind !== 'variable' || split.kind !== 'variable') return known ?? split;
  const [open, closed] = known.isClosed || !split.areChoices ? [split, known] : [known, split];
  return { ...closed, byDefault: closed.byDefault ?? open.byDefault };
}

/** The parts that a variable can be split into: each value by itself, and whatever else it can be. */
export function factsOf({ name, values, isClosed }: VariableSplit): readonly World[] {
  const each = values.map(text => where(name, isOneOf([text])));
  return isClosed ? each : [...each, where(name, isNoneOf(values))];
}
