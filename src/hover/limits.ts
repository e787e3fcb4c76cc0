import { covers, type Limit } from '../knowledge/note';
import { quantity } from '../knowledge/quantity';
import { boundsInWords, limitInWords, stopped } from '../knowledge/words';
import { applies } from '../template/read/guard';
import type { Site } from '../template/read/sites';
import { inMarkdown, withCode } from '../text/escape';
import { link } from '../text/markdown';
import type { Sources } from './sources';
import type { Property } from './subject';
import { isLiteral, isRetired, toldAt, valueInWords } from './values';

/** A property of a resource that a row may be for. */
type Asked = Pick<Property, 'type' | 'path' | 'resource'>;

/** Whether a row is for this place; undefined where that is open: then it says what it depends on. */
export function isFor(limit: Limit, asked: Asked, site: Site | undefined, { scope }: Sources): boolean | undefined {
  const { resource, type, path } = asked;
  if (resource === undefined) return undefined;
  const row = limit.at.find(at => covers(at.type, type) && leadsTo(at.path, path));
  // What the row depends on stands beside this one: `Events.*.Type` is that of the same event.
  const wildcards = (row?.path ?? []).flatMap((step, index) => (step === '*' ? (path[index] ?? []) : []));
  return applies(limit, resource.properties, { wildcards, world: site?.world ?? scope.world }, scope);
}

/** Whether a row's path is that of a property; `*` is any list item or key. */
export function leadsTo(pattern: readonly string[], path: readonly string[]): boolean {
  return pattern.length === path.length && pattern.every((step, index) => step === '*' || step === path[index]);
}

/** What a row asks for; what it depends on only where that is open. */
export function rowInWords(limit: Limit, isForHere: boolean | undefined): string {
  const short = withFewWords(limit);
  return withCode(isForHere === true ? boundsInWords(short) : limitInWords(short));
}

/** A longer set would fill the hover; its page and the completion have all words. */
const longestSet = 340;
const mostWords = 8;

function withFewWords(limit: Limit): Limit {
  const { oneOf = [] } = limit;
  if (oneOf.join(', ').length <= longestSet) return limit;
  return { ...limit, oneOf: [...oneOf.slice(0, mostWords), `${oneOf.length - mostWords} more`] };
}

/** The rows of one id at a property: what they ask for, what the value is, whether it can be raised, and how we know. */
export function limitParagraph(
  rows: readonly Limit[],
  asked: Asked,
  site: Site | undefined,
  { limits, ...sources }: Sources & { readonly limits: readonly Limit[] },
): string | undefined {
  const [row] = rows;
  if (row === undefined) return undefined;
  const kinds = new Map(
    rows.map(one => [rowInWords(one, isFor(one, asked, site, sources)), kindOf(one, ceilingOf(one, limits))]),
  );
  const isOfOneKind = new Set(kinds.values()).size === 1;
  const facts = [hereText(rows, site, sources), isOfOneKind ? [...kinds.values()][0] : undefined, sourceOf(row)];
  const said = facts.filter(fact => fact !== undefined).join(' ');
  const words = [...kinds].map(([one, kind]) => `**${stopped(one)}**${isOfOneKind ? '' : ` ${kind}`}`);
  return words.length === 1 ? `${words[0]} ${said}` : `${words.map(one => `- ${one}`).join('\n')}\n\n${said}`;
}

function hereText(rows: readonly Limit[], site: Site | undefined, sources: Sources): string | undefined {
  const [row] = rows;
  if (site === undefined || row === undefined || row.ofKey) return undefined;
  const isBroken = toldAt(site, sources).some(({ code }) => code === row.id);
  const isSeen = isForm(row) && isLiteral(site) && !isRetired(row, site.node);
  const here = isSeen ? undefined : valueInWords(row, site, sources, isBroken ? rows : []);
  return here === undefined ? undefined : `Here: ${here}.`;
}

/** A word that stands at the place itself is there to be seen; a number is told with its unit. */
function isForm({ measure }: Limit): boolean {
  return measure === 'one-of' || measure === 'pattern';
}

/** Of all that is asked of a property, what a quota can be raised to. */
export function ceilingOf({ quota, measure, max }: Limit, limits: readonly Limit[]): Limit | undefined {
  if (quota === undefined || max === undefined) return undefined;
  return limits.find(one => one.quota === undefined && one.measure === measure && (one.max ?? 0) > max);
}

/** Whose limit it is, and whether it can be raised. */
function kindOf({ team, quota, severity, grows, measure }: Limit, ceiling: Limit | undefined): string {
  if (team !== undefined) return `Your team's own limit (${inMarkdown(team)}).`;
  // A limit above the quota is how far AWS raises it only where the row says so.
  const isRaised = ceiling?.is?.includes('raised quota');
  const most = ceiling?.max === undefined || !isRaised ? '' : ` to ${quantity(ceiling.max, undefined)}`;
  if (quota !== undefined) return `Quota, can be raised${most} (${inMarkdown(quota)}).`;
  if (grows && measure === 'one-of') return 'AWS adds values.';
  return { error: 'Hard limit.', warning: 'Checked as a warning.', information: 'Advice.', hint: 'Advice.' }[severity];
}

function sourceOf({ source, checked }: Limit): string | undefined {
  if (source === undefined) return undefined;
  return checked === undefined ? `${link('Source', source)}.` : `${link('Source', source)}, checked ${checked}.`;
}
