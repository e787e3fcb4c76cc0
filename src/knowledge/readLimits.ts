import type { Limit, Measure, PropertyPath } from './note';
import type { FrontMatter, Issue, RawLimit } from './schema';

/** What a team's note is read with. */
export interface TeamContext {
  /** The file as people know it: `.fieldnotes/team.md`. */
  readonly file: string;
  /** The bundled rows of an id, which a team's limit replaces and may build on. */
  rowsOf(id: string): readonly Limit[];
}

/** The rows of all limits of a note, and what is wrong with them. */
export function readLimits(
  note: string,
  { limits: raws = {} }: FrontMatter,
  team: TeamContext | undefined,
): { readonly limits: readonly Limit[]; readonly issues: readonly Issue[] } {
  const limits: Limit[] = [];
  const issues: Issue[] = [];
  for (const [id, raw] of Object.entries(raws)) {
    for (const limit of rowsIn(id, note, raw, team)) {
      if (typeof limit === 'string') issues.push({ path: ['limits', id], message: `${id} ${limit}` });
      else limits.push(team === undefined ? limit : { ...limit, team: team.file });
    }
  }
  return { limits, issues };
}

/** The rows of a limit, or what is wrong with them. */
function rowsIn(id: string, note: string, raw: RawLimit, team: TeamContext | undefined): readonly (Limit | string)[] {
  const replaced = raw.at === undefined && raw.rows === undefined ? (team?.rowsOf(id) ?? []) : [];
  if (replaced.length === 0) return (raw.rows ?? [{}]).map(row => toLimit(id, note, { ...raw, ...row }));
  return [replacing(replaced, note, raw)];
}

/** A team's number in place of ours: what it doesn't say, where it holds and in which unit, stays. */
function replacing(replaced: readonly Limit[], note: string, raw: RawLimit): Limit | string {
  const [base, ...others] = replaced;
  const isOneThing = others.every(
    other => other.measure === base?.measure && JSON.stringify(other.at) === JSON.stringify(base.at),
  );
  if (base === undefined || !isOneThing) return 'has several rows: say which property it is for, with at';
  const {
    at,
    of,
    rows,
    measure = base.measure,
    integer = base.integer,
    severity = base.severity,
    'one-of': oneOf = base.oneOf,
    grows = base.grows,
    ...given
  } = raw;
  // What we say of our own number would be untrue of another; several rows tell cases apart that the team has as one.
  const unexplained = {
    is: undefined,
    breach: undefined,
    reason: undefined,
    mend: undefined,
    noted: undefined,
    now: undefined,
    source: undefined,
    checked: undefined,
  };
  const unguarded = others.length === 0 ? {} : { when: undefined, unless: undefined };
  return { ...base, ...unexplained, ...unguarded, ...given, measure, integer, severity, oneOf, grows, note };
}

/** What a limit doesn't say. */
export const unset = {
  grows: false,
  multiple: undefined,
  retired: undefined,
  min: undefined,
  max: undefined,
  pattern: undefined,
  ending: undefined,
  not: undefined,
  unit: undefined,
  when: undefined,
  unless: undefined,
  quota: undefined,
  is: undefined,
  breach: undefined,
  reason: undefined,
  fix: undefined,
  mend: undefined,
  noted: undefined,
  now: undefined,
  source: undefined,
  checked: undefined,
};

function toLimit(id: string, note: string, raw: RawLimit): Limit | string {
  const {
    at,
    of,
    rows,
    numbers,
    measure = measureOf(raw),
    integer = false,
    grows = false,
    'one-of': oneOf,
    ...given
  } = raw;
  if (at === undefined) return 'says nowhere what it is for: add at';
  if (measure === undefined) return 'has no limit: add min, max, one-of, pattern or not';
  const severity = raw.severity ?? (raw.quota === undefined ? 'error' : 'warning');
  return {
    ...unset,
    ...given,
    id,
    note,
    at: at.map(toPath),
    ofKey: of === 'key',
    measure,
    integer,
    grows,
    oneOf,
    severity,
  };
}

function measureOf(raw: RawLimit): Measure | undefined {
  if (raw['one-of'] !== undefined) return 'one-of';
  if (raw.pattern !== undefined || raw.ending !== undefined || raw.not !== undefined) return 'pattern';
  return [raw.min, raw.max, raw.multiple].some(number => number !== undefined) ? 'number' : undefined;
}

export function toPath(text: string): PropertyPath {
  const dot = text.indexOf('.');
  return { type: text.slice(0, dot), path: text.slice(dot + 1).split('.') };
}
