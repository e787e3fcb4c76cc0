import type { Mapping, Node } from '../../syntax/tree';
import type { Resource } from '../model/template';
import type { Reading, Scope } from '../worlds/scope';
import { everywhere } from '../worlds/world';
import type { Answers, Question } from './answers';
import { type Fold, Listing, Total } from './folds';

/** How an asker gets at what is kept of other resources. */
export interface Lookups {
  readonly of: Scope['of'];
  fold(type: string, read: Reading<unknown>, make: () => Fold): unknown;
}

/** Passes questions on and takes note of them. */
export class Asking implements Scope {
  readonly questions = new Set<Question>();
  readonly world = everywhere;

  constructor(
    private readonly answers: Answers,
    private readonly lookups: Lookups,
  ) {}

  get version(): object {
    return this.answers.version;
  }

  get transforms(): readonly string[] {
    this.questions.add('transforms ');
    return this.answers.transforms;
  }

  get isFragment(): boolean {
    this.questions.add('fragment ');
    return this.answers.isFragment;
  }

  get outputs(): ReadonlyMap<string, Node> {
    this.questions.add('outputs ');
    return this.answers.outputs;
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

  /** What is kept is looked up in the world of which nothing is known; `InWorld` asks on from there. */
  undecided(): void {}

  impossible(): void {}

  of<T>(resource: Resource, read: Reading<T>): T {
    return this.lookups.of(resource, read);
  }

  list<T>(type: string, read: Reading<readonly T[]>): readonly T[] {
    if (!this.#hasAny(type)) return none;
    // A listing of what `read` returns holds nothing else.
    return this.lookups.fold(type, read, () => new Listing()) as readonly T[];
  }

  total(type: string, read: Reading<number>): number {
    return this.#hasAny(type) ? Number(this.lookups.fold(type, read, () => new Total())) : 0;
  }

  /** Most types that are asked for stand in no template: nothing is kept of them but that somebody asked. */
  #hasAny(type: string): boolean {
    const isThere = this.answers.resourcesOfType(type).length > 0;
    if (!isThere) this.questions.add(`type ${type}`);
    return isThere;
  }
}

const none: readonly never[] = [];
