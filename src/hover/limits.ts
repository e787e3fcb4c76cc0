import { covers, type Limit } from '../knowledge/note';
import { quantityInWords } from '../knowledge/quantity';
import { boundsInWords, limitInWords, stopped } from '../knowledge/words';
import { numberOf } from '../template/model/scalars';
import type { Resource } from '../template/model/template';
import { applies } from '../template/read/guard';
import { type Site, sitesOf, valuesAt } from '../template/read/sites';
import { originsInWords } from '../template/values/origins';
import type { PossibleValue } from '../template/values/values';
import type { Scope } from '../template/worlds/scope';
import { codeInMarkdown, inMarkdown, shortened } from '../text/escape';
import { link, table } from '../text/markdown';

/** More rows would make a page of a hover; the page has them all. */
const maxRows = 6;
const maxValues = 4;

/** What a row asks for; what it depends on only where that is open. */
function rowInWords(limit: Limit, isForHere: boolean): string {
  return isForHere ? boundsInWords(limit) : limitInWords(limit);
}

/** Whether a row is for this place: false rows are not shown. */
function isFor(
  limit: Limit,
  resource: Resource | undefined,
  site: Site | undefined,
  scope: Scope,
): boolean | undefined {
  if (resource === undefined) return undefined;
  return applies(limit, resource.properties, site ?? { wildcards: [], world: scope.world }, scope);
}

/** The value at a place as far as the template tells: "1,209,600 s (14 days), default of parameter Keep". */
export function valueInWords(limit: Limit, site: Site, scope: Scope): string | undefined {
  const { known } = valuesAt(site, scope);
  const words = known.slice(0, maxValues).flatMap(value => oneValue(limit, value) ?? []);
  if (words.length === 0) return undefined;
  return known.length > maxValues ? `${words.join('; ')}; …` : words.join('; ');
}

function oneValue(limit: Limit, { node, origins }: PossibleValue): string | undefined {
  const measured = measuredInWords(limit, node);
  const from = originsInWords(origins);
  return measured === undefined || from === '' ? measured : `${measured}, ${inMarkdown(from)}`;
}

function measuredInWords(limit: Limit, node: PossibleValue['node']): string | undefined {
  const { measure, unit, max } = limit;
  if (measure === 'count') {
    const size =
      node.kind === 'sequence' ? node.items.length : node.kind === 'mapping' ? node.entries.length : undefined;
    return size === undefined ? undefined : max === undefined ? String(size) : `${size} of ${max}`;
  }
  if (node.kind !== 'scalar') return undefined;
  const number = measure === 'number' ? numberOf(node) : undefined;
  if (number !== undefined && Number.isFinite(number)) return quantityInWords(number, unit);
  if (measure === 'characters' && max !== undefined) return `${[...node.value].length} of ${max} characters`;
  return `${codeInMarkdown(shortened(node.value, 60))}${retirement(limit, node.value)}`;
}

/** What has become of a former member of a set: ", deprecated since 2024-06-12, can't be created from 2027-02-01 on". */
function retirement({ retired }: Limit, value: string): string {
  const { since, until, blocked } = (retired && Object.hasOwn(retired, value) && retired[value]) || {};
  if (since === undefined) return '';
  const end =
    blocked === undefined ? until && `can't be created from ${until} on` : `can't be created since ${blocked}`;
  return [`, deprecated since ${since}`, end].filter(Boolean).join(', ');
}

/** The limits of a type with what this resource uses of each; the properties that it sets come first. */
export function limitTable(limits: readonly Limit[], resource: Resource, scope: Scope): string | undefined {
  const rows = limits.flatMap(limit => tableRows(limit, resource, scope));
  const byName = new Map(rows.map(row => [row.name, row]));
  const unique = [...byName.values()];
  if (unique.length === 0) return undefined;
  const shown = [...unique.filter(row => row.here !== ''), ...unique.filter(row => row.here === '')].slice(0, maxRows);
  return table(
    ['Property', 'Limit', 'Here'],
    shown.map(({ name, words, here }) => [name, words, here]),
  );
}

/** Forms and closed sets are for the property's own hover: a table is for numbers. */
function tableRows(limit: Limit, resource: Resource, scope: Scope) {
  if (limit.measure === 'pattern' || limit.measure === 'one-of' || limit.max === 0) return [];
  const paths = limit.at.filter(at => covers(at.type, resource.type) && !at.path.includes('*'));
  return paths.flatMap(({ path }) => {
    const [site] = sitesOf(resource.properties, path, scope);
    const forHere = isFor(limit, resource, site, scope);
    if (forHere === false) return [];
    const here = site === undefined ? undefined : valueInWords(limit, site, scope);
    return [{ name: path.join('.'), words: rowInWords(limit, forHere === true), here: here ?? '' }];
  });
}

/**
 * A limit in a paragraph: what it is, whether AWS raises it, what it is here, what was noted, how we know.
 * @param isTold whether a statement beside it tells already what was noted
 */
export function limitParagraph(
  rows: readonly Limit[],
  resource: Resource | undefined,
  site: Site | undefined,
  scope: Scope,
  isTold: boolean,
): string | undefined {
  const shown = rows
    .map(row => ({ row, forHere: isFor(row, resource, site, scope) }))
    .filter(({ forHere }) => forHere !== false);
  const [first] = shown;
  if (first === undefined) return undefined;
  const { row } = first;
  const words = [...new Set(shown.map(one => rowInWords(one.row, one.forHere === true)))];
  const bounds = words.length === 1 ? `**${words[0]}.**` : words.map(one => `- **${one}.**`).join('\n');
  const here = site === undefined ? undefined : valueInWords(row, site, scope);
  const value = here === undefined ? '' : `Here: ${here}.`;
  const facts = [value, kindOf(row), isTold ? '' : thenAndNow(row), sourceOf(row)]
    .filter(part => part !== '')
    .join(' ');
  return `${bounds}${words.length === 1 ? ' ' : '\n\n'}${facts}`;
}

function thenAndNow({ noted, now }: Limit): string {
  const then = noted === undefined ? '' : `Noted in December 2020: ${stopped(noted)}`;
  return [then, now === undefined ? '' : `Today: ${stopped(now)}`].filter(part => part !== '').join(' ');
}

/** Whose limit it is, and whether it can be raised. */
function kindOf({ team, quota }: Limit): string {
  if (team !== undefined) return `The team's own limit (${team}).`;
  return quota === undefined ? 'Fixed.' : `A quota that AWS raises on request: ${quota}.`;
}

function sourceOf({ source, checked }: Limit): string {
  if (source === undefined) return '';
  return checked === undefined ? `${link('Source', source)}.` : `${link('Source', source)}, checked ${checked}.`;
}
