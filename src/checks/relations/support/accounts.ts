import { type Node, valueOf } from '../../../syntax/tree';
import { inForceAt, type Resource, type Scope } from '../../api';
import { writtenText } from './arns';
import { jsonAt } from './jsonText';
import { itemsOf, mayAllow, statementsOf } from './statements';

/**
 * Whether a policy allows an account something: a service may be known by one, as CloudTrail and Elastic Load Balancing
 * were before they had principals of their own.
 */
export function mayAllowAccount(policy: Resource, action: string, scope: Scope): boolean {
  const document = inForceAt(policy, 'PolicyDocument', scope);
  const statements = statementsOf(document && jsonAt(document), scope) ?? [];
  return statements.some(one => mayAllow(one, action) && accountsIn(one).length > 0);
}

function accountsIn(statement: Node): readonly Node[] {
  const principals = valueOf(valueOf(statement, 'Principal'), 'AWS');
  return principals === undefined ? [] : itemsOf(principals).filter(item => isAccount(writtenText(item) ?? ''));
}

/** `111122223333`, or `arn:aws:iam::111122223333:root`; the account of the stack is no service's. */
function isAccount(text: string): boolean {
  const isArn = text.startsWith('arn:') && text.includes(':iam::') && text.endsWith(':root') && !text.includes('/');
  return (isArn || /^\d{12}$/.test(text)) && !text.includes('{AWS::AccountId}');
}
