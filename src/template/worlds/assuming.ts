import type { Resource } from '../model/template';
import type { Assumptions, Reading, Scope } from './scope';

/** The same template under other assumptions. */
export function assuming(given: Assumptions, scope: Scope): Scope {
  return new Assuming(scope, given);
}

/** The same template as it is deployed by somebody who leaves all parameters as they are. */
export function atPresets(scope: Scope): Scope {
  return assuming({ ...scope.given, presets: everyParameter }, scope);
}

/** Everything that a template presets. */
export const everyParameter = { has: () => true };

export class Assuming implements Scope {
  constructor(
    private readonly scope: Scope,
    readonly given: Assumptions,
  ) {}

  get transforms(): readonly string[] {
    return this.scope.transforms;
  }

  get isFragment(): boolean {
    return this.scope.isFragment;
  }

  get outputs(): Scope['outputs'] {
    return this.scope.outputs;
  }

  resource(logicalId: string): Resource | undefined {
    return this.scope.resource(logicalId);
  }

  resourcesOfType(type: string): readonly Resource[] {
    return this.scope.resourcesOfType(type);
  }

  parameter(name: string): ReturnType<Scope['parameter']> {
    return this.scope.parameter(name);
  }

  mapping(name: string): ReturnType<Scope['mapping']> {
    return this.scope.mapping(name);
  }

  condition(name: string): ReturnType<Scope['condition']> {
    return this.scope.condition(name);
  }

  of<T>(resource: Resource, read: Reading<T>): T {
    return this.scope.of(resource, this.#under(read));
  }

  list<T>(type: string, read: Reading<readonly T[]>): readonly T[] {
    return this.scope.list(type, this.#under(read));
  }

  total(type: string, read: Reading<number>): number {
    return this.scope.total(type, this.#under(read));
  }

  /** What is read of other resources is kept; of all assumptions only the one that they share goes on to them. */
  #under<T>(read: Reading<T>): Reading<T> {
    return this.given.presets === everyParameter ? readingAtPresets(read) : read;
  }
}

/** By what they read when nothing is assumed. */
const readings = new WeakMap<Reading<unknown>, Reading<unknown>>();

function readingAtPresets<T>(read: Reading<T>): Reading<T> {
  const known = readings.get(read);
  // What is kept under a function returns what that function does.
  if (known !== undefined) return known as Reading<T>;
  const made: Reading<T> = (resource, scope) => read(resource, atPresets(scope));
  readings.set(read, made);
  readings.set(made, made);
  return made;
}
