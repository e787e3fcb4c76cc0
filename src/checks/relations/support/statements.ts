import type { Node } from '../../../syntax/tree';
import { valueOf } from '../../../syntax/tree';
import { callOf, isOpen } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';

/**
 * Policy documents, read with caution: "may" is true for all that the template doesn't tell, so that a permission is
 * called missing only where it certainly is.
 */

/** The statements of a policy document; undefined where the template doesn't tell. */
export function statementsOf(document: Node | undefined): readonly Node[] | undefined {
  if (document?.kind !== 'mapping' || isOpen(document)) return undefined;
  const list = valueOf(document, 'Statement');
  if (list === undefined || callOf(list) !== undefined) return undefined;
  if (list.kind === 'mapping') return [list];
  return list.kind === 'sequence' ? list.items : undefined;
}

/** Whether a statement may allow an action, such as `sqs:SendMessage`. */
export function mayAllow(statement: Node, action: string): boolean {
  if (statement.kind !== 'mapping' || callOf(statement) !== undefined) return true;
  const effect = valueOf(statement, 'Effect');
  if (effect !== undefined && stringOf(effect) === 'Deny') return false;
  const actions = valueOf(statement, 'Action');
  if (actions === undefined) return true;
  return itemsOf(actions).some(item => {
    const text = callOf(item) === undefined ? stringOf(item) : undefined;
    return text === undefined || matches(text, action);
  });
}

/** Whether a statement of a resource's policy may be meant for a service, such as `sns.amazonaws.com`. */
export function mayServe(statement: Node, service: string): boolean {
  const principal = valueOf(statement, 'Principal');
  // `*`, an account or anything unknown.
  if (principal?.kind !== 'mapping' || callOf(principal) !== undefined) return true;
  if (principal.entries.some(({ key }) => key.value !== 'Service')) return true;
  const services = valueOf(principal, 'Service');
  if (services === undefined) return true;
  return itemsOf(services).some(item => {
    const text = callOf(item) === undefined ? stringOf(item) : undefined;
    return text === undefined || text === '*' || text === service;
  });
}

function itemsOf(node: Node): readonly Node[] {
  return node.kind === 'sequence' && callOf(node) === undefined ? node.items : [node];
}

/** IAM's wildcards; its action names don't care for case. */
function matches(pattern: string, action: string): boolean {
  const [head = '', ...rest] = pattern.toLowerCase().split('*');
  let at = head.length;
  const whole = action.toLowerCase();
  if (pattern.includes('?')) return true;
  if (rest.length === 0) return whole === head;
  if (!whole.startsWith(head)) return false;
  for (const part of rest) {
    const found = whole.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return pattern.endsWith('*') || whole.endsWith(rest.at(-1) ?? '');
}
