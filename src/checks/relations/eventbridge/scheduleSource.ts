import { type Node, valueOf } from '../../../syntax/tree';
import { type Check, finding } from '../../api';
import { afterService, writtenText } from '../support/arns';
import { itemsOf, statementsOf } from '../support/statements';

/**
 * Scheduler assumes a role for a group of schedules, never for one of them.
 * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
export const scheduleSource: Check = {
  ids: ['events-schedule-source'],
  types: ['AWS::IAM::Role'],
  check(role, scope) {
    const statements = statementsOf(valueOf(role.properties, 'AssumeRolePolicyDocument'), scope) ?? [];
    return statements.flatMap(sourcesOf).flatMap(source => {
      if (!afterService(writtenText(source) ?? '', 'scheduler')?.includes(':schedule/')) return [];
      const message = `${role.logicalId} is for one schedule, but Scheduler names the group of the schedule, so it can't use the role.`;
      return [finding('events-schedule-source', 'warning', source, message)];
    });
  },
};

/** What the conditions of a statement ask of the source, but for what they exclude. */
function sourcesOf(statement: Node): readonly Node[] {
  const conditions = valueOf(statement, 'Condition');
  if (conditions?.kind !== 'mapping') return [];
  return conditions.entries
    .filter(({ key }) => !key.value.includes('Not'))
    .flatMap(({ value }) => (value.kind === 'mapping' ? value.entries : []))
    .filter(({ key }) => key.value.toLowerCase() === 'aws:sourcearn')
    .flatMap(({ value }) => itemsOf(value));
}
