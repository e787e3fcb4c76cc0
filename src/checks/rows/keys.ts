import type { CheckFact, KeyUse } from '../../knowledge/note';
import { entryOf, type Node, valueOf } from '../../syntax/tree';
import { sitesOf } from '../../template/read/sites';
import { type Finding, finding, isWhole, property, type Resource, type Scope } from '../api';
import { keyAt } from '../relations/support/keyPolicies';
import { receiverAt } from '../relations/support/receivers';
import { mayAllow, mayServe, statementsOf } from '../relations/support/statements';
import { sourced } from './sourced';

/** The keys that AWS manages: their policies can't be changed. */
const managed = /^alias\/aws\/(?:sqs|sns)$/;
const keyProperty = 'KmsMasterKeyId';

/** The rows on keys: a service that sends to an encrypted queue or topic must be allowed to use its key. */
export function checkKeys(
  fact: CheckFact,
  rows: readonly KeyUse[],
  sender: Resource,
  scope: Scope,
): readonly Finding[] {
  return rows.flatMap(row =>
    row.at
      .filter(({ type }) => type === sender.type)
      .flatMap(({ path }) => sitesOf(sender.properties, path, scope))
      .flatMap(({ node, certain: isCertain }) => {
        if (!isCertain) return [];
        if (row.to === 'key') return sourced(row, withoutUse(fact, row, node, sender, scope));
        const receiver = receiverAt(node, row.to, scope);
        return receiver === undefined ? [] : sourced(row, checkKey(fact, row, receiver, scope));
      }),
  );
}

function checkKey(fact: CheckFact, row: KeyUse, receiver: Resource, scope: Scope): readonly Finding[] {
  const id = property(receiver, keyProperty, scope);
  const written = entryOf(receiver.properties, keyProperty)?.value;
  const text = id.text;
  if (id.kind === 'one' && text !== undefined && managed.test(text)) {
    const message = `${receiver.logicalId} is encrypted with ${text}, which ${row.who} can't use, ${row.otherwise}. {own}`;
    return [finding(fact.id, 'warning', id.written, message)];
  }
  return written === undefined ? [] : withoutUse(fact, row, written, receiver, scope);
}

/** The key of this template that a value names, where its policy leaves the service out. */
function withoutUse(fact: CheckFact, row: KeyUse, written: Node, receiver: Resource, scope: Scope) {
  const key = keyAt(written, scope);
  if (key === undefined || !isWhole(scope) || mayUse(key, row, scope)) return [];
  const message = `${key.logicalId} doesn't let ${row.who} use it for ${receiver.logicalId}, ${row.otherwise}. {policy}`;
  const severity = row.fails ? 'error' : 'warning';
  return [finding(fact.id, severity, written, message, [{ at: key.key, message: 'The key is here.' }])];
}

/** True as well where the template leaves it open. */
function mayUse({ properties }: Resource, { principal, to }: KeyUse, scope: Scope): boolean {
  const document = valueOf(properties, 'KeyPolicy');
  if (document === undefined) return false;
  const its = statementsOf(document, scope)?.filter(statement => mayServe(statement, principal));
  const allows = (action: string) => its?.some(statement => mayAllow(statement, action)) !== false;
  // Whoever sends needs both: it makes a key for its messages, and reads back one that it made before.
  return to === 'key'
    ? ['kms:GenerateDataKey', 'kms:Encrypt', 'kms:Decrypt'].some(allows)
    : ['kms:GenerateDataKey', 'kms:Decrypt'].every(allows);
}
