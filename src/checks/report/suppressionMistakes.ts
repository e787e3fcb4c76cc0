import { removalOf } from '../../knowledge/formerIds';
import type { Knowledge } from '../../knowledge/knowledge';
import { visible } from '../../text/escape';
import { Lines } from '../../text/lines';
import { nearestChoices } from '../../text/nearest';
import type { Fix } from '../findings/fix';
import type { PlacedFinding } from './placed';
import type { Suppression } from './suppression';

/** What is wrong with suppressions that hold nothing back; of a finding elsewhere, where it is. */
export function suppressionMistakes(
  idle: readonly Suppression[],
  knowledge: Knowledge,
  left: readonly PlacedFinding[],
  text: string,
): readonly PlacedFinding[] {
  if (idle.length === 0) return [];
  const lines = new Lines(text);
  return idle.map(suppression =>
    knowledge.factOf(suppression.id) === undefined
      ? unknown(suppression, knowledge)
      : unused(suppression, nearest(suppression, left), lines),
  );
}

/** The finding that was meant, perhaps. */
function nearest({ id, start }: Suppression, left: readonly PlacedFinding[]): PlacedFinding | undefined {
  const away = (finding: PlacedFinding) => Math.abs(finding.start - start);
  return left.filter(({ code }) => code === id).sort((a, b) => away(a) - away(b))[0];
}

function unused({ id, ...suppression }: Suppression, found: PlacedFinding | undefined, lines: Lines): PlacedFinding {
  const fixes = [{ title: `Remove what ignores ${id}`, change: suppression.removal }];
  if (found === undefined)
    return told('ignore-unused', 'hint', `Nothing to ignore: ${id} isn't found here. Remove it.`, suppression, fixes);
  const { line } = lines.positionAt(found.start);
  const message = `Nothing to ignore here: ${id} is found in line ${line}. Move this there or remove it.`;
  const related = [{ start: found.start, end: found.end, message: `${id} is found here.` }];
  return { ...told('ignore-unused', 'hint', message, suppression, fixes), related };
}

function unknown(suppression: Suppression, knowledge: Knowledge): PlacedFinding {
  const { id } = suppression;
  const what = id === '' ? 'An id is missing' : `${id} isn't an id of a note`;
  const [nearest, ...others] = id === '' ? [] : nearestChoices(knowledge.ids, id);
  const meant = others.length > 0 ? undefined : nearest;
  const way = meant === undefined ? 'Write the id that the finding shows.' : `Did you mean ${meant}?`;
  const message = `${what}, so nothing is ignored. ${removalOf(id) ?? way}`;
  const fixes = meant === undefined ? [] : [{ title: `Change it to ${meant}`, change: suppression.renamed(meant) }];
  return told('ignore-unknown', 'warning', message, suppression, fixes);
}

function told(
  code: string,
  severity: PlacedFinding['severity'],
  message: string,
  { start, end }: Pick<Suppression, 'start' | 'end'>,
  fixes: readonly Fix[],
): PlacedFinding {
  return { code, severity, message: visible(message), source: undefined, start, end, related: [], fixes };
}
