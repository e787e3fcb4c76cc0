import type { Knowledge } from '../../knowledge/knowledge';
import { isAdvice } from '../../knowledge/note';
import type { PlacedFinding } from './placed';

/**
 * What is told of the findings that aren't held back: no advice where an error or a warning stands, and advice that
 * a note gives once a template at its first place only. There it is also held back for all places.
 */
export function quietly<T extends PlacedFinding>(
  findings: readonly T[],
  held: ReadonlySet<PlacedFinding>,
  knowledge: Knowledge,
): readonly T[] {
  const loud = findings.filter(finding => !isAdvice(finding.severity) && !held.has(finding));
  const taken = new Set(loud.map(({ start }) => start));
  const alike = saidOnce(findings, taken, knowledge);
  const told: T[] = [];
  for (const finding of findings) {
    if (held.has(finding) || isInTheWay(finding, taken)) continue;
    const same = isAdvice(finding.severity) ? alike.get(finding.code) : undefined;
    if (same === undefined) told.push(finding);
    else if (same[0] === finding) told.push(speakingFor(finding, same, held));
  }
  return told;
}

function isInTheWay(finding: PlacedFinding, taken: ReadonlySet<number>): boolean {
  return taken.has(finding.start) && isAdvice(finding.severity);
}

/** By id, in the order of the text. */
function saidOnce<T extends PlacedFinding>(
  findings: readonly T[],
  taken: ReadonlySet<number>,
  knowledge: Knowledge,
): ReadonlyMap<string, readonly T[]> {
  const byCode = new Map<string, T[]>();
  for (const finding of findings) {
    if (!isAdvice(finding.severity) || taken.has(finding.start) || knowledge.factOf(finding.code)?.once !== true)
      continue;
    const known = byCode.get(finding.code);
    if (known === undefined) byCode.set(finding.code, [finding]);
    else known.push(finding);
  }
  return byCode;
}

/** More links than anybody follows. */
const mostLinks = 20;

/** Also for those of `alike` that nobody holds back. */
function speakingFor<T extends PlacedFinding>(finding: T, alike: readonly T[], held: ReadonlySet<PlacedFinding>): T {
  const others = alike.filter(other => other !== finding && !held.has(other));
  if (others.length === 0) return finding;
  const more = others.length === 1 ? 'One more resource' : `${others.length} more resources`;
  // What a loop makes has one place.
  const places = new Map(others.map(other => [other.start, other]));
  places.delete(finding.start);
  const links = [...places.values()]
    .slice(0, mostLinks)
    .map(({ start, end }) => ({ start, end, message: 'Here too.' }));
  return {
    ...finding,
    message: `${finding.message} ${more} like this.`,
    related: [...finding.related, ...links],
    others,
  };
}
