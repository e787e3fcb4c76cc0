import type { Knowledge } from '../../knowledge/knowledge';
import { isAdvice, type Severity } from '../../knowledge/note';
import type { Base } from '../../template/incremental/base';
import type { PlacedFinding } from './placed';
import { quietly } from './quiet';
import { severityChoices } from './settingMistakes';

/** What users, folders and projects decide about findings. */
export interface Settings {
  /** A severity of its own, or `off`, by id. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** Whether advice (information and hints) is given at all, as it is where nobody says so. */
  readonly advice?: boolean | undefined;
  /** Whether names and absences are told that AWS's schema has otherwise, as they are where nobody says so. */
  readonly schema?: boolean | undefined;
  /** The version of the template that is in force, where it is known: what an update can't do is found then. */
  readonly base?: Base | undefined;
}

export const defaultSettings: Settings = { severities: {} };

/** What `schema` decides about. */
const schemaIds = new Set([
  'schema-property',
  'schema-shape',
  'schema-type',
  'schema-required',
  'schema-reference',
  'schema-attribute',
]);

/**
 * The settings `enable`, `advice`, `schema` and `severity` as somebody typed them; undefined where checking is switched off. What
 * is no severity, or nothing of that kind, counts as not set.
 */
export function readSettings(value: unknown): Settings | undefined {
  const { enable, advice, schema, severity } = objectOf(value);
  if (enable === false) return undefined;
  const severities = Object.entries(objectOf(severity)).flatMap(([id, text]) => {
    const level = severityChoices.find(one => one === text);
    return level === undefined ? [] : [[id, level] as const];
  });
  return {
    advice: advice === undefined ? undefined : advice !== false,
    schema: schema === undefined ? undefined : schema !== 'off',
    severities: Object.fromEntries(severities),
  };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** What is left to tell: severities as decided, suppressed findings gone. */
export function settled<T extends PlacedFinding>(
  findings: readonly T[],
  held: ReadonlySet<PlacedFinding>,
  knowledge: Knowledge,
  settings: Settings,
): readonly T[] {
  // As nearly everywhere: nothing is decided otherwise.
  if (settings.advice !== false && settings.schema !== false && Object.keys(settings.severities).length === 0)
    return quietly(findings, held, knowledge);
  const hidden = new Set<PlacedFinding>();
  const all = findings.flatMap(finding => {
    const own = decided(finding, settings);
    if (held.has(finding)) for (const one of own) hidden.add(one);
    return own;
  });
  return quietly(all, hidden, knowledge);
}

function decided<T extends PlacedFinding>(finding: T, { severities, advice, schema }: Settings): readonly T[] {
  // A setting's name may be anything: only its own keys count.
  const own = Object.hasOwn(severities, finding.code) ? severities[finding.code] : undefined;
  if (own === 'off') return [];
  if (own !== undefined) return [{ ...finding, severity: own }];
  if (schema === false && schemaIds.has(finding.code)) return [];
  return isAdvice(finding.severity) && advice === false ? [] : [finding];
}
