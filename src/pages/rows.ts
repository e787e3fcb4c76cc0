import { askingRows } from '../knowledge/needWords';
import type { CheckFact } from '../knowledge/note';
import { withCode } from '../text/escape';
import { link, table } from '../text/markdown';
import { nameOf } from './limits';

/** What a check asks of several services, each with where AWS says so; nothing where all have one page. */
export function rowTable(fact: CheckFact): string | undefined {
  const asked = askingRows(fact);
  if (asked.every(row => row.source === undefined)) return undefined;
  const rows = asked.map(row => {
    const page = row.source ?? fact.source;
    return [
      [...new Set(row.at.map(at => nameOf(at, false)))].join(', '),
      withCode(row.words),
      row.fails ? 'error' : 'warning',
      page === undefined ? '–' : link('AWS', page),
    ];
  });
  return table(['Property', 'Asks', 'Kind', 'Source'], rows);
}
