import type { Entry, Node, Scalar } from '../syntax/tree';
import { reachedBy } from './assuming';
import type { Scope } from './scope';
import { type Origin, possibleValues, type Values } from './values';

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
  /** False where only one of several possible values above it has this property. */
  readonly certain: boolean;
}

const maxSites = 500;

/**
 * All places that a path such as `EphemeralStorage.Size` or `Events.*.Properties.BatchSize` leads to; `*` is any key
 * or list item. Conditions, parameters and Globals on the way are followed.
 */
export function sitesOf(properties: Node | undefined, path: readonly string[], scope: Scope): readonly Site[] {
  if (properties === undefined) return [];
  let sites: Site[] = [{ key: undefined, node: properties, wildcards: [], origins: [], certain: true }];
  for (const step of path) {
    sites = sites.flatMap(site => below(site, step, scope));
    if (sites.length > maxSites) return [];
  }
  return sites;
}

/** What a site's value can be, with the way to the site in front of each value's own origins. */
export function valuesAt(site: Site, scope: Scope): Values {
  const { known, complete, absent } = possibleValues(site.node, reachedBy(site.origins, scope));
  const values = known.map(({ node, origins }) => ({ node, origins: [...site.origins, ...origins] }));
  return { known: values, complete: complete && site.certain, ...(absent && { absent }) };
}

/** The key itself, where it names anything: no function, no placeholder of a tool that writes the template. */
export function keyAt(site: Site, scope: Scope): Values {
  const { known, complete, absent } = valuesAt(site, scope);
  const isUnset = complete && known.length === 0;
  const isName = site.key !== undefined && !/^Fn::|^%|[{}$<]/.test(site.key.value);
  const values = isName && !isUnset ? [{ node: site.key, origins: site.origins }] : [];
  return { known: values, complete: site.certain, ...(absent && { absent }) };
}

function below(site: Site, step: string, scope: Scope): Site[] {
  const { known, complete, absent } = possibleValues(site.node, reachedBy(site.origins, scope));
  const certain = site.certain && complete && known.length === 1 && !absent;
  return known.flatMap(({ node, origins }) => {
    const from = { origins: [...site.origins, ...origins], certain };
    if (node.kind === 'mapping') return entriesAt(node.entries, step).map(entry => intoEntry(site, entry, step, from));
    if (node.kind === 'sequence') return itemsAt(node.items, step, site, from);
    return [];
  });
}

/** All items for `*`; one for an index, which a guard's wildcard is bound to. */
function itemsAt(items: readonly Node[], step: string, site: Site, from: Pick<Site, 'origins' | 'certain'>): Site[] {
  return items.flatMap((node, index) => {
    if (step === '*') return [{ ...from, key: undefined, node, wildcards: [...site.wildcards, String(index)] }];
    return step === String(index) ? [{ ...from, key: undefined, node, wildcards: site.wildcards }] : [];
  });
}

function entriesAt(entries: readonly Entry[], step: string): readonly Entry[] {
  if (step === '*') return entries;
  const entry = entries.findLast(candidate => candidate.key.value === step);
  return entry === undefined ? [] : [entry];
}

function intoEntry(
  site: Site,
  entry: Entry,
  step: string,
  from: { readonly origins: readonly Origin[]; readonly certain: boolean },
): Site {
  const globals: Origin[] = entry.inherited ? [{ kind: 'globals', name: '', node: entry.key }] : [];
  return {
    key: entry.key,
    node: entry.value,
    wildcards: step === '*' ? [...site.wildcards, entry.key.value] : site.wildcards,
    origins: [...from.origins, ...globals],
    certain: from.certain,
  };
}
