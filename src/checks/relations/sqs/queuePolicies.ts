import type { Entry, Node } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import {
  type Check,
  type Finding,
  finding,
  leastItems,
  type Property,
  property,
  type Scope,
  setItems,
} from '../../api';
import { numbers } from '../support/numbers';

const types = ['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'];
const { principals: mostPrincipals, conditions: mostConditions } = numbers['sqs-policy'];

/**
 * What is counted over all statements, or over all operators of one.
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html
 */
export const queuePolicies: Check = {
  ids: ['sqs-policy'],
  types,
  check(policy, scope) {
    const list = property(policy, 'PolicyDocument.Statement', scope);
    const statements = setItems(list, scope) ?? [list];
    const conditions = statements.flatMap(statement => manyConditions(property(statement, 'Condition', scope)));
    return [...(list.key === undefined ? [] : manyPrincipals(statements, list.key, scope)), ...conditions];
  },
};

/** Too many in one statement are the business of a row in the note. */
function manyPrincipals(statements: readonly Property[], at: Node, scope: Scope): readonly Finding[] {
  const counts = statements.map(statement => {
    const principals = property(statement, 'Principal.AWS', scope);
    return principals.text === undefined ? leastItems(principals.written, scope) : 1;
  });
  const sum = counts.reduce((total, count) => total + count, 0);
  if (sum <= mostPrincipals || counts.some(count => count > mostPrincipals)) return [];
  const message = `The statements have ${sum} principals, but a queue policy has at most ${mostPrincipals}. Allow the organization with the condition aws:PrincipalOrgID instead.`;
  return [finding('sqs-policy', 'error', at, message)];
}

/** Whether AWS counts operators or the keys under them isn't written: not an error for certain. */
function manyConditions({ key, entries = [] }: Property): readonly Finding[] {
  const count = entries.reduce((sum, { value }) => sum + keysOf(value).length, 0);
  if (key === undefined || count <= mostConditions) return [];
  const message = `The statement has ${count} conditions, but a queue policy has at most ${mostConditions}. Remove those that follow from others.`;
  return [finding('sqs-policy', 'warning', key, message)];
}

function keysOf(operator: Node): readonly Entry[] {
  return operator.kind === 'mapping' && callOf(operator) === undefined ? operator.entries : [];
}
