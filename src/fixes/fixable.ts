import { hasPlainFix } from '../checks/findings/fix';
import type { PlacedFinding } from '../checks/report/placed';
import { isProblem } from './proof';

/** The findings with one way out. */
function fixable(findings: readonly PlacedFinding[]): readonly PlacedFinding[] {
  return findings.flatMap(finding => [finding, ...(finding.others ?? [])]).filter(({ fixes }) => fixes.length === 1);
}

/** Whether several findings of a code have a fix of their own. */
export function isFixableTogether(findings: readonly PlacedFinding[], code: string): boolean {
  return fixable(findings).filter(finding => finding.code === code).length > 1;
}

/** What can be mended unasked: problems, not advice, and with what is there already. */
export function fixableCodes(findings: readonly PlacedFinding[]): readonly string[] {
  const codes = fixable(findings)
    .filter(finding => isProblem(finding) && hasPlainFix(finding))
    .filter(({ fixes }) => fixes.every(({ change }) => change.kind !== 'connect' && change.kind !== 'add'))
    .map(({ code }) => code);
  return [...new Set(codes)];
}

/** The same, where some have another code than those at hand: else mending one code is enough. */
export function codesOfWholeFile(findings: readonly PlacedFinding[], here: readonly string[]): readonly string[] {
  const codes = fixableCodes(findings);
  return codes.length > 1 && codes.some(code => here.includes(code)) ? codes : [];
}
