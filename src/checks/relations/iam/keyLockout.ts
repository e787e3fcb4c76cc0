import { type Node, valueOf } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { type Check, finding, property } from '../../api';
import { mayAllow, statementsOf } from '../support/statements';

/**
 * KMS refuses a key policy that nobody could change any more.
 * Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html
 */
export const keyLockout: Check = {
  ids: ['iam-key-lockout'],
  types: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
  check(key, scope) {
    if (property(key, 'BypassPolicyLockoutSafetyCheck', scope).kind !== 'absent') return [];
    const policy = property(key, 'KeyPolicy', scope);
    const statements = policy.kind === 'one' ? statementsOf(policy.node, scope) : undefined;
    if (statements === undefined || statements.length === 0 || statements.some(mayChangePolicy)) return [];
    const message = `No statement lets anybody change the policy of ${key.logicalId}, so KMS refuses it.`;
    return [finding('iam-key-lockout', 'error', policy.key ?? key.key, message)];
  },
};

/** Whether a statement may let an account, a role or a user do so: a service never does. */
function mayChangePolicy(statement: Node): boolean {
  if (!mayAllow(statement, 'kms:PutKeyPolicy')) return false;
  const principal = statement.kind === 'mapping' ? valueOf(statement, 'Principal') : undefined;
  if (principal?.kind !== 'mapping' || callOf(principal) !== undefined) return true;
  return principal.entries.some(({ key }) => key.value !== 'Service');
}
