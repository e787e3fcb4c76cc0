import { quantity, quantityInWords } from '../knowledge/quantity';
import { capitalised } from '../knowledge/words';
import type { Bounds, Kind, PropertySchema } from '../schema/property';
import type { Schema, TypeSchema } from '../schema/schema';
import { valueOf } from '../syntax/tree';
import { plainTypesOf } from '../template/model/globals';
import type { Resource } from '../template/model/template';
import { codeInMarkdown, inMarkdown } from '../text/escape';
import { formOf } from '../text/patterns';
import type { Property } from './subject';
import type { Measured } from './values';

/** More members of a closed set would fill the hover. */
const mostWords = 12;
const longestPattern = 60;

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
  const type = eventTypeOf(resource, id);
  return type === undefined ? undefined : schema.eventSource(type);
}

/** The `Type` of an event source, by its name. */
export function eventTypeOf(resource: Resource | undefined, id: string): string | undefined {
  const type = valueOf(valueOf(valueOf(resource?.properties, 'Events'), id), 'Type');
  return type?.kind === 'scalar' ? type.value : undefined;
}

type Subject = Pick<Property, 'type' | 'path'> & { readonly resource?: Resource | undefined };

/** The resource's own type, or that which SAM makes of it. */
export function realType(schema: Schema, type: string): TypeSchema | undefined {
  return [...plainTypesOf(type), type].map(name => schema.type(name)).find(one => one !== undefined);
}

/** "integer, optional · default 30 s · a change replaces the resource"; what must be set has no default, whatever AWS's schema says. */
export function kindInWords(
  property: PropertySchema,
  { type, path }: Pick<Property, 'type' | 'path'>,
  unit: string | undefined,
): string {
  const kinds = [...new Set(property.kinds)].map(kind => kindName(kind, property));
  const replaced = { always: 'a change replaces the resource', sometimes: 'a change may replace the resource' };
  const parts = [
    [...(kinds.length === 0 ? [] : [kinds.join(' or ')]), ...need(property, type, path)].join(', '),
    property.default === undefined || property.isRequired
      ? undefined
      : `default ${valueInWords(property.default, unit)}`,
    property.replacement && replaced[property.replacement],
    property.isDeprecated ? 'deprecated' : undefined,
  ];
  return parts.filter(part => part !== undefined && part !== '').join(' · ');
}

function valueInWords(text: string, unit: string | undefined): string {
  if (text === '') return 'empty';
  return unit === undefined || !/^\d+$/.test(text) ? codeInMarkdown(text) : quantityInWords(Number(text), unit);
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

/** What `Ref` returns for a type; undefined where that isn't known, or is one of several parts of an identifier. */
export function refInWords(real: TypeSchema | undefined): string | undefined {
  const [value, ...others] = real?.ref ?? [];
  if (real === undefined || value === undefined || others.length > 0) return undefined;
  return `\`Ref\` returns its ${arns.has(real.name) ? 'ARN' : codeInMarkdown(value)}.`;
}

/** Types that call their ARN otherwise. */
const arns = new Set(['AWS::SecretsManager::Secret']);

/** The number, length or size that AWS's schema states; undefined where it states none, or the words, which say how long they are. */
export function schemaLimit(real: PropertySchema): SchemaLimit | undefined {
  if (real.words !== undefined) return undefined;
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

/** An ARN of which all but the end can be left out: `^(arn:…:layer:)?[a-z]+$`. */
const optionalArn = /^\^?\((?:\?:)?arn[^()]*(?:\([^()]*\)[^()]*)*\)\?/;

/** In words where those say it, and of an ARN that it is one; any other long expression says nothing that a reader needs. */
function patternInWords(pattern: string, isLengthTold: boolean): string | undefined {
  const form = formOf(pattern);
  if (form !== undefined) return inMarkdown(`${capitalised(isLengthTold ? withoutLength(form.is) : form.is)}.`);
  if (/^\^?\(?(?:\?:)?arn\b/.test(pattern) && !pattern.includes('|'))
    return optionalArn.test(pattern) ? 'An ARN, or the name or ID at its end.' : 'An ARN.';
  return pattern.length <= longestPattern ? `Must match the regular expression ${codeInMarkdown(pattern)}.` : undefined;
}

/** "1 to 128 characters: letters and digits" where a limit stands before it, which tells how many. */
function withoutLength(form: string): string {
  return form.replace(/^[\d,]+(?: to [\d,]+)? characters: /, 'only ');
}

/**
 * The closed set or the form that AWS's schema states, as Markdown.
 * @param former words that are in some sets still and can't be used any more: they come last
 */
export function formInWords(real: PropertySchema, former: ReadonlySet<string>): string | undefined {
  const { words, pattern, characters } = real.words === undefined && real.entry !== undefined ? real.entry : real;
  if (words === undefined) return pattern === undefined ? undefined : patternInWords(pattern, characters !== undefined);
  const ordered = [...words.filter(word => !former.has(word)), ...words.filter(word => former.has(word))];
  const shown = ordered.slice(0, mostWords).map(codeInMarkdown).join(', ');
  if (words.length > mostWords) return `**One of ${words.length}:** ${shown}, …`;
  return words.length === 1 ? `**Only** ${shown}.` : `**One of** ${shown}.`;
}
