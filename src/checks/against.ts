import { Answers } from '../template/answers';
import type { Template } from '../template/template';
import { allBaseChecks } from './all';
import type { Finding } from './finding';

/** What stands in the way of the update from an earlier version to this one. */
export function checkAgainst(base: Template, template: Template): readonly Finding[] {
  const [scope, before] = [new Answers(template), new Answers(base)];
  return allBaseChecks.flatMap(check => check.check(scope, before));
}
