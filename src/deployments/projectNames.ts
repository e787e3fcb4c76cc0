import type { Knowledge } from '../knowledge/knowledge';
import { nearestChoices } from '../text/nearest';
import type { FileFinding } from './deployment';
import { fileFindingIds, findingAt } from './fileFindings';
import type { Named, Project } from './project';
import { quotaNames } from './quotas';

/** Ids and quotas in a project's file that nothing is called. */
export function checkNames(project: Project, knowledge: Knowledge): readonly FileFinding[] {
  const ids = [...knowledge.ids, ...fileFindingIds, 'ignore-unused', 'ignore-unknown', 'ignore-without-id'];
  const quotas = [...project.quotas, ...project.deployments.flatMap(one => one.quotas)];
  return [
    ...project.severities.flatMap(one => unknown(one, 'id', ids)),
    ...quotas.flatMap(one => unknown(one, 'quota', quotaNames(knowledge))),
  ];
}

function unknown({ name, at }: Named<unknown>, what: string, known: readonly string[]): readonly FileFinding[] {
  if (known.includes(name)) return [];
  const [nearest] = nearestChoices(known, name);
  const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  return findingAt(at, 'project-file', 'error', `Unknown ${what} "${name}".${hint} It is ignored until that is fixed.`);
}
