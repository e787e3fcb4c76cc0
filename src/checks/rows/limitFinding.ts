import type { Limit, PropertyPath, Severity } from '../../knowledge/note';
import { filledIn } from '../../knowledge/words';
import type { Node } from '../../syntax/tree';
import type { Resource } from '../../template/model/template';
import type { Site } from '../../template/read/sites';
import { originInWords, originsInWords } from '../../template/values/origins';
import type { Origin, PossibleValue } from '../../template/values/values';
import type { Scope } from '../../template/worlds/scope';
import type { Finding, Related } from '../findings/finding';
import { isElsewhere } from '../findings/place';
import { fixesFor } from './limitFix';
import type { Breach } from './measure';

/** A row, and a place that it may be for. */
export interface Case {
  readonly limit: Limit;
  readonly at: PropertyPath;
  readonly site: Site;
  readonly resource: Resource;
  readonly scope: Scope;
}

/** A value, and how it breaks the row. */
export interface Broken {
  readonly value: PossibleValue;
  readonly breach: Breach;
}

export type Group = [Broken, ...Broken[]];

function isBound({ origins }: PossibleValue): boolean {
  return origins.some(({ kind }) => kind === 'MaxValue' || kind === 'MinValue');
}

/** A value can be hidden; how large it is tells nobody what it is. */
function whatOf(value: PossibleValue, { what }: Breach): string {
  if (value.origins.some(({ isSecret }) => isSecret)) return what.replace(/^is .*/s, 'has a value that is not shown');
  return isBound(value) ? what.replace(/^is /, 'can be ') : what;
}

/** What is said of values that break a row at one place; the first of them speaks. */
export function limitFinding(
  place: Node,
  all: Group,
  severity: Severity,
  { limit, at, site, resource }: Case,
): Finding {
  const [{ value, breach }] = all;
  const reason = reasonFor(limit, breach);
  const sentence = `${nameOf(limit, at)} ${whatOf(value, breach)}${originIn(value.origins)}; ${reason ?? breach.bound}.`;
  const isExplained = limit.reason === undefined || reason !== undefined;
  const owner = limit.team === undefined ? '' : ` This limit is the team's own (${limit.team}).`;
  const only = all.length === 1 ? value.node : undefined;
  return {
    code: limit.id,
    severity,
    message: `${limit.fix === undefined || !isExplained ? sentence : `${sentence} ${filledIn(limit.fix, limit)}`}${owner}`,
    at: place,
    related: all.flatMap(broken => relatedTo(broken.value, resource)),
    fixes: fixesFor({ limit: isBound(value) ? { ...limit, mend: [] } : limit, at, site, resource, node: only }),
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
export function nameOf({ ofKey }: Limit, { path }: PropertyPath): string {
  const named = path.at(-1) === '*' ? path.slice(0, -1) : path;
  if (ofKey) return `A key of ${named.join('.')}`;
  const from = named.findLastIndex(step => step === '*' || step === 'Properties');
  return named.slice(from + 1).join('.');
}

function originIn(origins: readonly Origin[]): string {
  const words = originsInWords(origins);
  return words === '' ? '' : ` (${words})`;
}

/** Links to where a value comes from, and to what takes it. */
export function relatedTo(value: PossibleValue, resource: Resource): readonly Related[] {
  return value.origins.flatMap(origin => {
    if (isElsewhere(origin))
      return [{ at: origin.node, message: `The value comes from here: ${originInWords(origin)}.` }];
    return origin.kind === 'globals'
      ? [{ at: resource.key, message: `${resource.logicalId} takes it from Globals.` }]
      : [];
  });
}
