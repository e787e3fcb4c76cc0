import { givenIn } from '../../template/assumptions';
import type { Assumptions, Reading, Scope } from '../../template/scope';
import type { Resource } from '../../template/template';

/**
 * The template as another resource sees it: what holds where that resource exists is added to what holds here, and
 * its own loop variables take the place of ours.
 */
export function within(resource: Resource, scope: Scope): Scope {
  const there = givenIn(resource, scope);
  const { conditions, parameters } = scope.given;
  return new Elsewhere(scope, {
    conditions: new Map([...conditions, ...there.conditions]),
    parameters: new Map([...parameters, ...there.parameters]),
    bindings: there.bindings,
  });
}

class Elsewhere implements Scope {
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
}
