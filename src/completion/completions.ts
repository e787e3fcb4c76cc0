import { isFor } from '../hover/limits';
import { limitsAt, propertyText } from '../hover/property';
import { factsOf, propertiesIn } from '../hover/schemaWords';
import type { Sources } from '../hover/sources';
import type { Property } from '../hover/subject';
import type { Knowledge } from '../knowledge/knowledge';
import type { PropertySchema } from '../schema/property';
import { samEvents } from '../schema/sam';
import { policyTemplates } from '../schema/samPolicies';
import type { Language } from '../syntax/tree';
import { Answers } from '../template/incremental/answers';
import { ownOnly } from '../template/model/globals';
import { usesSam } from '../template/model/mark';
import { sitesOf } from '../template/read/sites';
import { codeInMarkdown, inMarkdown } from '../text/escape';
import { link, paragraphs } from '../text/markdown';
import type { Span } from '../text/span';
import { type Cursor, cursorIn, type Filled, Gap, standIn, type TypedWord, wordAt } from './cursor';
import { frameWords } from './frame';
import { insertion, type Word } from './insertion';
import { mayName, nameStandIn, nameWords } from './names';
import type { Part } from './typed';

/** The words that can stand at a place. */
export interface Completions {
  /** What is typed of one, up to the cursor. */
  readonly prefix: string;
  readonly words: readonly Completion[];
}

export interface Completion extends Pick<Word, 'label' | 'kind' | 'detail'> {
  /** What it takes the place of: in one line, and around the cursor. */
  readonly span: Span;
  /** The text that is put there. */
  readonly text: string;
  /** What is known of it, as Markdown; made when it is asked for. */
  documentation(): string | undefined;
}

/**
 * The words of what is closed, where one can stand: members of sets, booleans, SAM's event types, names of properties,
 * resource types, sections and their fields, names that the template declares. All that the place takes, whatever is
 * typed of one; undefined where the place takes none.
 */
export function completionsAt(
  text: string,
  language: Language,
  offset: number,
  knowledge: Knowledge,
): Completions | undefined {
  const at = wordAt(text, language, offset);
  if (at === undefined) return undefined;
  const gap = new Gap(text, language, at);
  for (const part of at.typed.parts) {
    const place = gap.filled(part, standIn);
    if (place === undefined) continue;
    const cursor = cursorIn(place, part);
    const words = cursor === undefined ? [] : wordsAt(cursor, sourcesOf(place, knowledge));
    if (words.length > 0) return completions(words, at, language);
    if (!mayName(place, part)) continue;
    const names = namesAt(gap, language, part, knowledge);
    if (names !== undefined) return names;
  }
  return undefined;
}

function completions(words: readonly Word[], { typed, lineStart }: TypedWord, language: Language): Completions {
  const placed = words.map(word => {
    const { start, end, text } = insertion(word, typed, language);
    return { ...word, text, span: { start: lineStart + start, end: lineStart + end } };
  });
  return { prefix: typed.prefix, words: placed };
}

/** Of `Orders.Ar` the resource stays as it is, and its attribute is what is typed. */
function namesAt(gap: Gap, language: Language, part: Part, knowledge: Knowledge): Completions | undefined {
  const { typed, lineStart } = gap.word;
  const head = /^\w+(?=\.)/.exec(typed.prefix)?.[0];
  const by = head === undefined ? nameStandIn : `${head}.${nameStandIn}`;
  const place = gap.filled(part, by);
  const words = place === undefined ? [] : nameWords(place, head, sourcesOf(place, knowledge));
  if (words.length === 0) return undefined;
  const before = head === undefined ? 0 : head.length + 1;
  const own = { ...typed, start: typed.start + before, prefix: typed.prefix.slice(before) };
  return completions(words, { typed: own, lineStart }, language);
}

function sourcesOf({ template }: Filled, knowledge: Knowledge): Sources {
  return { template, knowledge, patterns: undefined, scope: new Answers(template), findings: [] };
}

function wordsAt(cursor: Cursor, sources: Sources): readonly Word[] {
  const { place, property, path, taken } = cursor;
  if (property === undefined) return frameWords(cursor, sources);
  if (place === 'type') return types(sources);
  if (place === 'key') {
    const isShared = path[0] === 'Globals' && path.length === 2;
    return keys(property, taken, sources).filter(({ label }) => !(isShared && ownOnly(property.type, label)));
  }
  const words = values(property, sources);
  // An item of a list of objects begins with a key.
  return words.length === 0 && /^\d+$/.test(property.path.at(-1) ?? '') ? keys(property, taken, sources) : words;
}

function types({ knowledge, template }: Sources): readonly Word[] {
  const isSam = usesSam(template);
  return knowledge.schema.names
    .filter(name => isSam || !name.startsWith('AWS::Serverless::'))
    .map(label => ({ label, kind: 'type', isText: true, documentation: () => typeText(label, knowledge) }));
}

function typeText(type: string, knowledge: Knowledge): string {
  const note = knowledge.noteFor(type);
  const page = knowledge.schema.type(type)?.page;
  return paragraphs([
    note && `**${inMarkdown(note.title)}** · ${codeInMarkdown(type)}`,
    note?.summary,
    page && link('AWS', page),
  ]);
}

/** Names of SAM's policy templates, and what one of them takes. */
function policyWords(property: Property, sources: Sources): readonly Word[] {
  const [policies, , template, ...more] = property.path;
  if (policies !== 'Policies' || more.length > 0 || !property.type.startsWith('AWS::Serverless::')) return [];
  const names = template === undefined ? [...policyTemplates.keys()] : (policyTemplates.get(template) ?? []);
  return names.map(label => ({
    label,
    kind: 'property',
    isText: true,
    isBlock: (policyTemplates.get(label) ?? []).length > 0,
    documentation: () => propertyText({ ...property, path: [...property.path, label], onKey: true }, sources, 'short'),
  }));
}

function keys(property: Property, taken: ReadonlySet<string>, sources: Sources): readonly Word[] {
  const policies = policyWords(property, sources).filter(({ label }) => !taken.has(label));
  if (policies.length > 0) return policies;
  const all = propertiesIn(sources.knowledge.schema, property);
  const free = [...(all?.values() ?? [])].filter(({ name, isDeprecated }) => !taken.has(name) && !isDeprecated);
  const required = free.filter(({ isRequired }) => isRequired);
  return [...required, ...free.filter(({ isRequired }) => !isRequired)].map(one => ({
    label: one.name,
    kind: 'property',
    isText: true,
    isBlock: isBlock(one),
    documentation: () =>
      propertyText({ ...property, path: [...property.path, one.name], onKey: true }, sources, 'short'),
  }));
}

/** Whether its value is written in lines of its own. */
function isBlock({ kinds, entry, properties }: PropertySchema): boolean {
  return entry !== undefined || properties !== undefined || kinds.includes('json');
}

/** The members of a note's sets, where it has one for the property, else of AWS's schema; true and false for a switch. */
function values(property: Property, sources: Sources): readonly Word[] {
  const { path, type } = property;
  const { schema } = sources.knowledge;
  const facts = factsOf(schema, property);
  if (facts?.entry !== undefined || facts?.properties !== undefined) return [];
  const isEvent = path.length === 3 && path[0] === 'Events' && path[2] === 'Type';
  const sets = [noted(property, sources), isEvent ? samEvents[type] : undefined, facts?.words, switchOf(facts)];
  const words = sets.find(set => set !== undefined && set.length > 0) ?? [];
  const isText = facts === undefined || facts.kinds.includes('string');
  const documentation = () => propertyText(property, sources, 'whole');
  return words.map(label => ({ label, kind: 'value', isText, documentation }));
}

function noted(property: Property, sources: Sources): readonly string[] {
  const { path, resource } = property;
  const site = sitesOf(resource?.properties, path, sources.scope)[0];
  const rows = limitsAt(sources.knowledge, property).filter(row => isFor(row, property, site, sources) !== false);
  return [...new Set(rows.flatMap(({ oneOf }) => oneOf ?? []))];
}

function switchOf(facts: PropertySchema | undefined): readonly string[] | undefined {
  return facts?.kinds.length === 1 && facts.kinds[0] === 'boolean' ? ['true', 'false'] : undefined;
}
