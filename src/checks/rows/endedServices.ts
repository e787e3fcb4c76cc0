import type { Knowledge } from '../../knowledge/knowledge';
import type { CheckFact, Ending } from '../../knowledge/note';
import { type Check, finding } from '../api';

/** One check for each row on a service that AWS has ended, or closed to new customers. */
export function endedServiceChecks({ rules }: Knowledge): readonly Check[] {
  return rules.checks.flatMap(fact => (fact.endings ?? []).map(row => endedServiceCheck(fact, row)));
}

function endedServiceCheck({ id }: CheckFact, { types, what, effect, fix, ...row }: Ending): Check {
  const severity = row.severity ?? (effect === undefined ? 'error' : 'warning');
  const message = `${what}, so ${effect ?? "new resources can't be created"}. ${fix}`;
  return { ids: [id], types, check: ({ typeNode }) => [finding(id, severity, typeNode, message)] };
}
