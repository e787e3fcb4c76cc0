import type { Knowledge } from '../../knowledge/knowledge';
import type { CheckFact, PropertyPath } from '../../knowledge/note';
import type { Check, Finding, Resource, Scope } from '../api';
import { checkDeliveries } from './deliveries';
import { checkKeys } from './keys';
import { checkNeeds } from './needs';
import { checkRights } from './rights';
import { taskChecks } from './tasks';
import { checkTrusts } from './trusts';

/** One check for each id in a note that has rows on two resources. */
export function tableChecks(knowledge: Knowledge): readonly Check[] {
  const { checks } = knowledge.rules;
  return [
    ...checksOf(checks, ({ deliveries }) => deliveries, checkDeliveries),
    ...checksOf(checks, ({ keys }) => keys, checkKeys),
    ...checksOf(checks, ({ needs }) => needs, checkNeeds),
    ...checksOf(checks, ({ rights }) => rights, checkRights),
    ...taskChecks(knowledge),
    ...checksOf(checks, ({ trusts }) => trusts, checkTrusts),
  ];
}

/** For the resources at whose properties the rows look. */
function checksOf<Row extends { readonly at: readonly PropertyPath[] }>(
  facts: readonly CheckFact[],
  rowsOf: (fact: CheckFact) => readonly Row[] | undefined,
  check: (fact: CheckFact, rows: readonly Row[], resource: Resource, scope: Scope) => readonly Finding[],
): readonly Check[] {
  return facts.flatMap(fact => {
    const rows = rowsOf(fact) ?? [];
    const types = new Set(rows.flatMap(({ at }) => at.map(({ type }) => type)));
    if (types.size === 0) return [];
    return [{ ids: [fact.id], types: [...types], check: (resource, scope) => check(fact, rows, resource, scope) }];
  });
}
