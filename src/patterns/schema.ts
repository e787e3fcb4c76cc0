import * as v from 'valibot';
import { unknownField } from '../knowledge/unknownField';

/** The first document of a pattern's file. Messages go on from the field's name. */
const text = v.pipe(v.string('must be text'), v.trim(), v.nonEmpty('must not be empty'));
const scalar = v.pipe(v.union([v.string(), v.number(), v.boolean()], 'must be text or a number'), v.transform(String));
const logicalId = v.pipe(text, v.regex(/^[A-Za-z0-9]+$/, 'must be a logical ID'));
const type = v.pipe(text, v.regex(/^\w+::\w+(?:::\w+)+$/, 'must be a resource type'));
const logicalIds = v.optional(v.array(logicalId, 'must be a list'), []);

const connection = v.strictObject({
  to: v.pipe(
    v.union([type, v.array(type)], 'must be a resource type or a list of them'),
    v.transform(types => (typeof types === 'string' ? [types] : types)),
  ),
  as: logicalId,
  title: v.pipe(text, v.includes('{name}', 'must say {name} where the existing resource is meant')),
  set: logicalIds,
  ensure: logicalIds,
  when: logicalIds,
  unless: logicalIds,
  unreferenced: v.optional(v.array(text, 'must be a list'), []),
  without: logicalIds,
});

const placeholder = v.strictObject({
  name: v.pipe(scalar, v.nonEmpty('must not be empty')),
  what: text,
  choices: v.optional(v.array(scalar, 'must be a list'), []),
});

const metadata = v.strictObject({
  title: text,
  use: v.pipe(text, v.endsWith('.', 'must be a sentence'), v.maxLength(84, 'must have at most 84 characters')),
  notes: v.array(text, 'must be a list of statements'),
  types: v.array(type, 'must be a list of resource types'),
  placeholders: v.array(placeholder, 'must be a list'),
  connects: v.optional(
    v.pipe(
      v.union([connection, v.array(connection)]),
      v.transform(one => (Array.isArray(one) ? one : [one])),
    ),
    [],
  ),
});

export type Metadata = v.InferOutput<typeof metadata>;

/** A mistake and the way to it. */
export interface Issue {
  readonly path: readonly string[];
  readonly message: string;
}

/** The metadata, or the first mistake at each place. */
export function validateMetadata(value: unknown): { metadata: Metadata } | { issues: readonly Issue[] } {
  const result = v.safeParse(metadata, value);
  return result.success ? { metadata: result.output } : { issues: result.issues.map(describe) };
}

function describe(issue: v.BaseIssue<unknown>): Issue {
  const path = (issue.path ?? []).map(item => String(item.key));
  const name = path.at(-1) ?? 'the first document';
  if (issue.expected === 'never') return { path, message: unknownField(name, metadata, path) };
  if (issue.received === 'undefined') return { path, message: `${name} is missing` };
  return { path, message: `${name} ${issue.message}` };
}
