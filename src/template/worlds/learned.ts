import type { Declarations } from './scope';
import type { VariableSplit } from './split';
import type { World } from './world';

/** What was asked of the template on the way to a lesson: whoever takes the lesson has asked for it too. */
type Question = readonly [kind: keyof Declarations, name: string];

interface Lesson {
  readonly told: unknown;
  readonly way: Way;
}

class Way {
  /** What it was left to. */
  readonly variables = new Map<string, VariableSplit>();
  readonly questions = new Set<Question>();
}

/** What was learned in each world, once: for as long as the template's answers are the same. Keys are texts or nodes. */
export class Learned {
  readonly #lessons = new WeakMap<World, Map<unknown, Lesson>>();
  readonly #questions = new Map<string, Question>();
  #way = new Way();
  #asker: Declarations | undefined;
  /** What whoever began has taken over since, so that it is asked once on their behalf. */
  #taken = new Set<Way>();

  /** What was left to variables since somebody began to ask. */
  get variables(): readonly VariableSplit[] {
    return [...this.#way.variables.values()];
  }

  /** The template's answers, asked for on behalf of whoever began. */
  readonly asking: Declarations = {
    parameter: name => this.#asked('parameter', name)?.parameter(name),
    mapping: name => this.#asked('mapping', name)?.mapping(name),
    condition: name => this.#asked('condition', name)?.condition(name),
  };

  begin(asker: Declarations): void {
    this.#way = new Way();
    if (this.#asker !== asker) this.#taken = new Set();
    this.#asker = asker;
  }

  note(split: VariableSplit): void {
    if (!this.#way.variables.has(split.name)) this.#way.variables.set(split.name, split);
  }

  /** @param meanwhile what is said to whoever asks for the same on the way there */
  once<T>(world: World, key: unknown, learn: () => T, meanwhile?: T): T {
    const lessons = this.#lessons.get(world) ?? new Map<unknown, Lesson>();
    this.#lessons.set(world, lessons);
    const known = lessons.get(key);
    if (known !== undefined) {
      if (!this.#taken.has(known.way)) {
        this.#taken.add(known.way);
        for (const [kind, name] of known.way.questions) this.#asker?.[kind](name);
      }
      this.#goOn(known.way);
      // What is kept under a key is what was learned under it.
      return known.told as T;
    }
    const before = this.#way;
    const way = new Way();
    if (meanwhile !== undefined) lessons.set(key, { told: meanwhile, way: new Way() });
    this.#way = way;
    const told = learn();
    lessons.set(key, { told, way });
    this.#way = before;
    this.#goOn(way);
    return told;
  }

  #goOn({ variables, questions }: Way): void {
    for (const split of variables.values()) this.note(split);
    for (const question of questions) this.#way.questions.add(question);
  }

  #asked(kind: keyof Declarations, name: string): Declarations | undefined {
    const key = `${kind} ${name}`;
    const question = this.#questions.get(key) ?? [kind, name];
    this.#questions.set(key, question);
    this.#way.questions.add(question);
    return this.#asker;
  }
}
