import { quantity } from '../knowledge/quantity';
import type { Bounds, Kind, PropertySchema } from '../schema/property';
import type { Schema, TypeSchema } from '../schema/schema';
import { valueOf } from '../syntax/tree';
import { plainTypesOf } from '../template/model/globals';
import type { Resource } from '../template/model/template';
import { charactersInWords } from '../text/characters';
import { codeInMarkdown, inMarkdown } from '../text/escape';
import type { Property } from './subject';
import type { Measured } from './values';

/** More members of a closed set would fill the hover. */
const mostWords = 12;
const longestPattern = 80;

/** What AWS's schema says of a property, also of one that SAM hands on to another type. */
export function factsOf(schema: Schema, { type, path, resource }: Subject): PropertySchema | undefined {
  const [events, id = '', properties, first = '', ...rest] = path;
  if (events !== 'Events' || properties !== 'Properties' || first === '') return schema.type(type)?.property(path);
  const source = eventProperties(schema, resource, id)?.get(first);
  return rest.reduce((at, step) => at?.step(step), source);
}

/** What the object that a path leads to can have; with an empty path, the resource itself. */
export function propertiesIn(schema: Schema, subject: Subject): ReadonlyMap<string, PropertySchema> | undefined {
  const { type, path, resource } = subject;
  const [events, id = '', properties] = path;
  if (events === 'Events' && properties === 'Properties' && path.length === 3)
    return eventProperties(schema, resource, id);
  return path.length === 0 ? schema.type(type)?.properties : factsOf(schema, subject)?.properties;
}

function eventProperties(schema: Schema, resource: Resource | undefined, id: string) {
  const kind = valueOf(valueOf(valueOf(resource?.properties, 'Events'), id), 'Type');
  return kind?.kind === 'scalar' ? schema.eventSource(kind.value) : undefined;
}

type Subject = Pick<Property, 'type' | 'path'> & { readonly resource?: Resource | undefined };

/** The resource's own type, or that which SAM makes of it. */
export function realType(schema: Schema, type: string): TypeSchema | undefined {
  return [...plainTypesOf(type), type].map(name => schema.type(name)).find(one => one !== undefined);
}

/** "integer, required · default `0` · a change replaces the resource". */
export function kindInWords(property: PropertySchema, { type, path }: Pick<Property, 'type' | 'path'>): string {
  const kinds = [...new Set(property.kinds)].map(kind => kindName(kind, property));
  const replaced = { always: 'a change replaces the resource', sometimes: 'a change may replace the resource' };
  const parts = [
    [...(kinds.length === 0 ? [] : [kinds.join(' or ')]), ...need(property, type, path)].join(', '),
    property.default === undefined ? undefined : `default ${codeInMarkdown(property.default)}`,
    property.replacement && replaced[property.replacement],
    property.isDeprecated ? 'deprecated' : undefined,
  ];
  return parts.filter(part => part !== undefined && part !== '').join(' · ');
}

/** An item of a list or an entry of a map is neither; of what SAM hands on, its schema doesn't tell. */
function need(property: PropertySchema, type: string, path: readonly string[]): readonly string[] {
  if (path.at(-1) !== property.name) return [];
  if (property.isRequired) return ['required'];
  return type.startsWith('AWS::Serverless::') ? [] : ['optional'];
}

function kindName(kind: Kind, { entry }: PropertySchema): string {
  if (kind === 'json') return 'JSON';
  if (kind !== 'list' && kind !== 'map') return kind;
  const inner = entry?.kinds.length === 1 && entry.kinds[0];
  return inner && inner !== 'json' ? `${kind} of ${inner}s` : kind;
}

export interface SchemaLimit {
  readonly words: string;
  readonly measured: Measured;
}

/** The number, length or size that AWS's schema states; undefined where it states none. */
export function schemaLimit(real: PropertySchema): SchemaLimit | undefined {
  return (
    limitOf('number', real.range, undefined) ??
    limitOf('characters', real.characters, 'characters') ??
    limitOf('count', real.items, 'items')
  );
}

function limitOf(measure: Measured['measure'], bounds: Bounds | undefined, unit: string | undefined) {
  const words = bounds && boundsInWords(bounds, unit);
  return words === undefined
    ? undefined
    : { words, measured: { measure, unit: undefined, min: bounds?.min, max: bounds?.max } };
}

function boundsInWords({ min, max }: Bounds, unit: string | undefined): string | undefined {
  if (max === undefined) return min === undefined || min === 0 ? undefined : `At least ${quantity(min, unit)}`;
  if (min === undefined || (min === 0 && unit !== undefined)) return `At most ${quantity(max, unit)}`;
  return min === max ? `Exactly ${quantity(max, unit)}` : `${quantity(min, undefined)} to ${quantity(max, unit)}`;
}

/** Whether there is a closed set, of its own or of each item. */
export function hasWords(real: PropertySchema): boolean {
  return (real.words ?? real.entry?.words) !== undefined;
}

/** A set of characters in words, and of an ARN that it is one; any other long expression says nothing that a reader needs. */
function patternInWords(pattern: string): string | undefined {
  const allowed = charactersInWords(pattern);
  if (allowed !== undefined) return `Only ${inMarkdown(allowed)}.`;
  if (/^\^?\(?(?:\?:)?arn\b/.test(pattern)) return pattern.includes('|') ? undefined : 'An ARN.';
  return pattern.length <= longestPattern ? `Matches ${codeInMarkdown(pattern)}.` : undefined;
}

/** The closed set or the form that AWS's schema states, as Markdown. */
export function formInWords(real: PropertySchema): string | undefined {
  const { words, pattern } = real.words === undefined && real.entry !== undefined ? real.entry : real;
  if (words === undefined) return pattern === undefined ? undefined : patternInWords(pattern);
  const shown = words.slice(0, mostWords).map(codeInMarkdown).join(', ');
  if (words.length > mostWords) return `**One of ${words.length}:** ${shown}, …`;
  return words.length === 1 ? `**Only** ${shown}.` : `**One of** ${shown}.`;
}
