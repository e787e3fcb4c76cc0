import type { Entry, Node } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import type { Resource } from '../../../template/model/template';
import {
  booleanIn as booleanOfProperty,
  entries,
  items,
  member,
  numberIn as numberOfProperty,
  type One,
  type Property,
  property,
  textOf as textOfProperty,
} from '../../../template/read/property';
import type { Scope } from '../../../template/worlds/scope';

/** A property that comes out as one value: `property` as the older relations ask for it. */
export type Fixed = One;

/** `null` for an absent one, undefined for `some` and `open`. */
export type MaybeFixed = Fixed | null | undefined;

function fixed(of: Property): MaybeFixed {
  return of.kind === 'one' ? of : of.kind === 'absent' ? null : undefined;
}

function asProperty(of: MaybeFixed): Property {
  return of ?? { kind: of === null ? 'absent' : 'open' };
}

export function fixedAt(resource: Resource, path: string, scope: Scope): MaybeFixed {
  return fixed(property(resource, path, scope));
}

export function memberOf(parent: MaybeFixed, name: string, scope: Scope): MaybeFixed {
  return parent ? fixed(member(parent, name, scope)) : parent;
}

export function entriesOf(parent: MaybeFixed): readonly Entry[] | undefined {
  return entries(asProperty(parent));
}

export function itemsOf(list: MaybeFixed, scope: Scope): readonly Fixed[] | undefined {
  return items(asProperty(list), scope);
}

export function textOf(value: MaybeFixed): string | undefined {
  return textOfProperty(asProperty(value));
}

export function numberIn(value: MaybeFixed): number | undefined {
  return numberOfProperty(asProperty(value));
}

export function booleanIn(value: MaybeFixed): boolean | undefined {
  return booleanOfProperty(asProperty(value));
}

/** The place for a finding: a scalar or a function call as written, the key of anything longer. */
export function placeOf({ key, written }: Pick<Fixed, 'key' | 'written'>): Node {
  return written.kind === 'scalar' || callOf(written) !== undefined ? written : (key ?? written);
}
