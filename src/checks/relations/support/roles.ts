import { type Node, valueOf } from '../../../syntax/tree';
import { sitesOf } from '../../../template/read/sites';
import { enumerated } from '../../../text/enumerated';
import { property, type Resource, type Scope, target } from '../../api';
import { functionAt, isFunction } from './functions';
import { isHandedOver, namesOf } from './mentions';
import { grantsToAll, isLetIn } from './ownPolicies';
import { type Grant, grantsOf } from './rolePolicies';
import { grantsOfSam } from './samRole';

/** The role by which a resource acts, with all that it is allowed. */
export interface HeldRole {
  /** The resource that has the role: the user itself, or the function that it names. */
  readonly owner: Resource;
  /** Undefined for the role that SAM makes. */
  readonly role: Resource | undefined;
  /** In words: `Runner`, or `the role of Flow` where it has no name here. */
  readonly name: string;
  readonly grants: readonly Grant[];
}

/**
 * The role that a property names, or that of the function that it names. Undefined where it isn't of this template, or
 * may be allowed more than can be seen; SAM gives a function's role that it makes what it needs, except for keys.
 */
export function roleAt(
  user: Resource,
  path: readonly string[],
  scope: Scope,
  { isForKey } = { isForKey: false },
): HeldRole | undefined {
  const [site] = sitesOf(user.properties, path, scope);
  if (site === undefined) return isFunction(user) && !isForKey ? undefined : roleOfSam(user, path, scope, isForKey);
  const fn = functionAt(site.node, scope);
  const arn = fn === undefined ? site.node : valueOf(fn.properties, 'Role');
  if (fn !== undefined && arn === undefined) return site.certain ? roleOfSam(fn, ['Role'], scope, isForKey) : undefined;
  return site.certain && arn !== undefined ? named(arn, fn ?? user, scope) : undefined;
}

function named(arn: Node, owner: Resource, scope: Scope): HeldRole | undefined {
  const role = target(arn, scope)?.resource;
  const grants = role?.type === 'AWS::IAM::Role' ? withOthers(grantsOf(role, scope), role.logicalId, scope) : undefined;
  return role && grants && { owner, role, name: role.logicalId, grants };
}

const madeBySam = new Set(['AWS::Serverless::Function', 'AWS::Serverless::StateMachine']);

function roleOfSam(user: Resource, path: readonly string[], scope: Scope, isForKey: boolean): HeldRole | undefined {
  if (!madeBySam.has(user.type) || property(user, path.join('.'), scope).kind !== 'absent') return undefined;
  const grants = withOthers(grantsOfSam(user, scope, isForKey), `${user.logicalId}Role`, scope);
  return grants && { owner: user, role: undefined, name: `the role of ${user.logicalId}`, grants };
}

/** With what others allow everybody; undefined where another policy, or somebody who is given the role, may allow it more. */
function withOthers(own: readonly Grant[] | undefined, role: string, scope: Scope): readonly Grant[] | undefined {
  if (own === undefined || isLetIn(role, scope) || isHandedOver(role, scope)) return undefined;
  return [...own, ...grantsToAll(scope)];
}

/** What is needed on something, as far as it is in the template, and which of the actions the role lacks there. */
export interface Missing {
  readonly on: Resource | undefined;
  readonly actions: readonly string[];
}

/** Whether a deployment fails for want of it. */
export function isVital({ actions }: Missing, { vital }: { readonly vital: readonly string[] }): boolean {
  return actions.some(action => vital.includes(action));
}

/** "Feed needs sqs:SendMessage on Orders, but Runner lacks it." A list gives the number of actions first. */
export function lackInWords(who: string, { on, actions }: Missing, role: string): string {
  const where = on === undefined ? '' : ` on ${on.logicalId}`;
  const all = enumerated(actions, 'and');
  if (actions.length <= 2) return `${who} ${all}${where}, but ${role} lacks ${actions.length === 1 ? 'it' : 'them'}.`;
  return `${who} ${actions.length} actions${where} that ${role} lacks. They are ${all}.`;
}

/** What is needed, and on the roles that these properties of what is named name, or on `*`. */
interface Needed {
  readonly actions: readonly string[];
  readonly passes?: readonly string[] | undefined;
  readonly everywhere?: boolean;
}

/** What a role lacks on what is named. */
export function missingOn(
  { actions, passes, everywhere = false }: Needed,
  named: Resource | undefined,
  { grants }: HeldRole,
  scope: Scope,
): readonly Missing[] {
  return (passes === undefined ? [named] : passed(passes, named, scope)).flatMap(on => {
    const names = on === undefined ? (everywhere ? [] : undefined) : namesOf(on, scope);
    const missing = actions.filter(action => !grants.some(grant => grant.mayAllow(action, names)));
    return missing.length === 0 ? [] : [{ on, actions: missing }];
  });
}

function passed(properties: readonly string[], named: Resource | undefined, scope: Scope) {
  return properties.flatMap(name => {
    const node = valueOf(named?.properties, name);
    return node === undefined ? [] : [target(node, scope)?.resource];
  });
}
