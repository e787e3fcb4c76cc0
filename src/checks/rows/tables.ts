import type { Knowledge } from '../../knowledge/knowledge';
import type { CheckFact, PropertyPath } from '../../knowledge/note';
import type { Check, Finding, GroupCheck, Resource, Scope } from '../api';
import { allChecks, allGroupChecks } from '../relations/all';
import { checkAttributes } from './attributes';
import { checkDeliveries } from './deliveries';
import { endedServiceChecks } from './endedServices';
import { checkForms } from './forms';
import { checkKeys } from './keys';
import { checkNeeds } from './needs';
import { checkRights } from './rights';
import { taskChecks } from './tasks';
import { checkTrusts } from './trusts';
import { uniqueChecks } from './uniques';
import { checkWaits } from './waits';

const made = new WeakMap<Knowledge, ReadonlyMap<string, readonly Check[]>>();

/** The checks of each type: relations, and those of the notes' tables. Made once of what is known. */
export function checksByType(knowledge: Knowledge): ReadonlyMap<string, readonly Check[]> {
  const known = made.get(knowledge);
  if (known !== undefined) return known;
  const byType = new Map<string, Check[]>();
  for (const check of [...allChecks, ...tableChecks(knowledge)])
    for (const type of check.types) byType.set(type, [...(byType.get(type) ?? []), check]);
  made.set(knowledge, byType);
  return byType;
}

/** What looks at many resources at once, relations and rows alike. */
export function groupChecks(knowledge: Knowledge): readonly GroupCheck[] {
  return [...allGroupChecks, ...uniqueChecks(knowledge)];
}

/** One check for each id in a note that has rows on two resources. */
function tableChecks(knowledge: Knowledge): readonly Check[] {
  const { checks } = knowledge.rules;
  return [
    ...checksOf(checks, ({ attributes }) => attributes, checkAttributes),
    ...checksOf(checks, ({ deliveries }) => deliveries, checkDeliveries),
    ...checksOf(checks, ({ forms }) => forms, checkForms),
    ...checksOf(checks, ({ keys }) => keys, checkKeys),
    ...checksOf(checks, ({ needs }) => needs, checkNeeds),
    ...checksOf(checks, ({ rights }) => rights, checkRights),
    ...taskChecks(knowledge),
    ...endedServiceChecks(knowledge),
    ...checksOf(checks, ({ trusts }) => trusts, checkTrusts),
    ...checksOf(checks, ({ waits }) => waits, checkWaits),
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
