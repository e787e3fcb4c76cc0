import type { Knowledge } from '../../knowledge/knowledge';
import { covers, type Limit } from '../../knowledge/note';
import type { Node } from '../../syntax/tree';
import { InWorld } from '../../template/incremental/inWorld';
import type { Resource } from '../../template/model/template';
import { PathTree } from '../../template/read/pathTree';
import { type Site, sitesIn, sitesOf } from '../../template/read/sites';
import type { Scope } from '../../template/worlds/scope';
import { foundInWorlds } from '../engine/foundInWorlds';
import type { Finding } from '../findings/finding';
import { attributeFindings } from './schemaAttributes';
import { schemaRows } from './schemaRows';
import { shapeFindings } from './schemaShape';
import { checkSite, isNear, keepsEverywhere, type Row, withinBounds } from './site';

interface Ordered extends Row {
  /** Rows are read in the order of the notes. */
  readonly order: number;
}

/** Reads every row that is for a resource's type. */
export class LimitChecks {
  static readonly #made = new WeakMap<Knowledge, LimitChecks>();

  /** Made once of what is known, for all templates of a workspace. */
  static of(knowledge: Knowledge): LimitChecks {
    const known = LimitChecks.#made.get(knowledge) ?? new LimitChecks(knowledge);
    LimitChecks.#made.set(knowledge, known);
    return known;
  }

  readonly #rows = new Map<string, PathTree<Ordered>>();

  private constructor(private readonly knowledge: Knowledge) {}

  check(resource: Resource, scope: Scope): readonly Finding[] {
    const rows = this.#rowsFor(resource.type);
    const inside = new InWorld(scope, scope.world);
    const found = sitesIn(resource.properties, rows, inside);
    if (found.length === 0) return none;
    // What leads to the sites can hang on conditions too.
    const areSettled = resource.condition === undefined && inside.splits.length === 0;
    const broken = new Map<string, Set<Node>>();
    const findings = sitesByRow(found).flatMap(([row, sites]) =>
      firstOf(row, checkRow(row, { sites, areSettled }, resource, scope), broken),
    );
    return findings.some(isNear) ? quietly(findings) : findings;
  }

  /** Attributes that the schema has otherwise, in what the template hands out. */
  outputs(scope: Scope): readonly Finding[] {
    return attributeFindings([...scope.outputs.values()], scope, this.knowledge.schema);
  }

  /** The same in a section of `Globals`. */
  defaults({ body }: Resource, scope: Scope): readonly Finding[] {
    return attributeFindings([body], scope, this.knowledge.schema);
  }

  /** Names and absences that the schema has otherwise. */
  shape(resource: Resource, scope: Scope): readonly Finding[] {
    const { schema } = this.knowledge;
    return [...shapeFindings(resource, scope, schema), ...attributeFindings([resource.body], scope, schema)];
  }

  #rowsFor(type: string): PathTree<Ordered> {
    const known = this.#rows.get(type);
    if (known !== undefined) return known;
    const rows = new PathTree<Ordered>();
    let order = 0;
    const all = [...this.knowledge.limitsOf(type), ...schemaRows(type, this.knowledge)];
    for (const limit of all.toSorted((one, other) => Number(isQuota(one)) - Number(isQuota(other)))) {
      for (const at of limit.at) if (covers(at.type, type)) rows.add(at.path, { limit, at, order: order++ });
    }
    this.#rows.set(type, rows);
    return rows;
  }
}

const none: readonly Finding[] = [];

function isQuota({ quota }: Limit): boolean {
  return quota !== undefined;
}

/**
 * Of several bounds of one measure the first that is broken is told: a quota comes after what it can be raised to. A
 * team's own is told besides.
 */
function firstOf({ limit, at }: Row, findings: readonly Finding[], broken: Map<string, Set<Node>>): readonly Finding[] {
  if (findings.length === 0) return findings;
  const { id, measure, team = '' } = limit;
  const isForm = measure === 'pattern' || measure === 'one-of';
  const bound = `${isForm ? id : team} ${measure} ${at.path.join('.')}`;
  const before = broken.get(bound) ?? new Set();
  const left = findings.filter(one => !before.has(one.at));
  broken.set(bound, new Set([...before, ...left.filter(one => !isNear(one)).map(one => one.at)]));
  return left;
}

type Found = ReturnType<typeof sitesIn<Ordered>>;

function sitesByRow(found: Found): readonly (readonly [Row, readonly Site[]])[] {
  const byRow = new Map<Ordered, Site[]>();
  for (const { end, site } of found) {
    const sites = byRow.get(end);
    if (sites === undefined) byRow.set(end, [site]);
    else sites.push(site);
  }
  return [...byRow].sort(([one], [other]) => one.order - other.order);
}

interface Way {
  readonly sites: readonly Site[];
  /** Whether the row's path leads there in every world. */
  readonly areSettled: boolean;
}

function checkRow(row: Row, { sites, areSettled }: Way, resource: Resource, scope: Scope): readonly Finding[] {
  const settled = areSettled ? sites : noSites;
  if (areSettled) {
    // Nearly all values are as they are in all worlds, and need no more than this.
    const inside = new InWorld(scope, scope.world);
    const findings = sites.flatMap(site => checkSite({ ...row, site, resource, scope: inside }));
    if (inside.splits.length === 0) return findings.length > 0 ? findings : bounded(row, sites, resource, scope);
  }
  if (sites.every(site => keepsEverywhere({ ...row, site, resource, scope }))) {
    return bounded(row, settled, resource, scope);
  }
  const run = (inside: Scope) =>
    sitesOf(resource.properties, row.at.path, inside).flatMap(site =>
      checkSite({ ...row, site, resource, scope: inside }),
    );
  const findings = foundInWorlds(run, scope, { resource, isOneProperty: true }).filter(
    one => !isNear(one) || one.circumstance === undefined,
  );
  return findings.length > 0 ? findings : bounded(row, settled, resource, scope);
}

const noSites: readonly Site[] = [];

/** What a parameter lets through is no breach until somebody uses it. */
function bounded(row: Row, sites: readonly Site[], resource: Resource, scope: Scope): readonly Finding[] {
  return sites.flatMap(site => withinBounds({ ...row, site, resource, scope }));
}

/** A limit that is near is told once a place, and not beside a breach. */
function quietly(findings: readonly Finding[]): readonly Finding[] {
  const told = new Set(findings.filter(one => !isNear(one)).map(({ at }) => at));
  return findings.filter(one => {
    if (!isNear(one)) return true;
    const isFirst = !told.has(one.at);
    told.add(one.at);
    return isFirst;
  });
}
