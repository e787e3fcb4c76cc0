import { isFor } from '../hover/limits';
import { limitsAt, propertyText } from '../hover/property';
import { factsOf, propertiesIn } from '../hover/schemaWords';
import type { Sources } from '../hover/sources';
import type { Property } from '../hover/subject';
import type { Knowledge } from '../knowledge/knowledge';
import type { PropertySchema } from '../schema/property';
import { samEvents } from '../schema/sam';
import type { Language } from '../syntax/tree';
import { Answers } from '../template/incremental/answers';
import { sitesOf } from '../template/read/sites';
import { codeInMarkdown, inMarkdown } from '../text/escape';
import { link, paragraphs } from '../text/markdown';
import type { Span } from '../text/span';
import { type Cursor, cursorAt, wordAt } from './cursor';
import { insertion, type Word } from './insertion';

/** The words that can stand at a place. */
export interface Completions {
  /** What is typed of one, up to the cursor. */
  readonly prefix: string;
  readonly words: readonly Completion[];
}

export interface Completion extends Pick<Word, 'label' | 'kind'> {
  /** What it takes the place of: in one line, and around the cursor. */
  readonly span: Span;
  /** The text that is put there. */
  readonly text: string;
  /** What is known of it, as Markdown; made when it is asked for. */
  documentation(): string | undefined;
}

/**
 * The words of what is closed, where one can stand: members of sets, booleans, SAM's event types, names of properties,
 * resource types. All that the place takes, whatever is typed of one; undefined where the place takes none.
 */
export function completionsAt(
  text: string,
  language: Language,
  offset: number,
  knowledge: Knowledge,
): Completions | undefined {
  const at = wordAt(text, language, offset);
  if (at === undefined) return undefined;
  const { typed, lineStart } = at;
  for (const part of typed.parts) {
    const cursor = cursorAt(text, language, at, part);
    const words = cursor === undefined ? [] : wordsAt(cursor, sourcesOf(cursor, knowledge));
    if (words.length === 0) continue;
    const completions = words.map(word => {
      const { start, end, text } = insertion(word, typed, language);
      const { label, kind, documentation } = word;
      return { label, kind, text, span: { start: lineStart + start, end: lineStart + end }, documentation };
    });
    return { prefix: typed.prefix, words: completions };
  }
  return undefined;
}

function sourcesOf({ template }: Cursor, knowledge: Knowledge): Sources {
  return { template, knowledge, patterns: undefined, scope: new Answers(template), findings: [] };
}

function wordsAt(cursor: Cursor, sources: Sources): readonly Word[] {
  if (cursor.place === 'type') return types(sources);
  if (cursor.place === 'key') return keys(cursor, sources);
  const words = values(cursor.property, sources);
  // An item of a list of objects begins with a key.
  return words.length === 0 && /^\d+$/.test(cursor.property.path.at(-1) ?? '') ? keys(cursor, sources) : words;
}

function types({ knowledge, template }: Sources): readonly Word[] {
  const isSam = template.transforms.includes('AWS::Serverless-2016-10-31');
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

function keys({ property, taken }: Cursor, sources: Sources): readonly Word[] {
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
  const rows = limitsAt(sources.knowledge, property).filter(row => isFor(row, resource, site, sources) !== false);
  return [...new Set(rows.flatMap(({ oneOf }) => oneOf ?? []))];
}

function switchOf(facts: PropertySchema | undefined): readonly string[] | undefined {
  return facts?.kinds.length === 1 && facts.kinds[0] === 'boolean' ? ['true', 'false'] : undefined;
}
