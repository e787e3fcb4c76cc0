import { countOfFirst } from '../../text/search';
import type { Span } from '../../text/span';
import type { PlacedFinding } from './placed';
import type { Suppression } from './suppression';

/** Which findings are held back, and which suppressions hold none. */
export interface Suppressed {
  readonly held: ReadonlySet<PlacedFinding>;
  readonly idle: readonly Suppression[];
}

const nothingHeld: Suppressed = { held: new Set(), idle: [] };

export function suppressed(findings: readonly PlacedFinding[], suppressions: readonly Suppression[]): Suppressed {
  if (suppressions.length === 0) return nothingHeld;
  const places = placesById(findings, new Set(suppressions.map(({ id }) => id)));
  const held = new Set<PlacedFinding>();
  const idle = suppressions.filter(({ id, scope, related }) => {
    const all = places.get(id) ?? [];
    const inside = [
      ...placesIn(scope, all).filter(({ isOwn }) => isOwn),
      ...(related === undefined ? [] : placesIn(related, all)),
    ];
    for (const { finding } of inside) held.add(finding);
    return inside.length === 0;
  });
  return { held, idle };
}

/** Where a finding is, or what it is related to. */
interface Place {
  readonly at: number;
  readonly isOwn: boolean;
  readonly finding: PlacedFinding;
}

/** In the order of the text, so that thousands of suppressions find theirs quickly. */
function placesById(
  findings: readonly PlacedFinding[],
  ids: ReadonlySet<string>,
): ReadonlyMap<string, readonly Place[]> {
  const byId = new Map([...ids].map(id => [id, [] as Place[]]));
  for (const finding of findings) {
    const places = byId.get(finding.code);
    places?.push({ at: finding.start, isOwn: true, finding });
    for (const { start } of finding.related) places?.push({ at: start, isOwn: false, finding });
  }
  for (const places of byId.values()) places.sort((a, b) => a.at - b.at);
  return byId;
}

function placesIn({ start, end }: Span, places: readonly Place[]): readonly Place[] {
  const first = countOfFirst(places.length, index => (places[index]?.at ?? 0) < start);
  let last = first;
  while ((places[last]?.at ?? Number.POSITIVE_INFINITY) <= end) last++;
  return places.slice(first, last);
}
