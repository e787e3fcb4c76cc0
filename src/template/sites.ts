import type { Entry, Node, Scalar } from '../syntax/tree';
import type { Assumptions, Scope } from './scope';
import { type Origin, type PossibleValue, possibleValues, type Values } from './values';

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
  readonly given: Assumptions;
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
  given: Assumptions = scope.given,
): readonly Site[] {
  if (properties === undefined) return [];
  let sites: Site[] = [{ key: undefined, node: properties, wildcards: [], origins: [], given, certain: true }];
  for (const step of path) {
    sites = sites.flatMap(site => below(site, step, scope));
    if (sites.length > maxSites) return [];
  }
  return sites;
}

/** What a site's value can be, with the way to the site in front of each value's own origins. */
export function valuesAt(site: Site, scope: Scope): Values {
  const { known, complete, bounds, ...others } = possibleValues(site.node, scope, site.given);
  const from = (value: PossibleValue) => ({ ...value, origins: [...site.origins, ...value.origins] });
  return {
    ...others,
    known: known.map(from),
    complete: complete && site.certain,
    ...(bounds && { bounds: bounds.map(from) }),
  };
}

/** The key itself, where it names anything: no function, no placeholder of a tool that writes the template. */
export function keyAt(site: Site, scope: Scope): Values {
  const { known, complete, absent } = valuesAt(site, scope);
  const isUnset = complete && known.length === 0;
  const isName = site.key !== undefined && !/^Fn::|^%|[{}$<]/.test(site.key.value);
  const values = isName && !isUnset ? [{ node: site.key, origins: site.origins, given: site.given }] : [];
  return { known: values, complete: site.certain, ...(absent && { absent }) };
}

function below(site: Site, step: string, scope: Scope): Site[] {
  const { known, complete, absent } = possibleValues(site.node, scope, site.given);
  const certain = site.certain && complete && known.length === 1 && !absent;
  return known.flatMap(({ node, origins, given }) => {
    const from = { origins: [...site.origins, ...origins], given, certain };
    if (node.kind === 'mapping') return entriesAt(node.entries, step).map(entry => intoEntry(site, entry, step, from));
    if (node.kind === 'sequence') return itemsAt(node.items, step, site, from);
    return [];
  });
}

/** How the template leads below a site. */
type Way = Pick<Site, 'origins' | 'given' | 'certain'>;

/** All items for `*`, or enough to know that they are too many; one for an index, which a guard's wildcard is bound to. */
function itemsAt(items: readonly Node[], step: string, site: Site, from: Way): Site[] {
  if (step === '*') {
    return items
      .slice(0, maxSites + 1)
      .map((node, index) => ({ ...from, key: undefined, node, wildcards: [...site.wildcards, String(index)] }));
  }
  const node = /^\d+$/.test(step) ? items[Number(step)] : undefined;
  return node === undefined ? [] : [{ ...from, key: undefined, node, wildcards: site.wildcards }];
}

function entriesAt(entries: readonly Entry[], step: string): readonly Entry[] {
  if (step === '*') return entries.filter(({ key }) => !key.value.startsWith('Fn::')).slice(0, maxSites + 1);
  const entry = entries.findLast(candidate => candidate.key.value === step);
  return entry === undefined ? [] : [entry];
}

function intoEntry(site: Site, entry: Entry, step: string, from: Way): Site {
  const globals: Origin[] = entry.inherited ? [{ kind: 'globals', name: '', node: entry.key }] : [];
  return {
    ...from,
    key: entry.key,
    node: entry.value,
    wildcards: step === '*' ? [...site.wildcards, entry.key.value] : site.wildcards,
    origins: [...from.origins, ...globals],
  };
}
