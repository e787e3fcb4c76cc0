import type { Limit, PropertyPath, Severity } from '../../knowledge/note';
import { filledIn, sentence, wayOut } from '../../knowledge/words';
import type { Node } from '../../syntax/tree';
import type { Resource } from '../../template/model/template';
import { isElsewhere } from '../../template/read/place';
import type { Site } from '../../template/read/sites';
import { originInWords } from '../../template/values/origins';
import type { Origin, PossibleValue } from '../../template/values/values';
import type { Scope } from '../../template/worlds/scope';
import { shortened } from '../../text/escape';
import type { Finding, Related } from '../findings/finding';
import type { Breach } from './breach';
import { fixesFor } from './limitFix';

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

/** The end of a parameter's range that a value is. */
function boundOf({ origins }: PossibleValue): Origin | undefined {
  return origins.find(({ kind }) => kind === 'MaxValue' || kind === 'MinValue');
}

/** A value can be hidden; how large it is tells nobody what it is. */
function shownOf({ origins }: PossibleValue, breach: Breach): Breach {
  if (!origins.some(({ isSecret }) => isSecret)) return breach;
  return { ...breach, what: breach.what.replace(/^is .*/s, 'has a value that is not shown'), value: 'a hidden value' };
}

/** What is said of a value that breaks a row. */
export function limitFinding(
  place: Node,
  { value, breach }: Broken,
  severity: Severity,
  { limit, at, site, resource }: Case,
): Finding {
  const owner = limit.team === undefined ? '' : ` This limit is the team's own (${limit.team}).`;
  return {
    code: limit.id,
    severity,
    message: `${messageOf(entryName(limit, at, site), value, breach, limit)}${owner}`,
    at: place,
    related: relatedTo(value, resource),
    fixes: fixesFor({ limit: boundOf(value) ? { ...limit, mend: [] } : limit, at, site, resource, node: value.node }),
  };
}

/** What is there and the limit, in one sentence, then the way out. */
function messageOf(name: string, value: PossibleValue, breach: Breach, limit: Limit): string {
  const shown = shownOf(value, breach);
  const bound = boundOf(value);
  const origin = bound === undefined ? '' : ` (${originInWords(bound)})`;
  const way = bound && (bound.kind === 'MinValue' ? 'Raise that MinValue.' : 'Lower that MaxValue.');
  if (limit.breach !== undefined) {
    const text = filledIn(limit.breach, limit, { name, value: `${shown.value}${origin}` });
    return joined(`${text}.`, way ?? wayOut(limit, breach.direction));
  }
  const reason = reasonFor(limit, breach);
  const isExplained = limit.reason === undefined || reason !== undefined || typeof limit.fix === 'object';
  const said = bound ? shown.what.replace(/^is /, 'can be ') : shown.what;
  const what = withoutEcho(name, said, limit);
  const first = inOneLine(text => sentence(`${name} ${text}${origin}`, reason ?? breach.bound), what);
  return joined(first, way ?? breach.wayOut ?? (isExplained ? wayOut(limit, breach.direction) : undefined));
}

/** Lists cut what is longer. */
const longestSentence = 100;
const shortestValue = 16;

/** A sentence on a value, of which as much is quoted as there is room for. */
function inOneLine(sentenceOn: (what: string) => string, what: string): string {
  const over = sentenceOn(what).length - longestSentence;
  if (over <= 0) return sentenceOn(what);
  return sentenceOn(
    what.replace(
      /^is "(.+)"$/,
      (_, text: string) => `is "${shortened(text, Math.max(shortestValue, text.length - over))}"`,
    ),
  );
}

/** "LocalSecondaryIndexes has 6 local secondary indexes" says one thing twice. */
function withoutEcho(name: string, what: string, { measure, unit }: Limit): string {
  const isEcho = measure === 'count' && unit !== undefined && name.toLowerCase().endsWith(unit.replaceAll(' ', ''));
  return isEcho
    ? what.replace(
        /^(has (?:at least )?([\d,]+)) .*$/,
        (_, has: string, n: string) => `${has} ${n === '1' ? 'entry' : 'entries'}`,
      )
    : what;
}

function joined(first: string, second: string | undefined): string {
  return second === undefined ? first : `${first} ${second}`;
}

/** The limit's own reason, unless it speaks of the other end: "stops at 900 s" doesn't explain a 0. */
function reasonFor(limit: Limit, { direction }: Breach): string | undefined {
  const { reason } = limit;
  if (reason === undefined) return undefined;
  const passed = `{${direction === 'low' ? 'min' : 'max'}}`;
  const fits = direction === undefined || reason.includes(passed) || !/\{(?:min|max)\}/.test(reason);
  return fits ? filledIn(reason, limit) : undefined;
}

/** An entry of a map by its own name: `Variables.stage`. */
function entryName(limit: Limit, at: PropertyPath, { wildcards }: Site): string {
  const key = at.path.at(-1) === '*' && !limit.ofKey ? (wildcards.at(-1) ?? '') : '';
  return /^(?:\d*)$/.test(key) ? nameOf(limit, at) : `${nameOf(limit, at)}.${shortened(key, longestName)}`;
}

const longestName = 36;

/** `EphemeralStorage.Size`, but `BatchSize` of `Events.*.Properties.BatchSize`, and `Layers` of `Layers.*`. */
export function nameOf({ ofKey }: Limit, { path }: PropertyPath): string {
  const named = path.at(-1) === '*' ? path.slice(0, -1) : path;
  if (ofKey) return `A key of ${named.join('.')}`;
  const from = named.findLastIndex(step => step === '*' || step === 'Properties');
  const own = named.slice(from + 1);
  // A whole path can leave no room for what is said of it.
  return (
    [own, own.slice(-2)].map(steps => steps.join('.')).find(name => name.length <= longestName) ?? own.slice(-1).join()
  );
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
