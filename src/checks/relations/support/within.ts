import type { Resource } from '../../../template/model/template';
import { assuming } from '../../../template/worlds/assuming';
import { givenIn } from '../../../template/worlds/assumptions';
import type { Scope } from '../../../template/worlds/scope';

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
