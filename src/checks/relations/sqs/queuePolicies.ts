import { type Entry, entryOf, type Node, valueOf } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { type Check, type Finding, finding, leastItems, type Scope } from '../../api';
import { statementsOf } from '../support/statements';

const types = ['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'];
const mostPrincipals = 50;
const mostConditions = 10;

/**
 * What is counted over all statements, or over all operators of one.
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html
 */
export const queuePolicies: Check = {
  ids: ['sqs-policy'],
  types,
  check({ properties }, scope) {
    const document = entryOf(properties, 'PolicyDocument')?.value;
    const statements = statementsOf(document) ?? [];
    const at = entryOf(document, 'Statement')?.key;
    return [...(at === undefined ? [] : manyPrincipals(statements, at, scope)), ...statements.flatMap(manyConditions)];
  },
};

/** Too many in one statement are the business of a row in the note. */
function manyPrincipals(statements: readonly Node[], at: Node, scope: Scope): readonly Finding[] {
  const counts = statements.map(statement => {
    const list = valueOf(valueOf(statement, 'Principal'), 'AWS');
    return list?.kind === 'scalar' && callOf(list) === undefined ? 1 : leastItems(list, scope);
  });
  const sum = counts.reduce((total, count) => total + count, 0);
  if (sum <= mostPrincipals || counts.some(count => count > mostPrincipals)) return [];
  const message = `The statements have ${sum} principals, but a queue policy has at most ${mostPrincipals}. Allow the organization with the condition aws:PrincipalOrgID instead.`;
  return [finding('sqs-policy', 'error', at, message)];
}

/** Whether AWS counts operators or the keys under them isn't written: not an error for certain. */
function manyConditions(statement: Node): readonly Finding[] {
  const condition = entryOf(statement, 'Condition');
  if (condition?.value.kind !== 'mapping' || callOf(condition.value) !== undefined) return [];
  const count = condition.value.entries.reduce((sum, { value }) => sum + keysOf(value).length, 0);
  if (count <= mostConditions) return [];
  const message = `The statement has ${count} conditions, but a queue policy has at most ${mostConditions}. Remove those that follow from others.`;
  return [finding('sqs-policy', 'warning', condition.key, message)];
}

function keysOf(operator: Node): readonly Entry[] {
  return operator.kind === 'mapping' && callOf(operator) === undefined ? operator.entries : [];
}
