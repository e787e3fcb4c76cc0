import { type Limit, type PropertyPath, rank, type Severity } from '../../knowledge/note';
import type { Node } from '../../syntax/tree';
import { numberOf, stringOf } from '../../template/model/scalars';
import { applies } from '../../template/read/guard';
import { placeOf } from '../../template/read/place';
import { keyAt, valuesAt } from '../../template/read/sites';
import { branchOf, type PossibleValue, possibleValues } from '../../template/values/values';
import type { Finding } from '../findings/finding';
import type { Breach } from './breach';
import { type Broken, type Case, limitFinding, nameOf, relatedTo } from './limitFinding';
import { breachOf } from './measure';
import { nearLimit } from './nearLimit';
import { canHaveOutline, outlineBreach } from './outlineBreach';
import { isLeftOpen } from './schemaRows';

/** A row and one of the properties that it is for. */
export interface Row {
  readonly limit: Limit;
  readonly at: PropertyPath;
}

/** Marks a finding as no breach. */
interface Near extends Finding {
  readonly isNear: true;
}

export function isNear(finding: Finding): finding is Near {
  return 'isNear' in finding;
}

/** What a row finds at a place that its path leads to, where the world tells the value there. */
export function checkSite(one: Case): readonly Finding[] {
  const { limit, site, scope } = one;
  if (!site.certain) return none;
  const { known, complete, absent } = limit.ofKey ? keyAt(site, scope) : valuesAt(site, scope);
  const [value, ...others] = known;
  if (value === undefined) return complete ? none : outlineFindings(one);
  if (others.length > 0 || !complete || absent) return none;
  const broken = brokenBy(value, one);
  return broken === undefined ? nearFindings(value, one) : [told(broken, limit.severity, one)];
}

/**
 * Whether a place keeps the limit in every world, so that none has to be looked at by itself: all that it can come out
 * as is told, and nothing of it breaks the limit. Only of texts and numbers: what is in a list can hang on the world too.
 */
export function keepsEverywhere(one: Case): boolean {
  const { limit, at, site, scope } = one;
  const { known, complete } = limit.ofKey ? keyAt(site, scope) : possibleValues(site.node, scope, site.world);
  const valuesOf = (entry: Node) => possibleValues(entry, scope);
  return (
    complete &&
    known.every(
      ({ node }) =>
        node.kind === 'scalar' &&
        breachBy(node, one) === undefined &&
        nearLimit(limit, nameOf(limit, at), node, valuesOf) === undefined,
    )
  );
}

/** What a parameter lets through beyond the limit, though nothing breaks it yet. */
export function withinBounds(one: Case): readonly Finding[] {
  const { limit, site, scope } = one;
  if (limit.severity === 'hint' || limit.ofKey) return none;
  const { bounds = [] } = valuesAt(site, scope);
  return bounds.flatMap(value => {
    const broken = brokenBy(value, one);
    return broken === undefined ? [] : [told(broken, 'information', one)];
  });
}

const none: readonly Finding[] = [];

function brokenBy(value: PossibleValue, one: Case): Broken | undefined {
  const breach = breachBy(value.node, one);
  return breach !== undefined && isMeant(one) ? { value, breach } : undefined;
}

/** How a value breaks the row, if the row is for it. */
function breachBy(node: Node, { limit, at, scope }: Case): Breach | undefined {
  if (isExempt(node, guardsOf(limit, at).exempt) || isLeftOpen(limit, node)) return undefined;
  return breachOf(limit, node, entry => possibleValues(entry, scope));
}

/** Whether the row is for a value, by what the other properties are. */
function isMeant({ limit, at, site, resource, scope }: Case): boolean {
  const place = { wildcards: site.wildcards, world: scope.world };
  return applies(guardsOf(limit, at).guards, resource.properties, place, scope) === true;
}

function told(broken: Broken, severity: Severity, one: Case): Finding {
  return limitFinding(placeOf(one.site, broken.value), broken, leastOf(severity, broken), one);
}

/** Of what may be no breach no more is made than it deserves. */
function leastOf(severity: Severity, { breach }: Broken): Severity {
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

/** What is certain of a text although not all of it is known. */
function outlineFindings(one: Case): readonly Finding[] {
  const { limit, site, scope } = one;
  if (limit.ofKey || !canHaveOutline(limit)) return none;
  const branch = branchOf(site.node, scope);
  const outline = branch && outlineBreach(limit, branch.node);
  if (branch === undefined || outline === undefined || !isMeant(one)) return none;
  const value = { node: outline.node, origins: [...site.origins, ...branch.origins], world: scope.world };
  return [{ ...limitFinding(outline.node, { value, breach: outline.breach }, limit.severity, one), fixes: [] }];
}

function nearFindings(value: PossibleValue, one: Case): readonly Near[] {
  const { limit, at, site, resource, scope } = one;
  const message = nearLimit(limit, nameOf(limit, at), value.node, entry => possibleValues(entry, scope));
  if (message === undefined || !isMeant(one)) return [];
  const related = relatedTo(value, resource);
  return [{ code: limit.id, severity: 'hint', message, at: placeOf(site, value), related, isNear: true }];
}
