import { areAtOnePlace, valueOf } from '../../syntax/tree';
import type { Resource } from '../../template/model/template';
import { allowedOf, presetOf } from '../../template/values/evaluators/reference';
import { conditionHolds } from '../../template/values/values';
import { assuming, atPresets, everyParameter } from '../../template/worlds/assuming';
import { together } from '../../template/worlds/assumptions';
import { type Assumptions, nothingGiven, type Presets, type Scope } from '../../template/worlds/scope';
import type { Check, GroupCheck } from '../findings/check';
import type { Finding, Related } from '../findings/finding';
import { mentionsIn } from '../relations/support/mentions';
import { choicesOf, type Supposed } from './cases';
import { isChosen } from './chosen';
import { Listening } from './listening';

/**
 * What a check finds whatever the parameters and conditions are, and what it finds in one case only: with the
 * parameters' defaults, with a value that a parameter allows, where a condition holds or where it doesn't.
 */
export function supposing(check: Check, resource: Resource, scope: Scope): readonly Finding[] {
  const heard = new Listening(scope);
  const certain = check.check(resource, heard);
  const isDone = check.weighsAll && certain.length > 0;
  if (isDone || (heard.parameters.size === 0 && heard.conditions.size === 0)) return certain;
  const run = { check, resource, scope };
  const byCases = choicesOf(heard, scope).flatMap(cases => foundInCases(run, cases));
  const found = joined(
    certain,
    byCases.filter(({ isCertain }) => isCertain).map(({ finding }) => finding),
  );
  const withDefaults = atDefaults(run, heard, found);
  return joined(
    joined(found, withDefaults),
    byCases.map(({ finding }) => finding),
  );
}

/** The same of many resources together, where a check is about what parameters are made for. */
export function supposingAll(check: GroupCheck, scope: Scope): readonly Finding[] {
  const certain = check.check(scope);
  if (!check.presets) return certain;
  const found = check.check(atPresets(scope)).map(finding => {
    const names = mentionsIn(finding.at).filter(name => scope.parameter(name) !== undefined);
    return asPossible(finding, inWords(names), linksTo(names, scope), false);
  });
  return joined(certain, found);
}

interface Run {
  readonly check: Check;
  readonly resource: Resource;
  readonly scope: Scope;
}

/** What is found under an assumption; nothing where the resource isn't made then. */
function under(given: Assumptions, { check, resource, scope }: Run): readonly Finding[] {
  const both = together(scope.given, given);
  const { condition } = resource;
  const isMade = condition === undefined || conditionHolds(condition, assuming(given, scope)) !== false;
  return both === undefined || !isMade ? [] : check.check(resource, assuming(both, scope));
}

function atDefaults(run: Run, { parameters }: Listening, known: readonly Finding[]): readonly Finding[] {
  if (![...parameters.values()].some(presetOf)) return [];
  const found = underPresets(everyParameter, run).filter(finding => isTold(finding, run) && !isAmong(finding, known));
  if (found.length === 0) return [];
  const without = foundWithout(run);
  return found.map(finding => {
    const names = without.filter(one => !isAmong(finding, one.found)).map(({ name }) => name);
    const isFree = names.every(name => allowedOf(run.scope.parameter(name)) === undefined);
    return asPossible(finding, inWords(names), linksTo(names, run.scope), isFree);
  });
}

function underPresets(presets: Presets, run: Run): readonly Finding[] {
  return under({ ...nothingGiven, presets }, run);
}

/** More than these are not told apart: each takes a run. */
const mostNames = 6;

/** What is left to be found without the default of one parameter: the rest leans on that. */
function foundWithout(run: Run) {
  const heard = new Listening(assuming({ ...run.scope.given, presets: everyParameter }, run.scope));
  run.check.check(run.resource, heard);
  const names = [...heard.parameters].flatMap(([name, parameter]) => (presetOf(parameter) ? [name] : []));
  if (names.length > mostNames) return [];
  return names.map(name => ({ name, found: underPresets(new Set(names.filter(other => other !== name)), run) }));
}

function inWords(names: readonly string[]): string {
  if (names.length === 0) return 'That is so with the defaults of the parameters.';
  if (names.length === 1) return `That is so with the default of parameter ${names[0]}.`;
  return `That is so with the defaults of parameters ${names.slice(0, -1).join(', ')} and ${names.at(-1)}.`;
}

function linksTo(names: readonly string[], scope: Scope): readonly Related[] {
  return names.flatMap(name => {
    const preset = valueOf(scope.parameter(name), 'Default');
    return preset === undefined ? [] : [{ at: preset, message: `The default of parameter ${name}.` }];
  });
}

interface Told {
  readonly finding: Finding;
  readonly isCertain: boolean;
}

/** What is found in all cases is certain. */
function foundInCases(run: Run, cases: readonly Supposed[]): readonly Told[] {
  const all = cases.map(({ given }) => under(given, run));
  return cases.flatMap(({ words, links, isAdvised }, index) =>
    (all[index] ?? []).flatMap((finding): readonly Told[] => {
      const isCertain = all.every(others => isAmong(finding, others));
      if (isCertain) return [{ finding, isCertain }];
      const isMeant = isTold(finding, run) && (isAdvised || isBreach(finding));
      return isMeant ? [{ finding: asPossible(finding, words, links, isAdvised), isCertain }] : [];
    }),
  );
}

function isBreach({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

/** Advice is for those who haven't thought of it; where a choice was made, it is told of what was chosen only. */
function isTold(finding: Finding, { resource }: Run): boolean {
  return isBreach(finding) || isChosen(finding.at, resource);
}

/** Another value is as right there; to put or remove a property would be so in other cases too. */
function asPossible(finding: Finding, circumstance: string, links: readonly Related[], isMended: boolean): Finding {
  const { severity, related, fixes = [] } = finding;
  const isLinked = ({ at }: Related) => related.some(one => one.at === at);
  return {
    ...finding,
    severity: severity === 'error' ? 'warning' : severity,
    circumstance,
    related: [...related, ...links.filter(link => !isLinked(link))],
    fixes: isMended ? fixes.filter(({ change }) => change.kind === 'replace') : [],
  };
}

function joined(known: readonly Finding[], more: readonly Finding[]): readonly Finding[] {
  const all = [...known];
  for (const finding of more) if (!isAmong(finding, all)) all.push(finding);
  return all.length === known.length ? known : all;
}

function isAmong(finding: Finding, all: readonly Finding[]): boolean {
  return all.some(one => one.code === finding.code && areAtOnePlace(one.at, finding.at));
}
