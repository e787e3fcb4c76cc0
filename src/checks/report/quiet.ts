import type { Knowledge } from '../../knowledge/knowledge';
import { isAdvice } from '../../knowledge/note';
import type { PlacedFinding } from './placed';

/**
 * What is told of the findings that aren't held back: no advice where an error or a warning stands, and what is so of
 * many only of the first. A note says that of advice for the whole template, and of a problem for each resource that it
 * is about; the resources of a loop have theirs at one place. Advice that is held back at its first place is held back
 * for all.
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
    const same = alike.get(finding);
    if (same === undefined) told.push(finding);
    else if (same[0] === finding) told.push(speakingFor(finding, same, held));
  }
  return told;
}

function isInTheWay(finding: PlacedFinding, taken: ReadonlySet<number>): boolean {
  return taken.has(finding.start) && isAdvice(finding.severity);
}

/** For each finding that is said once with others, all of them, in the order of the text. */
function saidOnce<T extends PlacedFinding>(
  findings: readonly T[],
  isSilent: (finding: T) => boolean,
  knowledge: Knowledge,
): ReadonlyMap<T, readonly T[]> {
  const byKey = new Map<string, T[]>();
  const alike = new Map<T, readonly T[]>();
  for (const finding of findings) {
    const key = isSilent(finding) ? undefined : keyOf(finding, knowledge);
    if (key === undefined) continue;
    const same = byKey.get(key) ?? [];
    same.push(finding);
    byKey.set(key, same);
    alike.set(finding, same);
  }
  return alike;
}

/** The same for all of which one is enough; undefined where each is told. */
function keyOf(finding: PlacedFinding, knowledge: Knowledge): string | undefined {
  const { code, severity, circumstance, related, isLooped, start, end } = finding;
  const isOnce = knowledge.factOf(code)?.once === true;
  if (isOnce && isAdvice(severity)) return code;
  // Each of them has to be mended, unless all are about one thing.
  const common = isOnce && related.length > 0 ? related.map(one => one.start) : isLooped ? [start, end] : undefined;
  return common && [code, severity, circumstance, ...common].join(' ');
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
