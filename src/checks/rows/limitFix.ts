import type { Limit, Mend, PropertyPath } from '../../knowledge/note';
import { quantity } from '../../knowledge/quantity';
import type { Node } from '../../syntax/tree';
import { numberOf, stringOf } from '../../template/model/scalars';
import type { Resource } from '../../template/model/template';
import { bind } from '../../template/read/guard';
import type { Site } from '../../template/read/sites';
import { type Fix, put, remove, replace } from '../findings/fix';
import { meantBy } from './choices';
import { endingsOf } from './endings';
import { breachOf } from './measure';
import { likelyChoices, tidied } from './tidy';

/** A limit that is broken at a place of a resource. */
export interface Broken {
  readonly limit: Limit;
  readonly at: PropertyPath;
  readonly site: Site;
  readonly resource: Resource;
  /** The value that breaks it; undefined where it is one of several. */
  readonly node: Node | undefined;
}

/** What mends a property: as the row itself says, then the value next to the broken one, where only that is broken. */
export function fixesFor(broken: Broken): readonly Fix[] {
  const { limit, node } = broken;
  const said = (limit.mend ?? toBeLeftOut(limit)).flatMap(mend => mending(mend, broken));
  return node === undefined ? said : [...said, ...limitFixes(limit, node)];
}

/** What may have no entries is better not there. */
function toBeLeftOut({ measure, max }: Limit): readonly Mend[] {
  return measure === 'count' && max === 0 ? ['remove'] : [];
}

function mending(mend: Mend, { limit, at, site, resource, node }: Broken): readonly Fix[] {
  const own = at.path.join('.');
  if (mend === 'remove') return [remove(resource, bound(own, site))];
  if (mend === 'tidy') return node === undefined ? [] : tidy(limit, node);
  return Object.entries(mend).flatMap(([name, value]) => {
    if (name !== own) return [put(resource, bound(name, site), value)];
    return node === undefined ? [] : [replace(node, value)];
  });
}

function bound(path: string, { wildcards }: Site): string {
  return bind(path, wildcards).join('.');
}

/** The first form of the text that the limit takes. */
function tidy(limit: Limit, node: Node): readonly Fix[] {
  if (node.kind !== 'scalar') return [];
  const value = tidied(node, endingsOf(limit)).find(form => breachOf(limit, { ...node, value: form }) === undefined);
  return value === undefined ? [] : [replace(node, value)];
}

/** The values next to the broken one that keep the limit, where there are some to name. */
function limitFixes(limit: Limit, node: Node): readonly Fix[] {
  if (limit.ending !== undefined) return [replace(node, `${stringOf(node) ?? ''}${limit.ending}`)];
  const number = numberOf(node);
  if (limit.measure === 'one-of') return limit.grows ? meant(limit, node) : choicesOf(limit.oneOf ?? [], node, number);
  if (limit.measure === 'pattern') return namedIn(limit, node);
  if (limit.measure !== 'number' || number === undefined) return [];
  const value = nearestNumber(limit, number);
  return [replace(node, String(value), quantity(value, limit.unit))];
}

function nearestNumber({ min, max, multiple }: Limit, number: number): number {
  if (max !== undefined && number > max) return max;
  if (min !== undefined && number < min) return min;
  return multiple === undefined ? Math.floor(number) : Math.ceil(number / multiple) * multiple;
}

/** Of the numbers that a form names, the one next to a number that hasn't the form; its unit stays. */
function namedIn(limit: Limit, node: Node): readonly Fix[] {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)(\D*)$/.exec(stringOf(node) ?? '') ?? [];
  if (number === undefined || node.kind !== 'scalar') return [];
  // What a class of characters is a part of is no number by itself: `2[0-4]`.
  const named = limit.pattern?.replace(/\[[^[\]]*\]/g, '[]').match(/(?<![\d\]])\d+(?![\d[])/g) ?? [];
  const taken = named.filter(one => breachOf(limit, { ...node, value: one + unit }) === undefined);
  const nearest = nearestOf(taken, Number(number));
  return nearest === undefined ? [] : [replace(node, nearest + unit)];
}

/** Of a set that grows, only what the value certainly stands for. */
function meant(limit: Limit, node: Node): readonly Fix[] {
  const choice = meantBy(limit, stringOf(node) ?? '');
  return choice === undefined ? [] : [replace(node, choice)];
}

function choicesOf(choices: readonly string[], node: Node, number: number | undefined): readonly Fix[] {
  const text = stringOf(node);
  if (text === undefined) return [];
  const nearest = number === undefined ? undefined : nearestOf(choices, number);
  const likely = nearest === undefined ? likelyChoices(choices, text) : [nearest];
  return likely.map(choice => replace(node, choice));
}

function nearestOf(choices: readonly string[], number: number): string | undefined {
  const distance = (choice: string) => Math.abs(Number(choice) - number);
  const numbers = choices.filter(choice => !Number.isNaN(Number(choice)));
  return numbers.reduce<string | undefined>(
    (best, choice) => (best !== undefined && distance(best) <= distance(choice) ? best : choice),
    undefined,
  );
}
