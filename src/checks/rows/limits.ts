import type { Knowledge } from '../../knowledge/knowledge';
import { covers, type Limit, type PropertyPath, rank, type Severity } from '../../knowledge/note';
import type { Node } from '../../syntax/tree';
import { numberOf, stringOf } from '../../template/model/scalars';
import type { Resource } from '../../template/model/template';
import { applies } from '../../template/read/guard';
import { PathTree } from '../../template/read/pathTree';
import { keyAt, type Site, sitesIn, valuesAt } from '../../template/read/sites';
import { branchesOf } from '../../template/values/branches';
import { type PossibleValue, possibleValues, type Values } from '../../template/values/values';
import type { Assumptions, Scope } from '../../template/worlds/scope';
import type { Finding } from '../findings/finding';
import { placeOf } from '../findings/place';
import { type Broken, type Case, type Group, limitFinding, nameOf, relatedTo } from './limitFinding';
import { breachOf } from './measure';
import { nearLimit } from './nearLimit';
import { canHaveOutline, outlineBreach } from './outlineBreach';
import { isLeftOpen, schemaRows } from './schemaRows';

/** A row and one of the properties that it is for. */
interface Row {
  readonly limit: Limit;
  readonly at: PropertyPath;
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

  readonly #rows = new Map<string, PathTree<Row>>();

  private constructor(private readonly knowledge: Knowledge) {}

  check(resource: Resource, scope: Scope): readonly Finding[] {
    const found = sitesIn(resource.properties, this.#rowsFor(resource.type), scope);
    if (found.length === 0) return none;
    const findings = found
      .toSorted((one, other) => one.end.order - other.end.order)
      .flatMap(({ end: { limit, at }, site }) => checkSite({ limit, at, site, resource, scope }));
    return findings.some(isNear) ? quietly(findings) : findings;
  }

  #rowsFor(type: string): PathTree<Row> {
    const known = this.#rows.get(type);
    if (known !== undefined) return known;
    const rows = new PathTree<Row>();
    let order = 0;
    for (const limit of [...this.knowledge.limitsOf(type), ...schemaRows(type, this.knowledge)]) {
      for (const at of limit.at) if (covers(at.type, type)) rows.add(at.path, { limit, at, order: order++ });
    }
    this.#rows.set(type, rows);
    return rows;
  }
}

const none: readonly Finding[] = [];

/** Marks a finding as no breach. */
interface Near extends Finding {
  readonly isNear: true;
}

function isNear(finding: Finding): finding is Near {
  return 'isNear' in finding;
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

function checkSite(one: Case): readonly Finding[] {
  const { limit, site, scope } = one;
  const { known, complete, absent, bounds = [] } = limit.ofKey ? keyAt(site, scope) : valuesAt(site, scope);
  const outlines = complete ? [] : outlineFindings(one, known.length === 0);
  const breaches = brokenBy(known, one);
  if (breaches.length > 0) {
    const certain = complete && !absent && breaches.length === known.length;
    return [...told(breaches, certain || limit.severity !== 'error' ? limit.severity : 'warning', one), ...outlines];
  }
  if (outlines.length > 0) return outlines;
  const [only] = known.length === 1 && complete && !absent ? known : [];
  if (only !== undefined) return nearFindings(only, one);
  // What a parameter lets through is no breach until somebody uses it.
  return limit.severity === 'hint' ? [] : told(brokenBy(bounds, one), 'information', one);
}

function brokenBy(values: readonly PossibleValue[], one: Case): readonly Broken[] {
  const { exempt } = guardsOf(one.limit, one.at);
  return values.flatMap(value => {
    if (isExempt(value.node, exempt) || isLeftOpen(one.limit, value.node)) return [];
    const breach = breachOf(one.limit, value.node, entry => possibleValues(entry, one.scope, value.given));
    return breach !== undefined && isMeant(value.given, one) ? [{ value, breach }] : [];
  });
}

/** Whether the row is for a value, by what the other properties are where it comes out. */
function isMeant(given: Assumptions, { limit, at, site, resource, scope }: Case): boolean {
  const place = { wildcards: site.wildcards, given };
  return applies(guardsOf(limit, at).guards, resource.properties, place, scope) === true;
}

function told(breaches: readonly Broken[], severity: Severity, one: Case): readonly Finding[] {
  return byPlace(one.site, breaches).map(([place, group]) => limitFinding(place, group, leastOf(severity, group), one));
}

/** Of what may be no breach no more is made than it deserves. */
function leastOf(severity: Severity, [{ breach }]: Group): Severity {
  return breach.atMost !== undefined && rank(breach.atMost) < rank(severity) ? breach.atMost : severity;
}

/** A value of the property itself that a row doesn't hold for is told apart value by value, as a -1 for "no end". */
function guardsOf(
  limit: Limit,
  { path }: PropertyPath,
): { guards: Pick<Limit, 'when' | 'unless'>; exempt: readonly string[] } {
  if (limit.unless === undefined) return { guards: limit, exempt: [] };
  const own = path.join('.');
  const { [own]: values, ...others } = limit.unless;
  if (values === undefined || values === true) return { guards: limit, exempt: [] };
  // Without a condition there is nothing to exclude.
  const unless = Object.keys(others).length === 0 ? undefined : others;
  return { guards: { when: limit.when, unless }, exempt: values };
}

/** `-1.0` and "-1" are minus one too. */
function isExempt(node: Node, exempt: readonly string[]): boolean {
  if (exempt.length === 0) return false;
  return exempt.includes(stringOf(node) ?? '') || exempt.includes(String(numberOf(node)));
}

/** What is certain of texts although not all of them is known. */
function outlineFindings(one: Case, isOpen: boolean): readonly Finding[] {
  const { limit, site, scope } = one;
  if (!canHaveOutline(limit)) return [];
  const branches = branchesOf(site.node, scope, site.given);
  return branches.flatMap(({ node, origins, given }) => {
    const isText = node === site.node ? isOpen : isUnknown(possibleValues(node, scope, given));
    const outline = isText ? outlineBreach(limit, node) : undefined;
    if (outline === undefined || !isMeant(given, one)) return [];
    const certain = site.certain && branches.length === 1;
    const severity = certain || limit.severity !== 'error' ? limit.severity : 'warning';
    const value = { node: outline.node, origins: [...site.origins, ...origins], given };
    return [{ ...limitFinding(outline.node, [{ value, breach: outline.breach }], severity, one), fixes: [] }];
  });
}

function isUnknown({ known, complete }: Values): boolean {
  return known.length === 0 && !complete;
}

function nearFindings(value: PossibleValue, one: Case): readonly Near[] {
  const { limit, at, site, resource, scope } = one;
  const message = nearLimit(limit, nameOf(limit, at), value.node, entry => possibleValues(entry, scope, value.given));
  if (message === undefined || !isMeant(value.given, one)) return [];
  const related = relatedTo(value, resource);
  return [{ code: limit.id, severity: 'hint', message, at: placeOf(site, value), related, isNear: true }];
}

/** One finding a place: several allowed values of one parameter break a limit at one `Ref`. */
function byPlace(site: Site, breaches: readonly Broken[]): readonly (readonly [Node, Group])[] {
  const groups = new Map<Node, Group>();
  for (const broken of breaches) {
    const place = placeOf(site, broken.value);
    const group = groups.get(place);
    if (group === undefined) groups.set(place, [broken]);
    else group.push(broken);
  }
  return [...groups];
}
