import type { Knowledge } from '../../knowledge/knowledge';
import { isAdvice } from '../../knowledge/note';
import type { PlacedFinding } from './placed';

/**
 * What is told of the findings that aren't held back: no advice where an error or a warning stands, and what a note says
 * once at its first place only: advice once a template, a problem once for each resource that it is about. Advice that
 * is held back at its first place is held back for all.
 */
export function quietly<T extends PlacedFinding>(
  findings: readonly T[],
  held: ReadonlySet<PlacedFinding>,
  knowledge: Knowledge,
): readonly T[] {
  const loud = findings.filter(finding => !isAdvice(finding.severity) && !held.has(finding));
  const taken = new Set(loud.map(({ start }) => start));
  const isSilent = (finding: T) => isInTheWay(finding, taken) || (!isAdvice(finding.severity) && held.has(finding));
  const alike = saidOnce(findings, isSilent, knowledge);
  const told: T[] = [];
  for (const finding of findings) {
    if (held.has(finding) || isInTheWay(finding, taken)) continue;
    const same = alike.get(keyOf(finding));
    if (same === undefined) told.push(finding);
    else if (same[0] === finding) told.push(speakingFor(finding, same, held));
  }
  return told;
}

function isInTheWay(finding: PlacedFinding, taken: ReadonlySet<number>): boolean {
  return taken.has(finding.start) && isAdvice(finding.severity);
}

/** In the order of the text, by what they have in common. */
function saidOnce<T extends PlacedFinding>(
  findings: readonly T[],
  isSilent: (finding: T) => boolean,
  knowledge: Knowledge,
): ReadonlyMap<string, readonly T[]> {
  const byKey = new Map<string, T[]>();
  for (const finding of findings) {
    if (knowledge.factOf(finding.code)?.once !== true || isSilent(finding)) continue;
    // Each of them has to be mended, unless all are about one thing.
    if (!isAdvice(finding.severity) && finding.related.length === 0) continue;
    const key = keyOf(finding);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [finding]);
    else known.push(finding);
  }
  return byKey;
}

/** Of advice the id, of a problem also where it is so and what it is about. */
function keyOf({ code, severity, circumstance, related }: PlacedFinding): string {
  return isAdvice(severity) ? code : [code, severity, circumstance, ...related.map(({ start }) => start)].join(' ');
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
