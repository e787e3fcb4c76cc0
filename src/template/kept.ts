import type { Mapping, Node } from '../syntax/tree';
import { Answers, type Question } from './answers';
import { givenIn } from './assumptions';
import { type Assumptions, nothingGiven, type Reading, type Scope } from './scope';
import type { Resource, Template } from './template';

/** What was computed once, and what it leans on. */
interface Result {
  readonly value: unknown;
  readonly questions: ReadonlySet<Question>;
  /** The results that it was computed from, and those that were computed from it. */
  readonly parts: ReadonlySet<Result>;
  readonly users: Set<Result>;
  isStale: boolean;
}

/** What has results of its own: a resource, or an object that stands for the whole template. */
type Unit = object;

/**
 * Keeps what was computed from one version of a template to the next. A result notes the questions that it asked and
 * the results that it used; when an answer changes, exactly what leans on it is computed again.
 */
export class Kept {
  #answers: Answers | undefined;
  /** By what made them, then by what they are about. */
  readonly #results = new Map<unknown, WeakMap<Unit, Result>>();
  readonly #askers = new Map<Question, Set<Result>>();

  /** Goes on with the next version: what an edit has changed is forgotten. */
  update(template: Template): void {
    const before = this.#answers;
    this.#answers = new Answers(template);
    if (before === undefined) return;
    for (const question of this.#answers.changedSince(before)) {
      for (const result of [...(this.#askers.get(question) ?? [])]) this.#forget(result);
    }
    for (const [logicalId, resource] of before.template.resources) {
      if (template.resources.get(logicalId) !== resource) this.#forgetAll(resource);
    }
    for (const defaults of before.template.globalDefaults) {
      if (!template.globalDefaults.includes(defaults)) this.#forgetAll(defaults);
    }
  }

  /** What `read` makes of a resource. */
  of<T>(resource: Resource, read: Reading<T>): T {
    return this.#get(resource, read, undefined, scope => readFrom(resource, read, scope));
  }

  /** What a method makes of the whole template; `unit` is the object that it belongs to. */
  ofTemplate<T>(unit: object, read: (scope: Scope) => T): T {
    return this.#get(unit, unit, undefined, read);
  }

  #get<T>(unit: Unit, read: unknown, asker: Asking | undefined, run: (scope: Asking) => T): T {
    const known = this.#results.get(read)?.get(unit);
    const result = known === undefined || known.isStale ? this.#compute(unit, read, run) : known;
    // What leans on nothing but its own resource changes with it, and so does the answer that led there.
    if (result.questions.size > 0 || result.parts.size > 0) asker?.parts.add(result);
    // What is kept under a function is what that function returned.
    return result.value as T;
  }

  #compute(unit: Unit, read: unknown, run: (scope: Asking) => unknown): Result {
    const answers = this.#answers;
    if (answers === undefined) throw new Error('There is no template yet.');
    const scope: Asking = new Asking(answers, (resource, part) =>
      this.#get(resource, part, scope, inside => readFrom(resource, part, inside)),
    );
    const value = run(scope);
    const result: Result = { value, questions: scope.questions, parts: scope.parts, users: new Set(), isStale: false };
    for (const question of scope.questions) this.#askersOf(question).add(result);
    for (const part of scope.parts) part.users.add(result);
    const results = this.#results.get(read);
    if (results === undefined) this.#results.set(read, new WeakMap([[unit, result]]));
    else results.set(unit, result);
    return result;
  }

  #askersOf(question: Question): Set<Result> {
    const known = this.#askers.get(question);
    if (known !== undefined) return known;
    const askers = new Set<Result>();
    this.#askers.set(question, askers);
    return askers;
  }

  #forget(result: Result): void {
    if (result.isStale) return;
    result.isStale = true;
    for (const question of result.questions) {
      const askers = this.#askers.get(question);
      askers?.delete(result);
      if (askers?.size === 0) this.#askers.delete(question);
    }
    for (const part of result.parts) part.users.delete(result);
    for (const user of [...result.users]) this.#forget(user);
  }

  /** A resource that was edited is another one; nothing may hold on to the old. */
  #forgetAll(resource: Resource): void {
    for (const results of this.#results.values()) {
      const result = results.get(resource);
      if (result !== undefined) this.#forget(result);
    }
  }
}

function readFrom<T>(resource: Resource, read: Reading<T>, scope: Asking): T {
  scope.given = givenIn(resource, scope);
  return read(resource, scope);
}

/** Passes questions on and takes note of them. */
class Asking implements Scope {
  readonly questions = new Set<Question>();
  readonly parts = new Set<Result>();
  given: Assumptions = nothingGiven;

  constructor(
    private readonly answers: Answers,
    readonly of: Scope['of'],
  ) {}

  get transforms(): readonly string[] {
    this.questions.add('transforms ');
    return this.answers.transforms;
  }

  resource(logicalId: string): Resource | undefined {
    this.questions.add(`resource ${logicalId}`);
    return this.answers.resource(logicalId);
  }

  resourcesOfType(type: string): readonly Resource[] {
    this.questions.add(`type ${type}`);
    return this.answers.resourcesOfType(type);
  }

  parameter(name: string): Mapping | undefined {
    this.questions.add(`parameter ${name}`);
    return this.answers.parameter(name);
  }

  mapping(name: string): Mapping | undefined {
    this.questions.add(`mapping ${name}`);
    return this.answers.mapping(name);
  }

  condition(name: string): Node | undefined {
    this.questions.add(`condition ${name}`);
    return this.answers.condition(name);
  }
}
