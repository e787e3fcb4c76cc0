import { covers, type Limit } from '../knowledge/note';
import type { PropertySchema } from '../schema/property';
import { entriesOf } from '../template/model/mark';
import type { Resource } from '../template/model/template';
import { sitesOf } from '../template/read/sites';
import { inMarkdown } from '../text/escape';
import { table } from '../text/markdown';
import { isFor, rowInWords } from './limits';
import { factsOf, type SchemaLimit, schemaLimit } from './schemaWords';
import type { Sources } from './sources';
import { isMarked, toldAt, valueInWords } from './values';

/** More rows would make a page of a hover; the page has them all. */
const maxRows = 6;

/** The editor leaves next to no room between columns. */
const gap = '\u00a0\u00a0';

interface Row {
  readonly name: string;
  readonly words: string;
  /** Undefined where the resource doesn't set the property. */
  readonly here: string | undefined;
  readonly isBroken: boolean;
}

/**
 * The limits of a type with what this resource uses of each: those that it breaks first, then the others that it sets.
 * What it doesn't set is left out where the table would be long.
 */
export function limitTable(resource: Resource, sources: Sources): string | undefined {
  const noted = oneOfEach(sources.knowledge.limitsOf(resource.type).flatMap(limit => rowsOf(limit, resource, sources)));
  const byName = new Map([...schemaRows(resource, sources), ...noted].map(row => [row.name, row]));
  const all = [...byName.values()];
  const set = all.filter(({ here }) => here !== undefined);
  const broken = set.filter(({ isBroken }) => isBroken);
  const rows = [
    ...broken,
    ...set.filter(row => !row.isBroken),
    ...(all.length > maxRows && set.length > 0 ? [] : unset(all)),
  ];
  const isAnySet = set.length > 0;
  return table(
    ['Property', 'Limit', ...(isAnySet ? ['Here'] : [])],
    rows
      .slice(0, Math.max(maxRows, broken.length))
      .map(({ name, words, here, isBroken }) => [
        `${inMarkdown(name)}${gap}`,
        `${words}${gap}`,
        ...(isAnySet ? [isBroken ? `**${here}**` : (here ?? '')] : []),
      ]),
  );
}

/** The first limit of a property is the one that holds by default; only a broken one tells more. */
function oneOfEach(rows: readonly Row[]): readonly Row[] {
  const named = (name: string) => rows.filter(row => row.name === name);
  return rows.filter(row => row === (named(row.name).find(({ isBroken }) => isBroken) ?? named(row.name)[0]));
}

function unset(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ here }) => here === undefined);
}

/** What every resource has is no news. */
function rowsOf(limit: Limit, resource: Resource, sources: Sources): readonly Row[] {
  const paths = limit.at.filter(
    at => covers(at.type, resource.type) && !at.path.includes('*') && !at.type.endsWith('*'),
  );
  return paths.flatMap(({ path }) => {
    const [site] = sitesOf(resource.properties, path, sources.scope);
    const forHere = isFor(limit, { type: resource.type, path, resource }, site, sources);
    if (forHere === false) return [];
    const isTold = site !== undefined && toldAt(site, sources).some(({ code }) => code === limit.id);
    if (!isTold && !isNumber(limit)) return [];
    const here = site && valueInWords(limit, site, sources, isTold ? [limit] : []);
    const words = limit.oneOf === undefined ? rowInWords(limit, forHere) : choiceInWords(limit.oneOf);
    return [{ name: path.join('.'), words, here, isBroken: isMarked(here) }];
  });
}

const mostNamed = 5;

function choiceInWords(choices: readonly string[]): string {
  if (choices.length > mostNamed) return `One of ${choices.length} values`;
  return `${choices.length === 1 ? 'Only' : 'One of'} ${choices.map(inMarkdown).join(', ')}`;
}

function choiceOf({ words }: PropertySchema): SchemaLimit | undefined {
  const measured = { measure: 'one-of', unit: undefined, min: undefined, max: undefined } as const;
  return words && { words: choiceInWords(words), measured };
}

/** The table is for numbers: forms and closed sets that are kept are for the property's own hover. */
function isNumber({ measure, max }: Limit): boolean {
  return measure !== 'pattern' && measure !== 'one-of' && max !== 0;
}

/** What AWS's schema says of the properties that are set, where no note says more. */
function schemaRows(resource: Resource, sources: Sources): readonly Row[] {
  const names = [...new Set(entriesOf(resource.properties).map(({ key }) => key.value))];
  return names.flatMap(name => {
    const [site] = sitesOf(resource.properties, [name], sources.scope);
    const facts = factsOf(sources.knowledge.schema, { type: resource.type, path: [name], resource });
    if (facts === undefined || site === undefined) return [];
    const isTold = toldAt(site, sources).some(({ code }) => code.startsWith('schema-'));
    const limit = schemaLimit(facts) ?? (isTold ? choiceOf(facts) : undefined);
    if (limit === undefined) return [];
    const here = valueInWords(limit.measured, site, sources, isTold ? [limit.measured] : []);
    return here === undefined ? [] : [{ name, words: limit.words, here, isBroken: isMarked(here) }];
  });
}
