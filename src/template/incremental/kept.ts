import type { Resource, Template } from '../model/template';
import type { Reading, Scope } from '../worlds/scope';
import { Answers, type Question, questionsOn } from './answers';
import { Asking } from './asking';
import type { Fold } from './folds';
import { Groups } from './groups';
import type { Group, Result, Unit } from './results';

type Run<T> = (scope: Asking) => T;

/**
 * Keeps what was computed from one version of a template to the next. A result notes the questions that it asked and
 * the results that it used; when an answer changes, exactly what leans on it is computed again.
 */
export class Kept {
  #answers: Answers | undefined;
  /** By what they are about, then by what made them. */
  readonly #results = new Map<Unit, Map<unknown, Result>>();
  readonly #groups = new Groups();
  readonly #askers = new Map<Question, Set<Result>>();
  #stale = new Set<Unit>();

  /** Goes on with the next version of the template: what an edit has changed is forgotten. Must see every version. */
  update(template: Template): void {
    this.#answers = new Answers(template);
    const { changed } = template;
    for (const question of questionsOn(changed)) {
      for (const result of [...(this.#askers.get(question) ?? [])]) this.#forget(result);
    }
    this.#groups.update(changed.resources, changed.types);
    for (const unit of [...changed.resources.gone, ...changed.defaults.gone]) this.forget(unit);
    // A group that tells something else can make others do so.
    for (let group = this.#groups.takeDirty(); group !== undefined; group = this.#groups.takeDirty())
      this.#refresh(group);
  }

  /** What `read` makes of a resource. */
  of<T>(resource: Resource, read: Reading<T>): T {
    return this.#get(resource, read, undefined, scope => read(resource, scope));
  }

  /** What a method makes of the whole template; `unit` is the object that it belongs to. */
  ofTemplate<T>(unit: object, read: (scope: Scope) => T): T {
    return this.#get(unit, unit, undefined, read);
  }

  /** For questions of which nothing is kept. */
  scope(): Scope {
    return this.#asking(new Set());
  }

  /** What has to be computed again, since the last time that somebody asked. */
  takeStale(): ReadonlySet<Unit> {
    const stale = this.#stale;
    this.#stale = new Set();
    return stale;
  }

  /** Drops all results about a unit: a resource that was edited is another one, and nothing may hold on to the old. */
  forget(unit: Unit): void {
    const results = this.#results.get(unit);
    this.#results.delete(unit);
    for (const result of results?.values() ?? []) this.#forget(result);
  }

  #get<T>(unit: Unit, read: unknown, asker: Set<Result | Group> | undefined, run: Run<T>): T {
    const result = this.#resultOf(unit, read, run);
    // What leans on nothing but its own resource changes with it, and so does the answer that led there.
    if (result.questions.size > 0 || result.parts.size > 0) asker?.add(result);
    // What is kept under a function is what that function returned.
    return result.value as T;
  }

  #resultOf(unit: Unit, read: unknown, run: Run<unknown>): Result {
    const known = this.#results.get(unit)?.get(read);
    return known === undefined || known.isStale ? this.#compute(unit, read, run) : known;
  }

  #compute(unit: Unit, read: unknown, run: Run<unknown>): Result {
    const parts = new Set<Result | Group>();
    const scope = this.#asking(parts);
    const value = run(scope);
    const { questions } = scope;
    const result: Result = {
      unit,
      value,
      questions: kept(questions),
      parts: kept(parts),
      users: undefined,
      isStale: false,
    };
    for (const question of questions) this.#askersOf(question).add(result);
    for (const part of parts) addUser(part, result);
    const results = this.#results.get(unit);
    if (results === undefined) this.#results.set(unit, new Map([[read, result]]));
    else results.set(read, result);
    return result;
  }

  #asking(parts: Set<Result | Group>): Asking {
    return new Asking(this.#now(), {
      of: (resource, part) => this.#get(resource, part, parts, inside => part(resource, inside)),
      fold: (type, read, make) => {
        const group = this.#groupOf(type, read, make);
        parts.add(group);
        return group.fold.value;
      },
    });
  }

  #now(): Answers {
    if (this.#answers === undefined) throw new Error('There is no template yet.');
    return this.#answers;
  }

  #groupOf(type: string, read: Reading<unknown>, make: () => Fold): Group {
    const known = this.#groups.find(type, read);
    const group = known ?? this.#groups.add(type, read, make(), this.#now().resourcesOfType(type));
    this.#refresh(group);
    return group;
  }

  #refresh(group: Group): void {
    const { type, read } = group;
    const isOther = this.#groups.refresh(group, this.#now().resourcesOfType(type), resource => {
      const result = this.#resultOf(resource, read, scope => read(resource, scope));
      addUser(result, group);
      return result;
    });
    if (isOther) for (const user of [...(group.users ?? [])]) this.#leave(user, group);
  }

  #askersOf(question: Question): Set<Result> {
    const known = this.#askers.get(question);
    if (known !== undefined) return known;
    const askers = new Set<Result>();
    this.#askers.set(question, askers);
    return askers;
  }

  /** What something was computed from is another: a result is forgotten, a group looks at that part again. */
  #leave(user: Result | Group, part: Result | Group): void {
    if (!('fold' in user)) this.#forget(user);
    else if ('unit' in part) this.#groups.renew(user, part.unit as Resource);
  }

  #forget(result: Result): void {
    if (result.isStale) return;
    result.isStale = true;
    this.#stale.add(result.unit);
    for (const question of result.questions) {
      const askers = this.#askers.get(question);
      askers?.delete(result);
      if (askers?.size === 0) this.#askers.delete(question);
    }
    for (const part of result.parts) part.users?.delete(result);
    for (const user of [...(result.users ?? [])]) this.#leave(user, result);
  }
}

/** Most results lean on nothing, and nothing leans on them: thousands of empty sets would only fill the memory. */
const nothing: ReadonlySet<never> = new Set();

function kept<T>(set: ReadonlySet<T>): ReadonlySet<T> {
  return set.size === 0 ? nothing : set;
}

function addUser(part: Result | Group, user: Result | Group): void {
  part.users ??= new Set();
  part.users.add(user);
}
