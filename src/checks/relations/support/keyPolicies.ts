import { type Node, valueOf } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { followed } from '../../../template/read/target';
import { type Resource, type Scope, target } from '../../api';
import { namesIn } from './mentions';
import { spelled, spelledAt } from './spelling';
import { itemsOf, mayAllow, statementsOf } from './statements';

/** The key of the template that a value names, directly or by an alias. */
export function keyAt(node: Node, scope: Scope): Resource | undefined {
  const resource = target(node, scope)?.resource ?? aliasNamed(spelled(followed(node, scope)), scope);
  if (resource?.type === 'AWS::KMS::Key') return resource;
  const behind = resource?.type === 'AWS::KMS::Alias' ? valueOf(resource.properties, 'TargetKeyId') : undefined;
  const key = behind && target(behind, scope)?.resource;
  return key?.type === 'AWS::KMS::Key' ? key : undefined;
}

/** The alias that a text such as `alias/orders` names. */
function aliasNamed(name: string, scope: Scope): Resource | undefined {
  if (!name.startsWith('alias/')) return undefined;
  return scope.resourcesOfType('AWS::KMS::Alias').find(one => spelledAt(one, 'AliasName', scope) === name);
}

/**
 * Whether the policy of a key may let a role use it that it leaves to no other policy. A statement for the account does
 * leave it to the policies of its roles.
 * Source: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function mayLetInRole({ properties }: Resource, role: string, action: string, scope: Scope): boolean {
  const statements = statementsOf(valueOf(properties, 'KeyPolicy'), scope);
  return statements?.some(one => mayAllow(one, action) && mayBeFor(one, role, scope)) !== false;
}

function mayBeFor(statement: Node, role: string, scope: Scope): boolean {
  const principal = valueOf(statement, 'Principal');
  if (principal?.kind !== 'mapping' || callOf(principal) !== undefined) return true;
  return principal.entries.some(
    ({ key, value }) => key.value !== 'Service' && itemsOf(value).some(item => mayMean(item, role, scope)),
  );
}

/** Not the account, and nobody else of the template. */
function mayMean(item: Node, role: string, scope: Scope): boolean {
  const names = namesIn(item);
  if (names.includes(role)) return true;
  const isAccount = /:root$|^\d{12}$|^\$\{AWS::AccountId\}$/.test(spelled(item));
  return !isAccount && !names.some(name => scope.resource(name) !== undefined);
}
