import type { CheckFact, Delivery, PropertyPath } from '../../knowledge/note';
import { applies, bind } from '../../template/read/guard';
import { type Site, sitesOf } from '../../template/read/sites';
import { enumerated } from '../../text/enumerated';
import { type Finding, type Fix, finding, here, lack, property, type Resource, type Scope, target } from '../api';
import { type Access, accessOf } from '../relations/support/access';
import { mayAllowAccount } from '../relations/support/accounts';
import { writtenText } from '../relations/support/arns';
import { waitFix, waitFor } from '../relations/support/dependsOn';
import { grantTo } from '../relations/support/grants';
import { comesAfter } from '../relations/support/graph';
import { type ReceiverKind, receiverAt, receivers } from '../relations/support/receivers';
import { roleAt } from '../relations/support/roles';
import { sourced } from './sourced';

/** Somebody sends to a resource of the template. */
interface Sent {
  readonly row: Delivery;
  readonly site: Site;
  readonly receiver: Resource;
  readonly access: Access;
  /** What else the receiver's policies have to allow, but don't. */
  readonly lacking: readonly string[];
}

/**
 * The rows on deliveries: a resource names a function, queue or topic that a service then sends to, which must let the
 * service in.
 */
export function checkDeliveries(
  fact: CheckFact,
  rows: readonly Delivery[],
  sender: Resource,
  scope: Scope,
): readonly Finding[] {
  const all = rows.flatMap(row =>
    row.at.filter(({ type }) => type === sender.type).flatMap(at => sentBy(row, at, sender, scope)),
  );
  const refused = all.filter(({ access, row }) => isRefused(access, row, scope));
  const kinds = new Set(refused.map(({ row }) => row.to));
  return [
    ...[...kinds].flatMap(kind =>
      withoutAccess(
        fact,
        sender,
        refused.filter(({ row }) => row.to === kind),
        scope,
      ),
    ),
    ...all.filter(one => !refused.includes(one)).flatMap(one => withoutMore(fact, one)),
    ...onceEach(all).flatMap(one => withoutOrder(fact, sender, one, scope)),
  ];
}

/** Those that have to wait, one for each receiver. */
function onceEach(all: readonly Sent[]): readonly Sent[] {
  const waiting = all.filter(({ row }) => row.waits);
  return waiting.filter((one, index) => waiting.findIndex(({ receiver }) => receiver === one.receiver) === index);
}

function sentBy(row: Delivery, { path }: PropertyPath, sender: Resource, scope: Scope): readonly Sent[] {
  return sitesOf(sender.properties, path, scope).flatMap(site => {
    const isMeant = site.certain && applies(row, sender.properties, site, scope);
    const receiver = isMeant === true ? receiverAt(site.node, row.to, scope) : undefined;
    if (receiver === undefined || hasRole(row, path, site, sender, scope) || mayByRole(row, receiver, scope)) return [];
    const asked = { receiver, kind: row.to, service: row.principal, sender: { resource: sender, node: site.node } };
    const access = accessOf(asked, scope);
    const lacking = row.also.filter(action => isRefused(accessOf({ ...asked, action }, scope), row, scope, action));
    return [{ row, site, receiver, access, lacking }];
  });
}

/** With a role beside it, the service sends by that role's rights. */
function hasRole({ role }: Delivery, path: readonly string[], site: Site, sender: Resource, scope: Scope): boolean {
  if (role === undefined) return false;
  const beside = bind([...path.slice(0, -1), role].join('.'), site.wildcards);
  return property(sender, beside.join('.'), scope).kind !== 'absent';
}

/** Whether the service may send by the role of another resource: always, where that isn't known. */
function mayByRole({ by, to }: Delivery, receiver: Resource, scope: Scope): boolean {
  if (by === undefined) return false;
  const named = scope.resourcesOfType(by.type).flatMap(one => {
    const node = sitesOf(one.properties, by.path, scope)[0]?.node;
    return node === undefined ? [] : [{ text: writtenText(node) ?? '', held: roleAt(one, by.path, scope) }];
  });
  const mayUse = ({ text, held }: (typeof named)[number]) =>
    held === undefined
      ? !text.includes(':role/aws-service-role/')
      : held.grants.some(grant => grant.mayAllow(receivers[to].action, [receiver.logicalId]));
  return named.length === 0 || named.some(mayUse);
}

/**
 * A topic lets in what its own account sends, until it has a policy. A policy for all log groups of an account may stand
 * elsewhere, unless the template has one.
 */
function isRefused(
  { by, all, isOpen, denying }: Access,
  { any, byDefault, to }: Delivery,
  scope: Scope,
  action = receivers[to].action,
): boolean {
  if (denying !== undefined) return true;
  if (to === 'log-group' && all.length === 0) return false;
  if ((to === 'bucket' || to === 'objects') && all.some(policy => mayAllowAccount(policy, action, scope))) return false;
  return by.length === 0 && !isOpen && !(byDefault && all.length === 0) && !(any && all.length > 0);
}

const words: Readonly<Record<ReceiverKind, (who: string, names: string) => string>> = {
  function: (who, names) => `No permission allows ${who} to invoke ${names}`,
  queue: (who, names) => `No queue policy allows ${who} to send to ${names}`,
  topic: (who, names) => `No topic policy allows ${who} to publish to ${names}`,
  bucket: (who, names) => `No bucket policy allows ${who} to write to ${names}`,
  objects: (who, names) => `No bucket policy allows ${who} to read from ${names}`,
  'log-group': (who, names) => `No log resource policy allows ${who} to write to ${names}`,
};

/** Told once of all that one resource sends to. */
function withoutAccess(fact: CheckFact, sender: Resource, refused: readonly Sent[], scope: Scope): readonly Finding[] {
  const [first] = refused;
  if (first === undefined) return [];
  const { row, site } = first;
  const receivers = [...new Set(refused.map(({ receiver }) => receiver))];
  const names = enumerated(
    receivers.map(({ logicalId }) => logicalId),
    'and',
  );
  const message = denied(first) ?? `${words[row.to](row.who, names)}, ${row.otherwise}. {grant}`;
  const related = receivers.map(here);
  const fixes = receivers.length === 1 && first.access.denying === undefined ? letIn(first, sender, scope) : [];
  const severity = refused.some(one => one.row.fails) ? 'error' : 'warning';
  return sourced(row, [lack(fact.id, severity, site.node, message, related, fixes)]);
}

function denied({ row, receiver, access: { denying } }: Sent): string | undefined {
  if (denying === undefined) return undefined;
  return `${denying.logicalId} denies ${row.who} what it needs for ${receiver.logicalId}, ${row.otherwise}. Deny it to others only.`;
}

function withoutMore(fact: CheckFact, { row, site, receiver, lacking }: Sent): readonly Finding[] {
  if (lacking.length === 0) return [];
  const message = `No policy of ${receiver.logicalId} allows ${row.who} ${enumerated(lacking, 'and')}, ${row.otherwise}. {grant}`;
  return sourced(row, [finding(fact.id, row.fails ? 'error' : 'warning', site.node, message, [here(receiver)])]);
}

/** The policy, where it is known what it should say of the sender. */
function letIn({ row, receiver, access }: Sent, sender: Resource, scope: Scope): readonly Fix[] {
  const { to } = row;
  const from = senderOf(row, sender, receiver, scope);
  if (from === undefined || sender.isLooped || receiver.isLooped) return [];
  // A second policy would take the place of the first; a function has as many permissions as it needs.
  if (to !== 'function' && (to !== 'queue' || access.all.length > 0)) return [];
  const { name, resources } = grantTo(receiver, to, row.principal, from, scope);
  const add = { kind: 'add', resources } as const;
  const wait = row.waits ? waitFor(sender, [name]) : undefined;
  if (row.waits && wait === undefined) return [];
  const change = wait === undefined ? add : ({ kind: 'together', changes: [add, wait] } as const);
  return [{ title: `Let ${row.who} ${to === 'queue' ? 'send to' : 'invoke'} ${receiver.logicalId}`, change }];
}

/** The condition on who sends, in YAML; undefined where it isn't known, or isn't there whenever the receiver is. */
function senderOf(
  { sender: condition }: Delivery,
  sender: Resource,
  receiver: Resource,
  scope: Scope,
): string | undefined {
  const [hole, name = ''] = /[{](\w+)[}]/.exec(condition ?? '') ?? [];
  if (hole === undefined) return condition;
  const one = name === 'sender' ? sender : target(property(sender, name, scope), scope)?.resource;
  const exists = one?.condition === undefined || one.condition === receiver.condition;
  return one === undefined || !exists || one.isLooped ? undefined : condition?.replace(hole, one.logicalId);
}

/** A service that tries at once is refused where the policy comes later. */
function withoutOrder(fact: CheckFact, sender: Resource, one: Sent, scope: Scope): readonly Finding[] {
  const { access, row, site } = one;
  const by = row.any ? access.all : access.by;
  const [policy, ...others] = by;
  if (policy === undefined || access.isOpen || others.some(other => other.type !== policy.type)) return [];
  if (by.some(other => comesAfter(sender, other, scope))) return [];
  const related = [here(policy)];
  if (comesAfter(policy, sender, scope)) {
    const message = `${policy.logicalId} is created after ${sender.logicalId}, but ${row.who} checks it before. {later}`;
    return sourced(row, [finding(fact.id, 'warning', site.node, message, related)]);
  }
  const message = `${sender.logicalId} doesn't wait for ${policy.logicalId}, so ${row.who} may be refused. Add DependsOn: ${policy.logicalId}.`;
  const fixes = waitFix(sender, [policy.logicalId]);
  return sourced(row, [finding(fact.id, 'warning', site.node, message, related, fixes)]);
}
