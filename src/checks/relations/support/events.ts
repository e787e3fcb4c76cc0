import type { Scalar } from '../../../syntax/tree';
import { member, type Property, property, type Resource, type Scope } from '../../api';

/** An event of a function or state machine of SAM's. */
export interface SamEvent {
  readonly key: Scalar;
  /** Undefined where the template leaves it open. */
  readonly type: string | undefined;
  readonly properties: Property;
}

/** All events that are there for certain, as far as the type of each is known. */
export function eventsOf(resource: Resource, scope: Scope): readonly SamEvent[] {
  const events = property(resource, 'Events', scope);
  if (events.kind !== 'one' || events.node.kind !== 'mapping') return [];
  // Of two events of the same name the last one counts.
  const named = new Map(events.node.entries.map(({ key }) => [key.value, key]));
  return [...named.values()].flatMap(key => {
    const event = member(events, key.value, scope);
    if (key.value.startsWith('Fn::') || event.kind !== 'one') return [];
    return [{ key, type: property(event, 'Type', scope).text, properties: property(event, 'Properties', scope) }];
  });
}
