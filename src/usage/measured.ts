import { sizeOf } from '../checks/rows/measure';
import type { Knowledge } from '../knowledge/knowledge';
import { covers, isAdvice, type Limit, type PropertyPath } from '../knowledge/note';
import { contentOf, type Node } from '../syntax/tree';
import { numberOf } from '../template/model/scalars';
import type { Resource } from '../template/model/template';
import { applies } from '../template/read/guard';
import { type Site, sitesOf, valuesAt } from '../template/read/sites';
import { type PossibleValue, possibleValues } from '../template/values/values';
import type { Scope } from '../template/worlds/scope';

/** A property that is measured against a limit that holds for it. */
export interface Measured {
  readonly limit: Limit;
  readonly path: readonly string[];
  readonly site: Site;
  /** The largest that it can be, as far as the template tells. */
  readonly used: number;
  /** Whether that is certain: nothing else is possible, and nothing is open. */
  readonly isOnly: boolean;
}

const rowsByType = new WeakMap<Knowledge, Map<string, readonly Row[]>>();

interface Row {
  readonly limit: Limit;
  readonly at: PropertyPath;
}

/** Every property of a resource that has a limit upwards and is known. */
export function measuredIn(resource: Resource, knowledge: Knowledge, scope: Scope): readonly Measured[] {
  return rowsFor(resource.type, knowledge).flatMap(({ limit, at }) =>
    sitesOf(resource.properties, at.path, scope).flatMap(site => {
      const measured = measure(limit, site, resource, scope);
      return measured === undefined ? [] : [{ limit, path: at.path, site, ...measured }];
    }),
  );
}

/** Limits that AWS enforces, not those from which on something is advised. */
function rowsFor(type: string, knowledge: Knowledge): readonly Row[] {
  const known = rowsByType.get(knowledge) ?? new Map<string, readonly Row[]>();
  rowsByType.set(knowledge, known);
  const before = known.get(type);
  if (before !== undefined) return before;
  const rows = knowledge
    .limitsOf(type)
    .filter(({ max, ofKey, severity }) => !ofKey && max !== undefined && max > 0 && !isAdvice(severity))
    .flatMap(limit => limit.at.filter(at => covers(at.type, type)).map(at => ({ limit, at })));
  known.set(type, rows);
  return rows;
}

function measure(
  limit: Limit,
  site: Site,
  resource: Resource,
  scope: Scope,
): Pick<Measured, 'used' | 'isOnly'> | undefined {
  const { known, complete, absent } = valuesAt(site, scope);
  const sizes = known.flatMap(value => sizeIn(limit, value, scope) ?? []);
  if (sizes.length === 0) return undefined;
  const isMeant = known.some(({ world }) => {
    const place = { wildcards: site.wildcards, world };
    return applies(limit, resource.properties, place, scope) === true;
  });
  if (!isMeant) return undefined;
  return { used: Math.max(...sizes), isOnly: complete && !absent && known.length === 1 };
}

function sizeIn(limit: Limit, { node, world }: PossibleValue, scope: Scope): number | undefined {
  if (limit.measure === 'number') return numberOf(node);
  return sizeOf(limit, node, entry => possibleValues(entry, scope, world))?.least;
}

/** Where a use is written: a text or number, or the name of a list or mapping. */
export function placeOfUse({ site }: Pick<Measured, 'site'>): Pick<Node, 'block' | 'start' | 'end'> {
  return site.node.kind === 'scalar' || site.key === undefined ? contentOf(site.node) : site.key;
}
