import type { Knowledge } from '../knowledge/knowledge';
import { covers, type Limit, type PropertyPath, type Severity } from '../knowledge/note';
import { filledIn } from '../knowledge/words';
import type { Node } from '../syntax/tree';
import { applies } from '../template/guard';
import { originInWords, originsInWords } from '../template/origins';
import { numberOf, stringOf } from '../template/scalars';
import type { Scope } from '../template/scope';
import { keyAt, type Site, sitesOf, valuesAt } from '../template/sites';
import type { Resource } from '../template/template';
import type { Origin, PossibleValue } from '../template/values';
import type { Finding, Related } from './finding';
import { fixesFor } from './limitFix';
import { type Breach, breachOf } from './measure';
import { nearLimit } from './nearLimit';
import { type BrokenOutline, outlineBreach } from './outlineBreach';
import { isElsewhere, placeOf } from './place';

/** Reads every row that is for the resource's type. */
export function checkLimits(resource: Resource, knowledge: Knowledge, scope: Scope): readonly Finding[] {
  const findings = knowledge
    .limitsOf(resource.type)
    .flatMap(limit =>
      limit.at
        .filter(at => covers(at.type, resource.type))
        .flatMap(at =>
          sitesOf(resource.properties, at.path, scope).flatMap(site => checkSite(limit, at, site, resource, scope)),
        ),
    );
  return findings.some(isNear) ? quietly(findings) : findings;
}

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

function checkSite(limit: Limit, at: PropertyPath, site: Site, resource: Resource, scope: Scope): readonly Finding[] {
  const { known, complete, absent } = limit.ofKey ? keyAt(site, scope) : valuesAt(site, scope);
  const { guards, exempt } = guardsOf(limit, at);
  // A value in a branch of a condition is judged by what the others are in that branch.
  const isFor = ({ origins }: Pick<PossibleValue, 'origins'>) =>
    applies(guards, resource.properties, { wildcards: site.wildcards, origins }, scope) === true;
  const outline = known.length === 0 && !complete ? outlineBreach(limit, site.node) : undefined;
  if (outline !== undefined) return isFor(site) ? [outlineFinding(limit, at, site, outline, resource)] : [];
  const breaches = known.flatMap(value => {
    const breach = isExempt(value.node, exempt) ? undefined : breachOf(limit, value.node);
    return breach === undefined || !isFor(value) ? [] : [{ value, breach }];
  });
  const [only] = known.length === 1 && complete && !absent ? known : [];
  const near = breaches.length === 0 && only !== undefined ? nearLimit(limit, nameOf(limit, at), only.node) : undefined;
  if (near !== undefined && only !== undefined)
    return isFor(only) ? [nearFinding(limit, near, site, only, resource)] : [];
  const certain = complete && !absent && breaches.length === known.length;
  const severity = certain || limit.severity !== 'error' ? limit.severity : 'warning';
  return byPlace(site, breaches).map(([place, [first, ...others]]) =>
    finding(limit, at, severity, place, site, [first, ...others], resource),
  );
}

/** A value of the property itself that a row doesn't hold for is told apart value by value, as a -1 for "no end". */
function guardsOf(
  limit: Limit,
  { path }: PropertyPath,
): { guards: Pick<Limit, 'when' | 'unless'>; exempt: readonly string[] } {
  const own = path.join('.');
  const { [own]: values, ...others } = limit.unless ?? {};
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

function outlineFinding(
  limit: Limit,
  at: PropertyPath,
  site: Site,
  { node, breach }: BrokenOutline,
  resource: Resource,
): Finding {
  const severity = site.certain || limit.severity !== 'error' ? limit.severity : 'warning';
  const value = { node, origins: site.origins };
  return { ...finding(limit, at, severity, node, site, [{ value, breach }], resource), fixes: [] };
}

function nearFinding(limit: Limit, message: string, site: Site, value: PossibleValue, resource: Resource): Near {
  const at = placeOf(site, value);
  return { code: limit.id, severity: 'hint', message, at, related: relatedTo(value, resource), isNear: true };
}

interface Broken {
  readonly value: PossibleValue;
  readonly breach: Breach;
}

type Group = [Broken, ...Broken[]];

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

function finding(
  limit: Limit,
  at: PropertyPath,
  severity: Severity,
  place: Node,
  site: Site,
  all: Group,
  resource: Resource,
): Finding {
  const [{ value, breach }] = all;
  const reason = reasonFor(limit, breach);
  const sentence = `${nameOf(limit, at)} ${breach.what}${originIn(value.origins)}; ${reason ?? breach.bound}.`;
  const isExplained = limit.reason === undefined || reason !== undefined;
  const owner = limit.team === undefined ? '' : ` This limit is the team's own (${limit.team}).`;
  return {
    code: limit.id,
    severity,
    message: `${limit.fix === undefined || !isExplained ? sentence : `${sentence} ${filledIn(limit.fix, limit)}`}${owner}`,
    at: place,
    related: all.flatMap(broken => relatedTo(broken.value, resource)),
    fixes: fixesFor(limit, at, site, resource, all.length === 1 ? value.node : undefined),
  };
}

/** The limit's own reason, unless it speaks of the other end: "stops at 900 s" doesn't explain a 0. */
function reasonFor(limit: Limit, { side }: Breach): string | undefined {
  const { reason } = limit;
  if (reason === undefined) return undefined;
  const fits = side === undefined || reason.includes(`{${side}}`) || !/\{(?:min|max)\}/.test(reason);
  return fits ? filledIn(reason, limit) : undefined;
}

/** `EphemeralStorage.Size`, but `BatchSize` of `Events.*.Properties.BatchSize`, and `Layers` of `Layers.*`. */
function nameOf({ ofKey }: Limit, { path }: PropertyPath): string {
  const named = path.at(-1) === '*' ? path.slice(0, -1) : path;
  if (ofKey) return `A key of ${named.join('.')}`;
  const from = named.findLastIndex(step => step === '*' || step === 'Properties');
  return named.slice(from + 1).join('.');
}

function originIn(origins: readonly Origin[]): string {
  const words = originsInWords(origins);
  return words === '' ? '' : ` (${words})`;
}

function relatedTo(value: PossibleValue, resource: Resource): readonly Related[] {
  return value.origins.flatMap(origin => {
    if (isElsewhere(origin))
      return [{ at: origin.node, message: `The value comes from here: ${originInWords(origin)}.` }];
    return origin.kind === 'globals'
      ? [{ at: resource.key, message: `${resource.logicalId} takes it from Globals.` }]
      : [];
  });
}
