import type { Knowledge } from '../knowledge/knowledge';
import { covers, type Limit } from '../knowledge/note';
import type { PropertySchema } from '../schema/property';
import { plainTypesOf } from '../template/model/globals';
import { type Site, sitesOf } from '../template/read/sites';
import { inMarkdown, shortened } from '../text/escape';
import { link, paragraphs } from '../text/markdown';
import { ceilingOf, isFor, leadsTo, limitParagraph } from './limits';
import { command } from './links';
import { meaningAt } from './meaning';
import { siteOn } from './place';
import { eventTypeOf, factsOf, formInWords, hasWords, kindInWords, schemaLimit } from './schemaWords';
import { sectionFor } from './section';
import type { Sources } from './sources';
import { statementList, statementsOn } from './statements';
import type { Property } from './subject';
import { isLiteral, type Measured, toldAt, valueInWords } from './values';

const longestForm = 60;

/**
 * What a property is, its limits with the value that it has here, and why; undefined where nothing is known of it. The
 * short form leaves out the reasons.
 */
export function propertyText(property: Property, sources: Sources, form: 'whole' | 'short'): string | undefined {
  const { path, resource, way } = property;
  const { knowledge, scope } = sources;
  const facts = factsOf(knowledge.schema, property);
  const site = siteOn(way, sitesOf(resource?.properties, path, scope));
  const limits = limitsAt(knowledge, property).filter(
    limit => isReadable(limit) && isFor(limit, property, site, sources) !== false,
  );
  const told = site === undefined ? [] : toldAt(site, sources).map(({ code }) => code);
  const ceilings = limits.flatMap(limit => ceilingOf(limit, limits) ?? []).filter(({ id }) => !told.includes(id));
  const ids = [...new Set(limits.filter(limit => !ceilings.includes(limit)).map(({ id }) => id))];
  const paragraph = (id: string) => {
    const rows = limits.filter(limit => limit.id === id && !ceilings.includes(limit));
    return limitParagraph(rows, property, site, { ...sources, limits });
  };
  const rules = withoutEcho(withoutRepeats(ids.flatMap(id => paragraph(id) ?? [])));
  const stated = facts && schemaText(facts, limits, site, sources);
  const reasons = form === 'short' ? [] : reasonsFor(property, ids, site, sources);
  const meaning = meaningIn(property, knowledge);
  if (facts === undefined && [meaning, ...rules, ...reasons].every(part => part === undefined)) return undefined;
  return paragraphs([
    [`**${titleOf(path)}**`, ...(facts === undefined ? [] : [kindInWords(facts, property, unitOf(limits))])]
      .filter(part => part !== '')
      .join(' · '),
    meaning,
    ...rules,
    stated,
    ...reasons,
    linksOf(property, ids, facts, sources),
  ]);
}

/** What its number counts. */
function unitOf(limits: readonly Limit[]): string | undefined {
  return limits.find(({ measure, unit }) => measure === 'number' && unit !== undefined)?.unit;
}

/** What SAM hands on means what it means there. */
function meaningIn(property: Property, knowledge: Knowledge): string | undefined {
  const plain = plainTypesOf(property.type).map(type => [type, ...property.path]);
  return [placeOf(property), ...plain].map(place => meaningAt(place, knowledge)).find(text => text !== undefined);
}

/** As the headings of notes name it: of an event source its own `Type` stands in place of its name. */
function placeOf({ type, path, resource }: Property): readonly string[] {
  const [events, id = '', properties, ...rest] = path;
  if (events !== 'Events' || properties !== 'Properties' || rest.length === 0) return [type, ...path];
  return ['Events', eventTypeOf(resource, id) ?? '', ...rest];
}

/** A long regular expression says nothing to anybody. */
function isReadable({ is, measure, pattern = '', not = '' }: Limit): boolean {
  return measure !== 'pattern' || is !== undefined || pattern.length + not.length <= longestForm;
}

/** Two ids can ask the same of a property. */
function withoutRepeats(rules: readonly string[]): readonly string[] {
  const heads = rules.map(rule => rule.split('.** ')[0]);
  return rules.filter((_, index) => heads.indexOf(heads[index]) === index);
}

/** What the value is needs no saying with each limit. */
function withoutEcho(rules: readonly string[]): readonly string[] {
  const [first] = rules.flatMap(rule => echoIn(rule) ?? []);
  return rules.map((rule, index) => (index === 0 || first === undefined ? rule : rule.replace(first, '')));
}

/** A sentence that others follow. */
function echoIn(rule: string): string | undefined {
  const start = rule.indexOf(' Here: ');
  const end = start < 0 ? -1 : rule.indexOf('. ', start);
  return end < 0 ? undefined : rule.slice(start, end + 1);
}

function titleOf(path: readonly string[]): string {
  const steps = path.filter(
    (step, index) =>
      !/^\d+$/.test(step) && !(step === 'Properties' && path[index - 2] === 'Events' && index < path.length - 1),
  );
  return inMarkdown(steps.map(step => shortened(step, 60)).join('.'));
}

/** Why the limits that are broken are there, else why the first one is; without any, what else is noted. */
function reasonsFor(
  { type, path }: Property,
  ids: readonly string[],
  site: Site | undefined,
  { knowledge, ...sources }: Sources,
): readonly (string | undefined)[] {
  const name = path.findLast(step => !/^\d+$/.test(step)) ?? '';
  const told = site === undefined ? [] : toldAt(site, sources).map(({ code }) => code);
  const sections = (some: readonly string[]) => some.flatMap(id => sectionFor(id, name, knowledge) ?? []);
  const broken = sections(ids.filter(id => told.includes(id)));
  if (broken.length > 0) return broken;
  const [first] = sections(ids);
  return [first ?? statementList(statementsOn(knowledge, placesOf(type, path)))];
}

/** What AWS's schema states and no note does. */
function schemaText(
  facts: PropertySchema,
  limits: readonly Limit[],
  site: Site | undefined,
  sources: Sources,
): string | undefined {
  const limit = schemaLimit(facts);
  const isNoted = (measures: readonly Limit['measure'][]) => limits.some(({ measure }) => measures.includes(measure));
  const former = new Set(sources.knowledge.rules.limits.flatMap(({ retired }) => Object.keys(retired ?? {})));
  // A note's number of bytes is one of characters, too.
  const size = limit === undefined || isNoted([...sizes(limit.measured.measure), 'one-of']) ? undefined : limit;
  const form =
    isNoted(['one-of', 'pattern']) || (limits.length > 0 && !hasWords(facts)) ? undefined : formInWords(facts, former);
  const words = [size && `**${size.words}.**`, form];
  const here = site === undefined || limits.length > 0 ? undefined : hereText(site, size?.measured, sources);
  return [...words, here].filter(part => part !== undefined).join(' ');
}

function sizes(measure: Limit['measure']): readonly Limit['measure'][] {
  return measure === 'characters' ? [measure, 'bytes'] : [measure];
}

const asText: Measured = { measure: 'one-of', unit: undefined, min: undefined, max: undefined };

/** A literal that no number is asked of is there to be seen. */
function hereText(site: Site, measured: Measured | undefined, sources: Sources): string | undefined {
  if (measured === undefined && isLiteral(site)) return undefined;
  const told = toldAt(site, sources).filter(({ code }) => code.startsWith('schema-'));
  const isSize = told.every(({ code }) => code !== 'schema-form');
  const shown = isSize ? (measured ?? asText) : asText;
  const here = valueInWords(shown, site, sources, told.length > 0 ? [shown] : []);
  return here === undefined ? undefined : `Here: ${here}.`;
}

function linksOf(
  { type, path }: Property,
  ids: readonly string[],
  facts: PropertySchema | undefined,
  { knowledge, patterns }: Sources,
): string | undefined {
  const page = ids[0] ?? knowledge.noteFor(type)?.name;
  const links = [
    ...(page === undefined || patterns === undefined ? [] : [command('Notes', 'fieldnotes.openNote', page)]),
    ...(facts === undefined ? [] : [link('AWS', pageOf(facts, type, path))]),
  ];
  return links.length === 0 ? undefined : links.join(' · ');
}

/** SAM's pages have anchors for a resource's own properties only. */
function pageOf({ page }: PropertySchema, type: string, path: readonly string[]): string {
  return type.startsWith('AWS::Serverless::') && path.length > 1 && path[0] !== 'Events'
    ? page.replace(/#.*/, '')
    : page;
}

/** The rows on a property. One on keys is told at a key, not at what stands behind it. */
export function limitsAt(knowledge: Knowledge, { type, path, onKey }: Property): readonly Limit[] {
  return knowledge
    .limitsOf(type)
    .filter(limit => (onKey || !limit.ofKey) && limit.at.some(at => covers(at.type, type) && leadsTo(at.path, path)));
}

/** How notes name this place: whole, with the path's lists and maps open, or by its last word. */
function placesOf(type: string, path: readonly string[]): readonly string[] {
  const open = path.map((step, index) => (/^\d+$/.test(step) || path[index - 1] === 'Events' ? '*' : step));
  const last = path.findLast(step => !/^\d+$/.test(step)) ?? '';
  return [`${type}.${path.join('.')}`, `${type}.${open.join('.')}`, last];
}
