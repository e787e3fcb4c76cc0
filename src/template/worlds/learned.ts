import type { VariableSplit } from './split';
import type { World } from './world';

interface Lesson {
  readonly world: World | undefined;
  /** What it was left to on the way. */
  readonly variables: readonly VariableSplit[];
}

/** What was learned in each world, once: for as long as the template's answers are the same. */
export class Learned {
  readonly #lessons = new WeakMap<World, Map<string, Lesson>>();
  #variables = new Map<string, VariableSplit>();

  /** What was left to variables since somebody began to ask. */
  get variables(): readonly VariableSplit[] {
    return [...this.#variables.values()];
  }

  begin(): void {
    this.#variables = new Map();
  }

  note(split: VariableSplit): void {
    this.#variables.set(split.name, split);
  }

  /** @param meanwhile what is said to whoever asks for the same on the way there */
  once(world: World, key: string, learn: () => World | undefined, meanwhile?: World): World | undefined {
    const lessons = this.#lessons.get(world) ?? new Map<string, Lesson>();
    this.#lessons.set(world, lessons);
    const known = lessons.get(key);
    if (known !== undefined) {
      for (const split of known.variables) if (!this.#variables.has(split.name)) this.note(split);
      return known.world;
    }
    if (meanwhile !== undefined) lessons.set(key, { world: meanwhile, variables: [] });
    const before = this.#variables;
    this.#variables = new Map();
    const learned = learn();
    const { variables } = this;
    lessons.set(key, { world: learned, variables });
    this.#variables = before;
    for (const split of variables) this.note(split);
    return learned;
  }
}
