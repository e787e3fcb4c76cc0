import { isAdvice, rank, type Severity, severer } from '../../knowledge/note';
import type { Node } from '../../syntax/tree';
import { callOf } from '../../template/model/intrinsics';
import { booleanOf } from '../../template/model/scalars';
import type { Resource } from '../../template/model/template';
import { worldOf } from '../../template/values/values';
import type { Scope } from '../../template/worlds/scope';
import { isEverywhere } from '../../template/worlds/world';
import type { Finding, Related } from '../findings/finding';
import type { Change } from '../findings/fix';
import { type Case, casesIn } from './case';
import { type Circumstance, circumstanceOf } from './circumstance';
import type { Explored, Part } from './explore';
import { worldAt } from './worldAt';

/**
 * What is told of what was found, by three rules. Found wherever the subject exists: with the check's own severity. Found
 * in a part of the world that somebody can name (with the defaults; where one variable or one condition is so; where the
 * place itself is in force): a warning at most, which says where. Found only where facts meet that nothing in the
 * template ties together: nothing.
 */
export function verdict(explored: Explored, scope: Scope, { resource, isOneProperty }: Subject): readonly Finding[] {
  const { parts } = explored;
  const [first] = parts;
  if (parts.length === 1 && first !== undefined && explored.byDefault === undefined) return first.findings;
  const cases = casesIn(explored);
  if (
    isOneProperty &&
    isAlwaysOneOf(
      cases.filter(one => !isEverywhereIn(parts, one)),
      parts,
    )
  ) {
    return cases.flatMap(({ found }) => [...found.values()].slice(0, 1).flat());
  }
  const inPart = (one: Case, there: readonly Part[]) => {
    const circumstance = circumstanceOf(one, { ...explored, parts: there }, scope, resource);
    const found = circumstance && one.found.get(circumstance.part);
    if (circumstance === undefined || found === undefined) return [];
    const all = told(found, circumstance, scope, resource).map(finding => withFixes(finding, one, 'replace'));
    return failsIn(one.code, cases, parts)
      ? all
      : all.map(finding => ({ ...finding, severity: atMostWarning(finding.severity) }));
  };
  const byItself = (one: Case) => {
    const there = partsWith(one, parts, scope);
    if (!isEverywhereIn(there, one)) return inPart(one, there);
    const levels = levelsOf(one);
    const [worst = [], ...others] = levels.length === 1 ? [] : levels.map(level => inPart(level, there));
    return worst.length === 0 ? everywhereFound(one, there) : [...worst, ...others.flat()];
  };
  const all = cases.map(one => [one, byItself(one)] as const);
  const explained = new Set(all.flatMap(([{ code }, findings]) => (findings.length > 0 ? [code] : [])));
  const others = joinedByCode(cases.filter(({ code }) => !explained.has(code)));
  return [...all.flatMap(([, findings]) => findings), ...others.flatMap(byItself)];
}

/** What is found now here, now there, each of which nobody can name, as one case: wherever it stands, it is found. */
function joinedByCode(cases: readonly Case[]): readonly Case[] {
  return [...new Set(cases.map(({ code }) => code))].flatMap(code => {
    const [first, ...others] = cases.filter(one => one.code === code);
    if (first === undefined || others.length === 0) return [];
    const found = new Map(first.found);
    for (const other of others)
      for (const [part, findings] of other.found) found.set(part, found.get(part) ?? findings);
    return [{ ...first, found }];
  });
}

function isEverywhereIn(parts: readonly Part[], { found }: Case): boolean {
  return parts.every(part => found.has(part));
}

/** Whether in every part one of them is found, and none worse than elsewhere: so many values of a property are all wrong. */
function isAlwaysOneOf(cases: readonly Case[], parts: readonly Part[]): boolean {
  const severities = new Set(parts.map(part => worstOf(cases.flatMap(({ found }) => found.get(part) ?? []))));
  return severities.size === 1 && !severities.has(undefined);
}

/** Whether places that break in some parts only are together an error in every part: then no deployment gets by. */
function failsIn(code: string, cases: readonly Case[], parts: readonly Part[]): boolean {
  const some = cases.filter(one => one.code === code && !isEverywhereIn(parts, one));
  return parts.every(part => some.some(({ found }) => worstOf(found.get(part) ?? []) === 'error'));
}

/** A case by severity, the worst first: what is found everywhere can be an error here and a warning there. */
function levelsOf({ code, at, found }: Case): readonly Case[] {
  const severities = new Set([...found.values()].map(worstOf));
  return [...severities]
    .toSorted((one, other) => rank(other ?? 'hint') - rank(one ?? 'hint'))
    .map(severity => ({ code, at, found: new Map([...found].filter(([, all]) => worstOf(all) === severity)) }));
}

function worstOf([first, ...others]: readonly Finding[]): Severity | undefined {
  return others.reduce<Severity | undefined>(
    (worst, { severity }) => worst && severer(worst, severity),
    first?.severity,
  );
}

/** What a verdict is about. */
export interface Subject {
  /** Undefined for what concerns many resources together. */
  readonly resource?: Resource;
  /** Whether it is a single property: where each of its values is wrong, no deployment gets by. */
  readonly isOneProperty?: true;
}

/** What is said of a resource as a whole is said of where it exists. */
function partsWith({ at }: Case, parts: readonly Part[], scope: Scope): readonly Part[] {
  const resource = at.kind === 'scalar' ? scope.resource(at.value) : undefined;
  if (resource?.condition === undefined || resource.key !== at) return parts;
  return parts.filter(({ world }) => worldOf(resource, scope, world) !== undefined);
}

/** As the first part says; where it is less severe in another one, it is no error for certain. */
function everywhereFound(one: Case, parts: readonly Part[]): readonly Finding[] {
  const all = parts.map(part => one.found.get(part) ?? []);
  const least = Math.min(...all.map(findings => Math.max(...findings.map(({ severity }) => rank(severity)))));
  const worst = all.find(findings => findings.some(({ severity }) => rank(severity) > least)) ?? all[0] ?? [];
  const links = all.flat().flatMap(({ related }) => related);
  return worst.map(finding => {
    const severity = rank(finding.severity) > least ? atMostWarning(finding.severity) : finding.severity;
    return withFixes({ ...finding, severity, related: linked(finding.related, links) }, one);
  });
}

function told(all: readonly Finding[], where: Circumstance, scope: Scope, resource?: Resource): readonly Finding[] {
  return all.flatMap(finding => {
    const { severity, related, at } = finding;
    // Advice is for those who haven't thought of it; where a choice was made, it is told of what was chosen only.
    if (isAdvice(severity) && (isSwitch(at) || !(where.isChosen && isChoice(at, scope, resource)))) return [];
    const circumstance = `This happens ${where.words}.`;
    return [{ ...finding, circumstance, related: linked(related, where.links) }];
  });
}

/**
 * Of several values at one place it isn't known which one is to be replaced. Of a finding in some worlds only the
 * replacement of a value is right: to put or remove a property would be so in the others too.
 */
function withFixes(finding: Finding, { found }: Case, kind?: Change['kind']): Finding {
  const messages = new Set([...found.values()].flat().map(({ message }) => message));
  const fixes = (finding.fixes ?? []).filter(
    ({ change }) => (kind === undefined || change.kind === kind) && (change.kind !== 'replace' || messages.size === 1),
  );
  return { ...finding, fixes };
}

/** Who can turn something on and off has thought of it: `!If [IsAudited, true, false]`. */
function isSwitch(at: Node): boolean {
  return booleanOf(at) !== undefined;
}

/** Whether a place is a function call or in a branch of a condition; in another resource, whether it is a value. */
function isChoice(at: Node, scope: Scope, resource: Resource | undefined): boolean {
  if (callOf(at) !== undefined) return true;
  const world = resource && worldAt(at, resource);
  if (world !== undefined) return !isEverywhere(world);
  return at.block !== resource?.key.block && (at.kind !== 'scalar' || scope.resource(at.value)?.key !== at);
}

function atMostWarning(severity: Severity): Severity {
  return severity === 'error' ? 'warning' : severity;
}

function linked(related: readonly Related[], more: readonly Related[]): readonly Related[] {
  const all = [...related];
  for (const link of more) if (!all.some(one => one.at === link.at)) all.push(link);
  return all;
}
