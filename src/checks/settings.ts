import type { Knowledge } from '../knowledge/knowledge';
import type { Severity } from '../knowledge/note';
import type { Base } from '../template/base';
import type { Template } from '../template/template';
import { contains } from '../text/span';
import type { PlacedFinding } from './placed';
import { isAdvice, quietly } from './quiet';
import { type Suppression, suppressionsIn } from './suppression';

/** What users, folders and projects decide about findings. */
export interface Settings {
  /** A severity of its own, or `off`, by id. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** Whether advice (information and hints) is given at all. */
  readonly advice: boolean;
  /** The version of the template that is in force, where it is known: what an update can't do is found then. */
  readonly base?: Base | undefined;
}

export const defaultSettings: Settings = { severities: {}, advice: true };

/** What is left to tell: severities as decided, suppressed findings gone, and what is wrong with suppressions. */
export function settled(
  findings: readonly PlacedFinding[],
  template: Template,
  knowledge: Knowledge,
  settings: Settings,
): readonly PlacedFinding[] {
  const suppressions = suppressionsIn(template);
  const used = new Set<Suppression>();
  const held = new Set<PlacedFinding>();
  const all = findings.flatMap(finding => {
    const holding = suppressions.filter(suppression => holdsBack(suppression, finding));
    for (const suppression of holding) used.add(suppression);
    const own = decided(finding, settings);
    if (holding.length > 0) for (const one of own) held.add(one);
    return own;
  });
  const told = quietly(all, held, knowledge);
  const mistakes = suppressions
    .filter(suppression => !used.has(suppression))
    .flatMap(suppression => decided(mistake(suppression, knowledge), settings));
  return mistakes.length === 0 ? told : [...told, ...mistakes].sort((a, b) => a.start - b.start);
}

function holdsBack({ id, scope }: Suppression, finding: PlacedFinding): boolean {
  return finding.code === id && contains(scope, finding.start);
}

function mistake({ id, start, end }: Suppression, knowledge: Knowledge): PlacedFinding {
  const known = knowledge.factOf(id) !== undefined;
  const message = known
    ? `Nothing to ignore: ${id} isn't found here. Remove the comment.`
    : `${id === '' ? 'An id is missing' : `${id} is no id of a note`}, so nothing is ignored. Write the id that the finding shows.`;
  return {
    code: known ? 'ignore-unused' : 'ignore-unknown',
    severity: known ? 'hint' : 'warning',
    message,
    source: undefined,
    start,
    end,
    related: [],
    fixes: [],
  };
}

function decided(finding: PlacedFinding, { severities, advice }: Settings): readonly PlacedFinding[] {
  // A setting's name may be anything: only its own keys count.
  const own = Object.hasOwn(severities, finding.code) ? severities[finding.code] : undefined;
  if (own === 'off') return [];
  if (own !== undefined) return [{ ...finding, severity: own }];
  return isAdvice(finding) && !advice ? [] : [finding];
}
