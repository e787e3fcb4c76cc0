import { assuming } from '../../template/assuming';
import { givenIn } from '../../template/assumptions';
import type { Scope } from '../../template/scope';
import type { Resource } from '../../template/template';

/**
 * The template as another resource sees it: what holds where that resource exists is added to what holds here.
 */
export function within(resource: Resource, scope: Scope): Scope {
  const there = givenIn(resource, scope);
  const { conditions, parameters } = scope.given;
  return assuming(
    {
      ...scope.given,
      conditions: new Map([...conditions, ...there.conditions]),
      parameters: new Map([...parameters, ...there.parameters]),
    },
    scope,
  );
}
