import type { PlacedFinding } from '../checks/report/placed';
import { isAdvice } from '../knowledge/note';

/**
 * Whether a change does what it is for: one finding of that code less, and none more of another. What stays for
 * information only, such as that a parameter still lets too much through, doesn't count against it, nor does advice
 * that comes with the end of a problem.
 */
export function isMended(
  { code, severity }: PlacedFinding,
  before: readonly PlacedFinding[],
  after: readonly PlacedFinding[],
): boolean {
  const countOf = (findings: readonly PlacedFinding[]) =>
    findings
      .filter(one => one.code === code && (one.severity !== 'information' || severity === 'information'))
      // Deployments that break alike are one finding, and each is mended by itself.
      .reduce((count, { deployments }) => count + (deployments?.length ?? 1), 0);
  return countOf(after) < countOf(before) && !hasMore(isAdvice(severity) ? after : after.filter(isProblem), before);
}

export const isProblem = ({ severity }: PlacedFinding): boolean => !isAdvice(severity);

/** Whether there are more findings of some code than there were. */
export function hasMore(after: readonly PlacedFinding[], before: readonly PlacedFinding[]): boolean {
  const left = new Map<string, number>();
  for (const { code } of before) left.set(code, (left.get(code) ?? 0) + 1);
  return after.some(({ code }) => {
    const count = left.get(code) ?? 0;
    left.set(code, count - 1);
    return count <= 0;
  });
}
