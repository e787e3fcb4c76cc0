import * as v from 'valibot';
import { enumerated } from '../text/enumerated';
import { canRunAway } from '../text/runaway';
import { measures } from './note';
import { unknownField } from './unknownField';

/** The front matter of a note, as written. Every message names what is wrong; the place is added by the reader. */
const text = v.pipe(v.string('must be text'), v.trim(), v.nonEmpty('must not be empty'));
const date = v.pipe(text, v.isoDate('must be a date such as 2026-11-23'));
const url = v.pipe(text, v.startsWith('https://', 'must be an address that begins with https://'));
const number = v.number('must be a number');
const regex = v.pipe(
  text,
  v.check(isRegex, 'must be a regular expression'),
  v.check(
    source => !isRegex(source) || !canRunAway(source),
    'could take for ever on some texts, as (a+)+ does: what repeats must be read in one way, and nothing may refer back',
  ),
);
const severity = v.picklist(['error', 'warning', 'information', 'hint'], 'must be error, warning, information or hint');
const path = v.pipe(
  text,
  v.regex(/^\w+::(?:\w+::)*(?:\w+|\*)\.[\w.*:-]+$/, 'must be a property such as AWS::SQS::Queue.DelaySeconds'),
);
const scalar = v.pipe(
  v.union([v.string(), v.number(), v.boolean()], 'must be a text, number or true/false'),
  v.transform(String),
);
const paths = v.pipe(
  v.union([v.array(path), path], 'must be a property or a list of them, such as AWS::SQS::Queue.DelaySeconds'),
  v.transform(value => [value].flat()),
);
const scalars = v.pipe(
  v.union([v.array(scalar), scalar]),
  v.transform(value => [value].flat()),
);
/** The values of a property of which one that begins with ^ is a regular expression. */
const guard = v.pipe(
  v.union(
    [
      v.pipe(
        text,
        v.transform((name): Record<string, true | readonly string[]> => ({ [name]: true })),
      ),
      v.pipe(
        v.record(v.string(), scalars),
        v.transform((record): Record<string, true | readonly string[]> => record),
      ),
    ],
    'must be a property name, or property names with the values they must have',
  ),
  v.check(
    record => Object.values(record).every(values => values === true || values.every(isValue)),
    'has a value that begins with ^, so it must be a regular expression that ends on any text',
  ),
);

const oneMend = v.union(
  [
    v.picklist(['remove', 'tidy']),
    v.pipe(
      v.record(v.string(), scalar),
      v.check(record => Object.keys(record).length === 1),
    ),
  ],
  'must be remove, tidy, or one property with the value that it gets',
);

const mend = v.pipe(
  v.union([v.array(oneMend), oneMend], 'must be remove, tidy, a property with its value, or a list of these'),
  v.transform(value => [value].flat()),
);

const retired = v.strictObject({
  since: date,
  until: v.optional(date),
  blocked: v.optional(date),
  updates: v.optional(v.boolean()),
  use: text,
});

const wayOut = v.union(
  [text, v.strictObject({ low: v.optional(text), high: v.optional(text) })],
  'must be a sentence, or one each for low and high',
);

const row = {
  at: v.optional(paths),
  of: v.optional(v.literal('key', 'must be key, or be left out')),
  measure: v.optional(v.picklist(measures, `must be ${enumerated(measures, 'or')}`)),
  min: v.optional(number),
  max: v.optional(number),
  multiple: v.optional(number),
  integer: v.optional(v.boolean('must be true or false')),
  'one-of': v.optional(v.array(scalar, 'must be a list')),
  grows: v.optional(v.boolean('must be true or false')),
  retired: v.optional(v.record(v.string(), retired)),
  pattern: v.optional(regex),
  ending: v.optional(text),
  not: v.optional(regex),
  unit: v.optional(text),
  when: v.optional(guard),
  unless: v.optional(guard),
  severity: v.optional(severity),
  quota: v.optional(text),
  is: v.optional(text),
  breach: v.optional(text),
  reason: v.optional(text),
  fix: v.optional(wayOut),
  mend: v.optional(mend),
};

const flag = v.optional(v.boolean('must be true or false'));

/** Whether the deployment fails without all of the actions, or without which of them. */
const failing = v.optional(v.union([v.boolean(), v.array(text)], 'must be true, false or a list of actions'));

/** A resource names something that a service then sends to. */
const receivers = ['function', 'queue', 'topic', 'bucket', 'objects', 'log-group'] as const;
const delivery = v.strictObject({
  at: paths,
  to: v.picklist(receivers, `must be one of ${receivers.join(', ')}`),
  when: v.optional(guard),
  unless: v.optional(guard),
  who: text,
  principal: text,
  otherwise: text,
  role: v.optional(text),
  fails: flag,
  waits: flag,
  'by-default': flag,
  any: flag,
  by: v.optional(path),
  also: v.optional(v.array(text, 'must be a list')),
  sender: v.optional(text),
  source: v.optional(url),
});

const keyUse = v.strictObject({
  ...delivery.entries,
  to: v.picklist([...receivers, 'key'], `must be key, or one of ${receivers.join(', ')}`),
});

/** What a property asks of another one beside it, or of what it names: one of the last eight. */
const need = v.pipe(
  v.strictObject({
    at: paths,
    to: v.optional(scalars),
    matches: v.optional(regex),
    when: v.optional(guard),
    unless: v.optional(guard),
    having: v.optional(guard),
    without: v.optional(scalars),
    fails: flag,
    otherwise: v.optional(text),
    source: v.optional(url),
    wants: v.optional(guard),
    needs: v.optional(scalars),
    'not-with': v.optional(text),
    'same-as': v.optional(text),
    below: v.optional(text),
    'at-most': v.optional(text),
    or: v.optional(scalars),
    among: v.optional(scalars),
  }),
  v.check(
    row => asked(row) !== undefined,
    'must have one of needs, not-with, same-as, below, at-most, or, among and wants',
  ),
);

/** Which of them a row has, and the properties that it names; `wants` names one of what is named, with its value. */
export function asked(row: Asking) {
  const named = askedNames.flatMap(is => {
    const [property, ...alternatives] = [row[is] ?? []].flat();
    return property === undefined ? [] : [{ is, property, alternatives, value: undefined }];
  });
  const wanted = Object.entries(row.wants ?? {}).map(([property, values]) => {
    const value = values === true ? undefined : values[0];
    return { is: 'wants' as const, property, alternatives: [], value };
  });
  const [one, ...others] = [...named, ...wanted];
  return others.length === 0 ? one : undefined;
}

const askedNames = ['needs', 'not-with', 'same-as', 'below', 'at-most', 'or', 'among'] as const;
type Asking = { readonly [name in (typeof askedNames)[number]]?: string | readonly string[] | undefined } & {
  readonly wants?: Readonly<Record<string, true | readonly string[]>> | undefined;
};

/** What a role must be allowed where a property is set. */
const right = v.strictObject({
  at: paths,
  to: v.optional(scalars),
  matches: v.optional(regex),
  when: v.optional(guard),
  unless: v.optional(guard),
  'none-of': v.optional(scalars),
  passes: v.optional(scalars),
  key: v.optional(text),
  role: text,
  actions: v.array(text, 'must be a list'),
  everywhere: flag,
  fails: failing,
});

/** What the role of a state machine must be allowed where a task calls a service. */
const task = v.strictObject({
  call: scalars,
  names: v.optional(text),
  passes: v.optional(scalars),
  actions: v.array(text, 'must be a list'),
  fails: failing,
});

/** A role must let a service assume it. */
const trust = v.strictObject({
  at: paths,
  when: v.optional(guard),
  unless: v.optional(guard),
  who: text,
  principal: text,
  fails: flag,
  source: v.optional(url),
});

/** A property takes an ARN, or what `Ref` returns, of resources of which these differ. */
const form = v.strictObject({
  at: paths,
  takes: v.picklist(['arn', 'ref'], 'must be arn or ref'),
  of: v.optional(scalars),
  when: v.optional(guard),
});

/** What is named hands out several texts, and only one of them is right. */
const attribute = v.strictObject({
  at: paths,
  of: scalars,
  takes: v.optional(text),
  wrong: v.optional(scalars),
  instead: v.optional(text),
  ref: text,
  what: v.optional(text),
  when: v.optional(guard),
  otherwise: text,
  fails: flag,
});

/** A resource has to wait for others that it doesn't refer to. */
const wait = v.strictObject({
  at: paths,
  to: v.optional(scalars),
  matches: v.optional(regex),
  when: v.optional(guard),
  unless: v.optional(guard),
  for: scalars,
  any: flag,
  all: flag,
  shares: v.optional(text),
  by: v.optional(text),
  having: v.optional(text),
  without: v.optional(scalars),
  otherwise: text,
  none: v.optional(text),
  source: v.optional(url),
});

/** What two resources can't both have. */
const unique = v.strictObject({
  at: paths,
  when: v.optional(guard),
  unless: v.optional(guard),
  also: v.optional(paths),
  within: v.optional(scalars),
  matches: v.optional(regex),
  items: flag,
  otherwise: v.optional(text),
  fails: flag,
});

/** Types of a service that AWS has ended, or closed to new customers. */
const ending = v.strictObject({
  types: scalars,
  what: text,
  effect: v.optional(text),
  severity: v.optional(severity),
  fix: text,
});

export const statementSchema = v.strictObject({
  kind: v.picklist(['definition', 'behaviour', 'limit', 'pattern'], 'must be definition, behaviour, limit or pattern'),
  verdict: v.picklist(
    ['correct', 'outdated', 'wrong', 'undecidable'],
    'must be correct, outdated, wrong or undecidable',
  ),
  noted: text,
  now: v.optional(text),
  since: v.optional(scalar),
  source: v.optional(url),
  checked: v.optional(date),
  on: v.optional(v.array(text, 'must be a list')),
});

const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'must be an id in small letters, digits and hyphens'));

const history = { noted: v.optional(text), now: v.optional(text), source: v.optional(url), checked: v.optional(date) };
const numbers = v.optional(v.record(v.string(), v.number('must be a number')));
const rows = v.optional(v.array(v.strictObject(row), 'must be a list of rows'));

export const frontMatterSchema = v.strictObject({
  title: text,
  types: v.optional(v.array(text, 'must be a list of resource types')),
  docs: v.optional(url),
  limits: v.optional(v.record(id, v.strictObject({ ...row, rows, numbers, ...history }))),
  checks: v.optional(
    v.record(
      id,
      v.strictObject({
        ...history,
        numbers,
        reason: v.optional(text),
        fix: v.optional(v.union([text, v.record(v.string(), text)], 'must be a sentence, or sentences by name')),
        once: flag,
        aliases: v.optional(v.array(text, 'must be a list of ids')),
        deliveries: v.optional(v.array(delivery, 'must be a list of rows')),
        keys: v.optional(v.array(keyUse, 'must be a list of rows')),
        attributes: v.optional(v.array(attribute, 'must be a list of rows')),
        needs: v.optional(v.array(need, 'must be a list of rows')),
        rights: v.optional(v.array(right, 'must be a list of rows')),
        tasks: v.optional(v.array(task, 'must be a list of rows')),
        trusts: v.optional(v.array(trust, 'must be a list of rows')),
        forms: v.optional(v.array(form, 'must be a list of rows')),
        endings: v.optional(v.array(ending, 'must be a list of rows')),
        uniques: v.optional(v.array(unique, 'must be a list of rows')),
        waits: v.optional(v.array(wait, 'must be a list of rows')),
      }),
    ),
  ),
  statements: v.optional(v.record(id, statementSchema)),
});

export type FrontMatter = v.InferOutput<typeof frontMatterSchema>;
export type RawLimit = NonNullable<FrontMatter['limits']>[string];

/** What is wrong, and the way to it. */
export interface Issue {
  readonly path: readonly string[];
  readonly message: string;
}

/** The first mistake at each place, with the way to it. A team's figures may do without a source, ours may not. */
export function validate(
  value: unknown,
  isTeams: boolean,
): { frontMatter: FrontMatter } | { issues: readonly Issue[] } {
  const result = v.safeParse(frontMatterSchema, value);
  if (!result.success) return { issues: result.issues.flatMap(issue => describe(issue)) };
  const issues = isTeams ? [] : unproven(result.output);
  return issues.length > 0 ? { issues } : { frontMatter: result.output };
}

function unproven(frontMatter: FrontMatter): readonly Issue[] {
  return (['limits', 'checks'] as const).flatMap(kind =>
    Object.entries(frontMatter[kind] ?? {}).flatMap(([name, fact]) =>
      (['source', 'checked'] as const)
        .filter(field => fact[field] === undefined)
        .map(field => ({ path: [kind, name, field], message: `${field} is missing` })),
    ),
  );
}

function describe(issue: v.BaseIssue<unknown>): readonly Issue[] {
  const path = (issue.path ?? []).map(item => String(item.key));
  const name = path.at(-1) ?? 'the front matter';
  if (issue.expected === 'never') return [{ path, message: unknownField(name, frontMatterSchema, path) }];
  if (issue.received === 'undefined') return [{ path, message: `${name} is missing` }];
  return [{ path, message: `${name} ${issue.message}` }];
}

function isValue(value: string): boolean {
  return !value.startsWith('^') || (isRegex(value) && !canRunAway(value));
}

function isRegex(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}
