import type { Knowledge } from '../../knowledge/knowledge';
import { visible } from '../../text/escape';
import { nearestChoices } from '../../text/nearest';
import type { Fix } from '../findings/fix';
import type { PlacedFinding } from './placed';
import type { Suppression } from './suppression';

/** What is wrong with suppressions that hold nothing back. */
export function suppressionMistakes(idle: readonly Suppression[], knowledge: Knowledge): readonly PlacedFinding[] {
  return idle.map(suppression =>
    knowledge.factOf(suppression.id) === undefined ? unknown(suppression, knowledge) : unused(suppression),
  );
}

function unused({ id, ...suppression }: Suppression): PlacedFinding {
  return told('ignore-unused', 'hint', `Nothing to ignore: ${id} isn't found here. Remove it.`, suppression, [
    { title: `Remove what ignores ${id}`, change: suppression.removal },
  ]);
}

function unknown(suppression: Suppression, knowledge: Knowledge): PlacedFinding {
  const { id } = suppression;
  const what = id === '' ? 'An id is missing' : `${id} is no id of a note`;
  const message = `${what}, so nothing is ignored. Write the id that the finding shows.`;
  const [meant, ...others] = id === '' ? [] : nearestChoices(knowledge.ids, id);
  const fixes =
    meant === undefined || others.length > 0
      ? []
      : [{ title: `Change it to ${meant}`, change: suppression.renamed(meant) }];
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
