import type { Assumptions, Reading, Scope } from './scope';
import type { Resource } from './template';

/** The same template under other assumptions. */
export function assuming(given: Assumptions, scope: Scope): Scope {
  return new Assuming(scope, given);
}

class Assuming implements Scope {
  constructor(
    private readonly scope: Scope,
    readonly given: Assumptions,
  ) {}

  get transforms(): readonly string[] {
    return this.scope.transforms;
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
    return this.scope.of(resource, read);
  }

  list<T>(type: string, read: Reading<readonly T[]>): readonly T[] {
    return this.scope.list(type, read);
  }

  total(type: string, read: Reading<number>): number {
    return this.scope.total(type, read);
  }
}
