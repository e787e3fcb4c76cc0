import { Knowledge } from '../knowledge/knowledge';
import type { Limit } from '../knowledge/note';

/** A quota that people know by another name than its row's, and what of it the row is about. */
const known: Readonly<Record<string, { readonly id: string; readonly max: (quota: number) => number }>> = {
  // 100 executions of an account can't be reserved.
  'lambda-concurrency': { id: 'lambda-reserved-sum', max: quota => Math.max(0, quota - 100) },
};

/** The names of the quotas that a project can set: the ids of their rows, and some that say it better. */
export function quotaNames({ rules }: Knowledge): readonly string[] {
  return [...Object.keys(known), ...new Set(rules.limits.filter(isQuota).map(({ id }) => id))];
}

/** The same knowledge with an account's own quotas. */
export function withQuotas(knowledge: Knowledge, quotas: ReadonlyMap<string, number>): Knowledge {
  if (quotas.size === 0) return knowledge;
  const limits = new Map([...quotas].map(([name, value]) => own(name, value)));
  const rows = knowledge.rules.limits.map(limit => {
    const max = isQuota(limit) ? limits.get(limit.id) : undefined;
    return max === undefined ? limit : raised(limit, max);
  });
  const raisedKnowledge = new Knowledge({ ...knowledge.rules, limits: rows });
  raisedKnowledge.setTexts(knowledge.texts);
  return raisedKnowledge;
}

function own(name: string, value: number): readonly [id: string, max: number] {
  const alias = Object.hasOwn(known, name) ? known[name] : undefined;
  return alias === undefined ? [name, value] : [alias.id, alias.max(value)];
}

function isQuota({ quota, max }: Limit): boolean {
  return quota !== undefined && max !== undefined;
}

function raised(limit: Limit, max: number): Limit {
  return { ...limit, max, reason: `the project's file says that the account has {max}` };
}
