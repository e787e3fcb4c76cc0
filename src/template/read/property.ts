import { type Entry, entryOf, isNull, type Node, type Scalar } from '../../syntax/tree';
import { callOf, isOpen } from '../model/intrinsics';
import { booleanOf, numberOf, stringOf } from '../model/scalars';
import type { Resource } from '../model/template';
import { sizeOf } from '../values/size';
import { branchOf, type Origin, possibleValues } from '../values/values';
import type { Scope } from '../worlds/scope';
import { isElsewhere, writtenAt } from './place';
import { isWhole } from './whole';

/**
 * What a property is, in the world that the scope looks at. In the template of `src/README.md` `Timeout` of `Orders` is
 * `one`, 901 where IsProd is true and 30 elsewhere; `Role` is `some`, `MemorySize` is `absent`, and
 * `Environment.Variables` is `open`.
 */
export type Property = One | Some | Absent | Open;

/** What is set: where, and how it is written. */
abstract class Written {
  readonly isSet = true;

  constructor(
    /** The property's name where it is written; undefined for an item of a list. */
    readonly key: Scalar | undefined,
    /** What is written for it: `901`, `!GetAtt Worker.Arn`. */
    readonly written: Node,
    /** Where a finding on the value goes: the value, the call that makes it, the name of what is longer than a line. */
    readonly place: Node,
    /** Where the value comes from: Globals, a parameter, a mapping, a branch. */
    readonly origins: readonly Origin[],
  ) {}
}

/** It is set, and comes out as `node`. */
export class One extends Written {
  readonly kind = 'one';
  readonly isKnown = true;

  constructor(
    key: Scalar | undefined,
    written: Node,
    place: Node,
    origins: readonly Origin[],
    /** A scalar, a list or a mapping, never a function call. */
    readonly node: Node,
  ) {
    super(key, written, place, origins);
  }

  get text(): string | undefined {
    return stringOf(this.node);
  }

  get number(): number | undefined {
    return numberOf(this.node);
  }

  get boolean(): boolean | undefined {
    return booleanOf(this.node);
  }

  /** The entries of a mapping as it is written; undefined where a macro or a function may add some. */
  get entries(): readonly Entry[] | undefined {
    return this.node.kind === 'mapping' && !isOpen(this.node) ? this.node.entries : undefined;
  }
}

/** It is set, but to what the template doesn't tell. */
export class Some extends Written {
  readonly kind = 'some';
  readonly isKnown = false;
  readonly text = undefined;
  readonly number = undefined;
  readonly boolean = undefined;
  readonly entries = undefined;
}

/** It certainly isn't set. */
export interface Absent {
  readonly kind: 'absent';
  readonly isSet: false;
  readonly isKnown: true;
  readonly key: undefined;
  readonly written: undefined;
  readonly text: undefined;
  readonly number: undefined;
  readonly boolean: undefined;
  readonly entries: readonly Entry[];
}

/** Nobody can tell whether it is set: a macro, an unknown function above it, a value that isn't finished. */
export interface Open {
  readonly kind: 'open';
  readonly isSet: false;
  readonly isKnown: false;
  readonly key: undefined;
  readonly written: undefined;
  readonly text: undefined;
  readonly number: undefined;
  readonly boolean: undefined;
  readonly entries: undefined;
}

const nothing = {
  isSet: false,
  key: undefined,
  written: undefined,
  text: undefined,
  number: undefined,
  boolean: undefined,
} as const;
const absent: Absent = { kind: 'absent', isKnown: true, entries: [], ...nothing };
const open: Open = { kind: 'open', isKnown: false, entries: undefined, ...nothing };

/** A property of a resource, or of what another property is; `path` names it from there: `RedrivePolicy.maxReceiveCount`. */
export function property(of: Resource | Property, path: string, scope: Scope): Property {
  let at = 'kind' in of ? of : propertiesOf(of, scope);
  for (const step of path.split('.')) at = member(at, step, scope);
  // A macro in the resource may add what its properties lack.
  return at.kind === 'absent' && 'body' in of && isOpen(of.body) ? open : at;
}

/** The items of a list, none where it is absent; undefined where one of them, or how many there are, isn't told. */
export function items(list: Property, scope: Scope): readonly One[] | undefined {
  if (list.kind === 'absent') return [];
  if (list.kind !== 'one' || list.node.kind !== 'sequence') return undefined;
  const all = list.node.items.map(item => read(item, undefined, list.origins, scope)).filter(isPresent);
  return all.every(item => item.kind === 'one') ? all : undefined;
}

/** The items of a list that certainly stand in it, whatever they are; undefined for what is no list. */
export function setItems(list: Property, scope: Scope): readonly (One | Some)[] | undefined {
  if (list.kind !== 'one' || list.node.kind !== 'sequence') return undefined;
  return list.node.items.map(item => read(item, undefined, list.origins, scope)).filter(item => item.isSet);
}

/** How many items a list has at least, as far as they are told in this world: one that may be absent counts for none. */
export function leastItems(list: Node | undefined, scope: Scope): number {
  const known = list && read(list, undefined, noOrigins, scope);
  if (known?.kind !== 'one' || known.node.kind !== 'sequence') return 0;
  return sizeOf(known.node, node => possibleValues(node, scope))?.least ?? 0;
}

function isPresent(item: Property): boolean {
  return item.kind !== 'absent';
}

function propertiesOf({ properties, propertiesKey }: Resource, scope: Scope): Property {
  if (properties === undefined) return isWhole(scope) ? absent : open;
  return read(properties, propertiesKey, noOrigins, scope);
}

const noOrigins: readonly Origin[] = [];

/** One step of a path: an entry whose name can have dots in it, or an item by its index. */
export function member(parent: Property, step: string, scope: Scope): Property {
  if (parent.kind !== 'one') return parent.kind === 'some' ? open : parent;
  const { node, origins } = parent;
  if (node.kind === 'sequence') {
    const item = /^\d+$/.test(step) ? node.items[Number(step)] : undefined;
    return item === undefined ? open : read(item, undefined, origins, scope);
  }
  const entry = entryOf(node, step);
  if (entry === undefined) return node.kind === 'mapping' && !isOpen(node) && isWhole(scope) ? absent : open;
  const { key, value, inherited } = entry;
  return read(value, key, inherited ? [...origins, { kind: 'globals', name: '', node: key }] : origins, scope);
}

/** A value without anything after its colon is not finished: nothing is said of it. */
function read(value: Node, key: Scalar | undefined, above: readonly Origin[], scope: Scope): Property {
  if (isNull(value)) return open;
  const { known, complete, absent: mayBeAbsent } = possibleValues(value, scope);
  const [one, ...others] = known;
  if (one === undefined && complete) return absent;
  if (mayBeAbsent) return open;
  const own = one !== undefined && others.length === 0 && complete ? one.origins : noOrigins;
  const written = own.length > 0 ? writtenAt(value, own) : (branchOf(value, scope)?.node ?? value);
  const origins = own.length === 0 ? above : [...above, ...own];
  // What a parameter hides is not to be seen in a message either.
  if (one === undefined || others.length > 0 || !complete || own.some(({ isSecret }) => isSecret))
    return new Some(key, written, written, origins);
  return new One(key, written, placeOf(key, written, one.node, own), origins, one.node);
}

/** A list or a mapping can be pages long: its name is underlined instead. */
function placeOf(key: Scalar | undefined, written: Node, node: Node, own: readonly Origin[]): Node {
  if (own.some(isElsewhere) || callOf(written) !== undefined) return written;
  return node.kind === 'scalar' ? node : (key ?? node);
}
