import type { Knowledge } from '../../knowledge/knowledge';
import type { PlacedFinding } from './placed';

export function isAdvice({ severity }: PlacedFinding): boolean {
  return severity === 'information' || severity === 'hint';
}

/**
 * What is told of the findings that aren't held back: no advice where an error or a warning stands, and advice that
 * a note gives once a template at its first place only. There it is also held back for all places.
 */
export function quietly<T extends PlacedFinding>(
  findings: readonly T[],
  held: ReadonlySet<PlacedFinding>,
  knowledge: Knowledge,
): readonly T[] {
  const told = held.size === 0 ? findings : findings.filter(finding => !held.has(finding));
  const taken = new Set(told.filter(finding => !isAdvice(finding)).map(({ start }) => start));
  const isInTheWay = (finding: PlacedFinding) => isAdvice(finding) && taken.has(finding.start);
  const alike = saidOnce(
    findings.filter(finding => !isInTheWay(finding)),
    knowledge,
  );
  return told.flatMap(finding => {
    if (isInTheWay(finding)) return [];
    const same = (isAdvice(finding) && alike.get(finding.code)) || [finding];
    if (same[0] !== finding) return [];
    const rest = same.filter(other => other !== finding && !held.has(other));
    return [rest.length === 0 ? finding : speakingFor(finding, rest)];
  });
}

/** By id, in the order of the text. */
function saidOnce<T extends PlacedFinding>(
  findings: readonly T[],
  knowledge: Knowledge,
): ReadonlyMap<string, readonly T[]> {
  const byCode = new Map<string, T[]>();
  for (const finding of findings) {
    if (!isAdvice(finding) || knowledge.factOf(finding.code)?.once !== true) continue;
    const known = byCode.get(finding.code);
    if (known === undefined) byCode.set(finding.code, [finding]);
    else known.push(finding);
  }
  return byCode;
}

/** More links than anybody follows. */
const mostLinks = 20;

function speakingFor<T extends PlacedFinding>(finding: T, others: readonly PlacedFinding[]): T {
  const more = others.length === 1 ? 'One more resource' : `${others.length} more resources`;
  const links = others.slice(0, mostLinks).map(({ start, end }) => ({ start, end, message: 'Here too.' }));
  return {
    ...finding,
    message: `${finding.message} ${more} like this.`,
    related: [...finding.related, ...links],
    others,
  };
}
