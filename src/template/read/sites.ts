import { type Entry, type Node, type Scalar, valueOf } from '../../syntax/tree';
import { callOf } from '../model/intrinsics';
import { stringOf } from '../model/scalars';
import { reached } from '../values/possible';
import { type Origin, possibleValues, type Values } from '../values/values';
import type { Scope } from '../worlds/scope';
import type { World } from '../worlds/world';
import type { PathTree } from './pathTree';

/** A place in a resource that a property path leads to. */
export interface Site {
  /** The entry's key; undefined for an item of a list. */
  readonly key: Scalar | undefined;
  /** The value as written, maybe an intrinsic function. */
  readonly node: Node;
  /** What the path's wildcards stand for here: keys, or indexes of a list. */
  readonly wildcards: readonly string[];
  /** How the template leads here: Globals, branches of conditions above the property. */
  readonly origins: readonly Origin[];
  /** What holds wherever the template leads here. */
  readonly world: World;
  /** False where only one of several possible values above it has this property. */
  readonly certain: boolean;
}

const maxSites = 500;

/**
 * All places that a path such as `EphemeralStorage.Size` or `Events.*.Properties.BatchSize` leads to; `*` is any key
 * or list item. Conditions, parameters and Globals on the way are followed.
 */
export function sitesOf(
  properties: Node | undefined,
  path: readonly string[],
  scope: Scope,
  world: World = scope.world,
): readonly Site[] {
  if (properties === undefined) return [];
  let sites: readonly Site[] = [top(properties, world)];
  for (const step of path) {
    sites = allBelow(sites, step, scope);
    if (sites.length === 0) return sites;
  }
  return sites;
}

/** What a tree of paths says, with each place that its path leads to; in the order of the tree. */
export function sitesIn<T>(properties: Node | undefined, tree: PathTree<T>, scope: Scope): readonly Found<T>[] {
  const found: Found<T>[] = [];
  const follow = ({ ends, steps }: PathTree<T>, sites: readonly Site[]) => {
    for (const end of ends) for (const site of sites) found.push({ end, site });
    for (const [step, tree] of steps) {
      const below = allBelow(sites, step, scope);
      if (below.length > 0) follow(tree, below);
    }
  };
  if (properties !== undefined) follow(tree, [top(properties, scope.world)]);
  return found;
}

export interface Found<T> {
  readonly end: T;
  readonly site: Site;
}

function top(node: Node, world: World): Site {
  return { key: undefined, node, wildcards: [], origins: [], world, certain: true };
}

/** What a site's value can be, with the way to the site in front of each value's own origins. */
export function valuesAt(site: Site, scope: Scope): Values {
  const values = possibleValues(site.node, scope, site.world);
  const there = site.origins.length === 0 ? values : reached(values, site.origins);
  return site.certain ? there : { ...there, complete: false };
}

/** Whether something certainly stands there in this world: neither `AWS::NoValue` nor a list of nothing else. */
export function isFilled(site: Site, scope: Scope): boolean {
  const { known, complete, absent } = valuesAt(site, scope);
  if (absent || (complete && known.length === 0)) return false;
  return !known.some(
    ({ node, world }) => node.kind === 'sequence' && node.items.every(item => isNone(item, scope, world)),
  );
}

function isNone(item: Node, scope: Scope, world: World): boolean {
  const { known, complete, absent } = possibleValues(item, scope, world);
  return absent || (complete && known.length === 0);
}

/** The key itself, where it names anything: no function, no placeholder of a tool that writes the template. */
export function keyAt(site: Site, scope: Scope): Values {
  const { known, complete, absent } = valuesAt(site, scope);
  const isUnset = complete && known.length === 0;
  const isName = site.key !== undefined && !/^Fn::|^%|[{}$<]/.test(site.key.value);
  const values = isName && !isUnset ? [{ node: site.key, origins: site.origins, world: site.world }] : [];
  return { known: values, complete: site.certain, ...(absent && { absent }) };
}

/** None where there are more than any template has. */
function allBelow(sites: readonly Site[], step: string, scope: Scope): readonly Site[] {
  const found: Site[] = [];
  for (const site of sites) {
    below(site, step, scope, found);
    if (found.length > maxSites) return [];
  }
  return found;
}

function below(site: Site, step: string, scope: Scope, found: Site[]): void {
  // Nearly all properties are written as they are.
  if (isWritten(site.node)) {
    into(site.node, site, step, site, found);
    return;
  }
  const { known, complete, absent } = possibleValues(site.node, scope, site.world);
  const certain = site.certain && complete && known.length === 1 && !absent;
  for (const { node, origins, world } of known) {
    into(node, site, step, { origins: [...site.origins, ...origins], world, certain }, found);
  }
}

function isWritten(node: Node): boolean {
  return (node.kind === 'mapping' || node.kind === 'sequence') && callOf(node) === undefined;
}

function into(node: Node, site: Site, step: string, from: Way, found: Site[]): void {
  if (node.kind === 'mapping') enterEntries(node.entries, step, site, from, found);
  else if (node.kind === 'sequence') enterItems(node.items, step, site, from, found);
}

/** How the template leads below a site. */
type Way = Pick<Site, 'origins' | 'world' | 'certain'>;

/**
 * All items for `*`, or enough to know that they are too many; one for an index, which a guard's wildcard is bound to,
 * and for `[name]`, which is the item with that `Key`.
 */
function enterItems(items: readonly Node[], step: string, site: Site, from: Way, found: Site[]): void {
  const { origins, world, certain } = from;
  if (step === '*') {
    for (const [index, node] of items.slice(0, maxSites + 1).entries()) {
      const wildcards = [...site.wildcards, String(index)];
      found.push({ key: undefined, node, wildcards, origins, world, certain });
    }
    return;
  }
  const node = step.startsWith('[') ? items.find(item => isKeyed(item, step.slice(1, -1))) : items[indexOf(step)];
  if (node !== undefined) found.push({ key: undefined, node, wildcards: site.wildcards, origins, world, certain });
}

function isKeyed(item: Node, name: string): boolean {
  const key = valueOf(item, 'Key');
  return key !== undefined && stringOf(key) === name;
}

/** -1 for what is no index. */
function indexOf(step: string): number {
  return /^\d+$/.test(step) ? Number(step) : -1;
}

function enterEntries(entries: readonly Entry[], step: string, site: Site, from: Way, found: Site[]): void {
  if (step === '*') {
    const all = entries.filter(({ key }) => !key.value.startsWith('Fn::')).slice(0, maxSites + 1);
    for (const entry of all) found.push(intoEntry(entry, [...site.wildcards, entry.key.value], from));
    return;
  }
  const entry = entries.findLast(candidate => candidate.key.value === step);
  if (entry !== undefined) found.push(intoEntry(entry, site.wildcards, from));
}

function intoEntry({ key, value, inherited }: Entry, wildcards: readonly string[], from: Way): Site {
  const { origins, world, certain } = from;
  const reached: readonly Origin[] = inherited ? [...origins, { kind: 'globals', name: '', node: key }] : origins;
  return { key, node: value, wildcards, origins: reached, world, certain };
}
