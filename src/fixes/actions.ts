import type { PlacedFinding } from '../checks/report/placed';
import type { Edit } from '../patterns/edit';
import type { Span } from '../text/span';
import type { Work } from '../work';
import { codesOfWholeFile, fixableCodes, isFixableTogether } from './fixable';
import type { ReadyFix } from './fixes';

/** What a bulb offers: a fix of one finding, all fixes of some codes, or the edits that say that a finding is meant. */
export type Action = FixAction | FixAllAction | IgnoreAction;

export interface FixAction {
  readonly kind: 'fix';
  readonly title: string;
  readonly finding: PlacedFinding;
  readonly fix: ReadyFix;
  readonly isPreferred: boolean;
}

/** The edits are looked for when it is chosen. */
export interface FixAllAction {
  readonly kind: 'fix all';
  readonly title: string;
  readonly codes: readonly string[];
}

export interface IgnoreAction {
  readonly kind: 'ignore';
  readonly title: string;
  readonly finding: PlacedFinding;
  readonly edits: readonly Edit[];
}

/** What an analysis can do about its findings. */
interface Means {
  readonly findings: readonly PlacedFinding[];
  preparingFixes(): Work<void>;
  fixesFor(finding: PlacedFinding): readonly ReadyFix[];
  suppressing(finding: PlacedFinding): readonly Edit[] | undefined;
}

/** With more of them selected nobody reads a list of what mends each. */
const mostFindings = 20;

export function findingsAt(findings: readonly PlacedFinding[], { start, end }: Span): readonly PlacedFinding[] {
  return findings.filter(finding => finding.start <= end && finding.end >= start);
}

/**
 * What can be done about the findings at a place: what mends them, here and everywhere in the file, then ways to say that
 * they are meant. In pieces, as each fix is tried.
 */
export function* actionsAt(means: Means, span: Span): Work<readonly Action[]> {
  const here = findingsAt(means.findings, span);
  if (here.length === 0) return [];
  yield* means.preparingFixes();
  const first = here.slice(0, mostFindings);
  const mending: FixAction[] = [];
  for (const finding of first) {
    yield;
    const fixes = means.fixesFor(finding);
    // Of several ways none is the one to take unasked.
    const isPreferred = fixes.length === 1;
    for (const fix of fixes) mending.push({ kind: 'fix', title: fix.title, finding, fix, isPreferred });
  }
  return [
    ...mending,
    // Whoever takes the first entry wants to mend what is here.
    ...(mending.length === 0 ? [] : together(means.findings, [...new Set(here.map(({ code }) => code))])),
    ...first.flatMap(finding => ignoring(finding, means.suppressing(finding))),
  ];
}

/** What mends all that has one way out; undefined where nothing has. */
export function fixOfFile(findings: readonly PlacedFinding[]): FixAllAction | undefined {
  return wholeFile(fixableCodes(findings))[0];
}

/** Where one of some codes is found several times, and where others are found beside them. */
function together(findings: readonly PlacedFinding[], here: readonly string[]): readonly FixAllAction[] {
  const alike = here.filter(code => isFixableTogether(findings, code));
  return [
    ...alike.map(code => ({ kind: 'fix all' as const, title: `Fix all ${code} in this file`, codes: [code] })),
    ...wholeFile(codesOfWholeFile(findings, here)),
  ];
}

function wholeFile(codes: readonly string[]): readonly FixAllAction[] {
  return codes.length === 0 ? [] : [{ kind: 'fix all', title: 'Fix all findings in this file', codes }];
}

function ignoring(finding: PlacedFinding, edits: readonly Edit[] | undefined): readonly IgnoreAction[] {
  return edits === undefined ? [] : [{ kind: 'ignore', title: `Ignore ${finding.code} here`, finding, edits }];
}
