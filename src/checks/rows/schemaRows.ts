import type { Knowledge } from '../../knowledge/knowledge';
import { covers, type Guard, type Limit, type Measure, type PropertyPath, rank } from '../../knowledge/note';
import { unset } from '../../knowledge/readLimits';
import type { Kind, PropertySchema } from '../../schema/property';
import { samEvents } from '../../schema/sam';
import type { Schema, TypeSchema } from '../../schema/schema';
import { isNull, type Node } from '../../syntax/tree';
import { arnForm } from '../../text/arnForm';
import { charactersInWords } from '../../text/characters';
import { formOf } from '../../text/patterns';
import { mayStandForAnother } from '../../text/placeholder';
import type { Finding } from '../findings/finding';

/** What a row says of a property: `schema-range` is the id of what says that a number is out of range. */
type Fact = Pick<Limit, 'id' | 'measure'> & Partial<Limit>;

/** The rows that AWS's schema states for a type, without those on which a note has a row of its own. */
export function schemaRows(type: string, knowledge: Knowledge): readonly Limit[] {
  const schema = knowledge.schema.type(type);
  if (schema === undefined) return [];
  const noted = notedIn(type, knowledge.limitsOf(type));
  return rowsOf(schema, knowledge.schema).flatMap(row => besides(noted, row));
}

/** What a note says of a property's numbers, lengths or words: the loosest of its rows' ends. */
interface Noted {
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** Whether it is said of some resources or some values only, as a set for Fargate is. */
  readonly sometimes: boolean;
}

function notedIn(type: string, limits: readonly Limit[]): ReadonlyMap<string, Noted> {
  const all = new Map<string, Noted>();
  for (const { at, measure, min, max, when, unless, not } of limits) {
    for (const one of at.filter(place => covers(place.type, type))) {
      const key = keyOf(one, measure);
      const known = all.get(key);
      all.set(key, {
        min: looser(Math.min, min, known?.min),
        max: looser(Math.max, max, known?.max),
        sometimes: (when ?? unless ?? not) !== undefined && known?.sometimes !== false,
      });
    }
  }
  return all;
}

function looser(pick: (a: number, b: number) => number, end: number | undefined, known: number | undefined) {
  return end === undefined || known === undefined ? (end ?? known) : pick(end, known);
}

/** What is left of a row beside a note's: an end that the note doesn't speak of, or speaks of in some cases and narrows there. */
function besides(noted: ReadonlyMap<string, Noted>, row: Limit): readonly Limit[] {
  const said = row.at.flatMap(one => noted.get(keyOf(one, row.measure)) ?? [])[0];
  if (said === undefined || (said.sometimes && (row.measure === 'one-of' || row.measure === 'pattern'))) return [row];
  const { sometimes, min: low = Number.NEGATIVE_INFINITY, max: high = Number.POSITIVE_INFINITY } = said;
  const min = said.min === undefined || (sometimes && low >= (row.min ?? low)) ? row.min : undefined;
  const max = said.max === undefined || (sometimes && high <= (row.max ?? high)) ? row.max : undefined;
  return min === undefined && max === undefined ? [] : [{ ...row, min, max }];
}

/** A number of a note stands for all numbers of its property, a set or a form of a note for all that a text may be. */
function keyOf({ path }: PropertyPath, measure: Measure): string {
  const sort = measure === 'one-of' || measure === 'pattern' ? 'text' : measure === 'bytes' ? 'characters' : measure;
  return `${path.join('.')} ${sort}`;
}

/** The note that speaks of the schema's rows. */
const note = 'resource-schema';

const base = { note, ofKey: false, integer: false, oneOf: undefined, severity: 'error' } as const;

function rowsOf(type: TypeSchema, schema: Schema): readonly Limit[] {
  const rows = rowsBelow(type.name, type.properties, [], undefined, schema.date);
  const sources = samEvents[type.name] ?? [];
  const events = sources.flatMap(source => {
    const when = { 'Events.*.Type': [source] };
    return rowsBelow(
      type.name,
      schema.eventSource(source) ?? new Map(),
      ['Events', '*', 'Properties'],
      when,
      schema.date,
    );
  });
  const words = { id: 'schema-word', measure: 'one-of', oneOf: sources, grows: true } as const;
  const types = {
    ...unset,
    ...base,
    ...words,
    at: [{ type: type.name, path: ['Events', '*', 'Type'] }],
    checked: schema.date,
  };
  return sources.length === 0 ? rows : [...rows, ...events, types];
}

function rowsBelow(
  type: string,
  top: ReadonlyMap<string, PropertySchema>,
  start: readonly string[],
  when: Guard | undefined,
  date: string,
): readonly Limit[] {
  const rows: Limit[] = [];
  const read = (property: PropertySchema, path: readonly string[], above: readonly string[]) => {
    const shared = { ...unset, ...base, at: [{ type, path }], when, checked: date, ...spellings(type, path) };
    for (const fact of factsOf(property)) rows.push({ ...shared, ...fact });
    const { entry, properties, object } = property;
    if (entry !== undefined) read(entry, [...path, '*'], above);
    // An object can contain itself: once is as far as anybody nests it.
    if (properties === undefined || object === undefined || above.includes(object)) return;
    for (const [name, inner] of properties) read(inner, [...path, name], [...above, object]);
  };
  for (const [name, property] of top) read(property, [...start, name], []);
  return rows;
}

/**
 * Types and properties whose words deploy in capitals and in small letters. Sources: https://github.com/aws-cloudformation/cfn-lint/pull/4463
 * and 4540, https://github.com/awslabs/aws-refarch-cross-account-pipeline/issues/20. ECS makes tcp of what it doesn't know:
 * https://github.com/hashicorp/terraform-provider-aws/issues/3645. S3 calls a filter Prefix itself in what it returns.
 */
const anyCase =
  /^AWS::(?:(?:AmazonMQ|ElastiCache)::|EC2::(?:EIP|IPAMPool|NetworkAclEntry|Volume)\.|CodeBuild::Project\.|Route53Resolver::ResolverEndpoint\.|ECS::TaskDefinition\..*\.PortMappings\.\*\.Protocol$|S3::Bucket\..*\.S3Key\.Rules\.\*\.Name$)/;

/** CodeBuild takes `container` and `small`. Source: https://docs.aws.amazon.com/codebuild/latest/userguide/sample-test-report-cli.html */
function spellings(type: string, path: readonly string[]): Pick<Limit, 'anyCase' | 'takesEnds'> {
  return { anyCase: anyCase.test(`${type}.${path.join('.')}`), takesEnds: type === 'AWS::CodeBuild::Project' };
}

function factsOf(property: PropertySchema): readonly Fact[] {
  const { range, characters, items, pattern, words, kinds } = property;
  if (words !== undefined) {
    const grows = !isClosed(words);
    const fix = grows ? undefined : 'Choose one of them.';
    return [{ id: 'schema-word', measure: 'one-of', oneOf: words, grows, fix }];
  }
  const facts: Fact[] = [];
  const [kind, ...others] = kinds;
  const form = kind === undefined || others.length > 0 ? undefined : singles[kind];
  if (form !== undefined) facts.push({ id: 'schema-shape', measure: 'pattern', ...form });
  if (range !== undefined) facts.push({ id: 'schema-range', measure: 'number', ...range, fix: fixes.range });
  if (characters !== undefined)
    facts.push({
      id: 'schema-length',
      measure: 'characters',
      ...characters,
      fix: lengthFix(property),
    });
  if (items !== undefined) facts.push({ id: 'schema-count', measure: 'count', ...items, fix: fixes.count });
  if (pattern !== undefined)
    facts.push({ id: 'schema-form', measure: 'pattern', pattern, reason: inWords(pattern), severity: 'warning' });
  return facts;
}

const number = '^[-+]?(?:0[xX][\\da-fA-F_]+|\\.?\\d[\\d_:.]*(?:[eE][-+]?\\d+)?)$';

/** What is certainly no number, and neither true nor false, however it is spelt: CloudFormation reads `0x1F` and "Yes" too. */
const singles: Readonly<Partial<Record<Kind, Pick<Fact, 'pattern' | 'reason'>>>> = {
  integer: { pattern: number, reason: 'it must be a number' },
  number: { pattern: number, reason: 'it must be a number' },
  boolean: {
    pattern: '^(?:[Tt]rue|TRUE|[Ff]alse|FALSE|[Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF|[01])$',
    reason: 'it must be true or false',
  },
};

/** The ways out of what AWS's schema states, by direction. */
const fixes = {
  range: { low: 'Set it to {min} or more.', high: 'Set it to {max} or less.' },
  length: { low: 'Lengthen it.', high: 'Shorten it.' },
  arn: { low: 'Give an ARN.', high: 'Shorten it.' },
  count: { low: 'Add what is missing.', high: 'Remove the others.' },
} as const;

function lengthFix({ characters, pattern }: PropertySchema): Limit['fix'] {
  if (arnForm(pattern ?? '') !== undefined) return fixes.arn;
  // Only an empty text is shorter than one character.
  return characters?.min === 1 ? { ...fixes.length, low: 'Give it a value.' } : fixes.length;
}

/** On or off: of such a set there will be no third. */
const opposites: readonly (readonly [string, string])[] = [
  ['disabled', 'enabled'],
  ['disable', 'enable'],
  ['false', 'true'],
  ['off', 'on'],
];

function isClosed(words: readonly string[]): boolean {
  const [one, other, ...more] = words.map(word => word.toLowerCase());
  return more.length === 0 && opposites.some(([first, second]) => first === one && second === other);
}

/** A pattern that is read at a glance. */
const short = 120;

function inWords(pattern: string): string {
  const allowed = charactersInWords(pattern);
  if (allowed !== undefined) return `only ${allowed} are allowed`;
  const form = formOf(pattern);
  if (form !== undefined) return `it must ${form.must}`;
  const bare = /^\^\(\?:([^()|]*)\)\$$/.exec(pattern)?.[1] ?? pattern;
  const arn = arnForm(pattern);
  if (arn !== undefined) return arnInWords(pattern, arn);
  return bare.length <= short
    ? `it must match the regular expression ${bare}`
    : 'it must have the form that AWS states';
}

function arnInWords(pattern: string, form: string): string {
  if (pattern.includes(':iam::') && pattern.includes(':role')) return 'it must be the ARN of an IAM role';
  if (form !== 'arn:…') return `it must be an ARN of the form ${form}`;
  return anyArn.test(pattern) ? 'it must be an ARN' : 'it must be an ARN of the form that AWS states';
}

/** Patterns that take each ARN. */
const anyArn = /^\^(?:\(\?:)?arn:(?:\\S|\.|\[\^\])[*+]\)?\$?$/;

/** Whether the schema can say nothing of a text: it stands for another one, or for nothing at all. */
export function isLeftOpen(limit: Limit, node: Node): boolean {
  if (limit.note !== note || node.kind !== 'scalar') return false;
  if (isNull(node)) return true;
  if (limit.measure === 'characters') return node.value !== '' && mayStandForAnother(node.value);
  return (limit.measure === 'pattern' || limit.measure === 'one-of') && isMeantLater(limit, node.value);
}

/** Words are shouted in many sets, so that only an empty text is sure to be none. */
function isMeantLater({ id, measure }: Limit, text: string): boolean {
  if (id === 'schema-shape') return /[<>{}$*@%#[\]]/.test(text) || /^[A-Z][A-Z\d]*_[A-Z\d_]*$/.test(text);
  return measure === 'one-of' ? text === '' || /[<>]/.test(text) : mayStandForAnother(text);
}

/** What a note's row or a check says of a value is not said again, and of the schema's own breaches there the first is enough. */
export function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some(isSchemas)) return findings;
  const told = new Set(
    findings.filter(one => !isSchemas(one) && rank(one.severity) >= rank('warning')).map(({ at }) => at),
  );
  return findings.filter(one => {
    if (!isSchemas(one)) return true;
    const isFirst = !told.has(one.at);
    told.add(one.at);
    return isFirst;
  });
}

const ids = new Set(['schema-word', 'schema-range', 'schema-length', 'schema-count', 'schema-form', 'schema-shape']);

function isSchemas({ code }: Finding): boolean {
  return ids.has(code);
}
