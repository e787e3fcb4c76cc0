import { type Entry, entryOf, isNull, type Node, type Scalar } from '../../../syntax/tree';
import { callOf, isOpen } from '../../../template/model/intrinsics';
import { booleanOf, numberOf, stringOf } from '../../../template/model/scalars';
import type { Resource } from '../../../template/model/template';
import { possibleValues } from '../../../template/values/values';
import type { Scope } from '../../../template/worlds/scope';
import { writtenAt } from '../../findings/place';
import { isWhole } from './completeness';

/** A value that the template fixes: whatever the parameters and conditions are, it comes out as this one. */
export interface Fixed {
  /** Undefined for an item of a list. */
  readonly key: Scalar | undefined;
  /** As written, maybe a function call. */
  readonly written: Node;
  readonly node: Node;
}

/** `null` where a value certainly is absent, undefined where the template leaves open what it is. */
export type MaybeFixed = Fixed | null | undefined;

/** A property of a resource, named by a path of keys. */
export function fixedAt(resource: Resource, path: string, scope: Scope): MaybeFixed {
  const { properties, key, body } = resource;
  if (properties === undefined) return isWhole(scope) && !isOpen(body) ? null : undefined;
  let value: MaybeFixed = { key, written: properties, node: properties };
  for (const step of path.split('.')) value = memberOf(value, step, scope);
  return value;
}

/** An entry of a mapping that is fixed itself. */
export function memberOf(parent: MaybeFixed, name: string, scope: Scope): MaybeFixed {
  if (!parent) return parent;
  if (parent.node.kind !== 'mapping' || isOpen(parent.node)) return undefined;
  const entry = entryOf(parent.node, name);
  if (entry !== undefined) return fixedEntry(entry, scope);
  return isWhole(scope) ? null : undefined;
}

/** All entries of a mapping, where every one of them is fixed or its key at least is. */
export function entriesOf(parent: MaybeFixed): readonly Entry[] | undefined {
  if (parent === null) return [];
  return parent?.node.kind === 'mapping' && !isOpen(parent.node) ? parent.node.entries : undefined;
}

function fixedEntry({ key, value }: Entry, scope: Scope): MaybeFixed {
  return fixed(value, key, scope);
}

/** The items of a list; undefined where one of them, or how many there are, is open. */
export function itemsOf(list: MaybeFixed, scope: Scope): readonly Fixed[] | undefined {
  if (list === null) return [];
  if (list?.node.kind !== 'sequence') return undefined;
  const items = list.node.items.map(item => fixed(item, undefined, scope));
  if (items.includes(undefined)) return undefined;
  return items.flatMap(item => item ?? []);
}

/** A value without anything after its colon is not finished: nothing is said of it. */
function fixed(written: Node, key: Scalar | undefined, scope: Scope): MaybeFixed {
  if (isNull(written)) return undefined;
  const { known, complete, absent } = possibleValues(written, scope);
  const [value] = known;
  if (value === undefined) return complete ? null : undefined;
  return known.length === 1 && complete && !absent
    ? { key, written: writtenAt(written, value.origins), node: value.node }
    : undefined;
}

export function textOf(value: MaybeFixed): string | undefined {
  return value ? stringOf(value.node) : undefined;
}

export function numberIn(value: MaybeFixed): number | undefined {
  return value ? numberOf(value.node) : undefined;
}

export function booleanIn(value: MaybeFixed): boolean | undefined {
  return value ? booleanOf(value.node) : undefined;
}

/** The place for a finding: a scalar or a function call as written, the key of anything longer. */
export function placeOf({ key, written }: Pick<Fixed, 'key' | 'written'>): Node {
  return written.kind === 'scalar' || callOf(written) !== undefined ? written : (key ?? written);
}
