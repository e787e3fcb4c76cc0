import { type Entry, type Node, type Scalar, valueOf } from '../../../syntax/tree';
import { stringOf } from '../../../template/model/scalars';
import { followed } from '../../../template/read/target';
import type { Resource, Scope } from '../../api';

/** An event of a function or state machine of SAM's. */
export interface SamEvent {
  readonly key: Scalar;
  /** Undefined where the template leaves it open. */
  readonly type: string | undefined;
  readonly properties: Node | undefined;
}

/** All events that are there for certain, as far as the type of each is known. */
export function eventsOf({ properties }: Resource, scope: Scope): readonly SamEvent[] {
  const written = valueOf(properties, 'Events');
  const events = written && followed(written, scope);
  return events?.kind === 'mapping' ? events.entries.filter(isNamed).map(entry => eventOf(entry, scope)) : [];
}

function isNamed({ key }: Entry): boolean {
  return !key.value.startsWith('Fn::');
}

function eventOf({ key, value }: Entry, scope: Scope): SamEvent {
  const event = followed(value, scope);
  const type = valueOf(event, 'Type');
  const properties = valueOf(event, 'Properties');
  return { key, type: type && stringOf(type), properties: properties && followed(properties, scope) };
}
