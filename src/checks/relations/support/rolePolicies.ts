import { type Node, valueOf } from '../../../syntax/tree';
import { callOf, isOpen, itemsIn } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { inForceAt, property, type Resource, type Scope, target } from '../../api';
import { managedActions } from './managedPolicies';
import { namesIn } from './mentions';
import { mayAllow, mayCover, statementsOf, wildcardMatches } from './statements';

/** What a role is allowed by one statement, or by one of AWS's own policies. */
export interface Grant {
  /** `on` are the logical IDs of what it has to be allowed on, where that is known: a function and its alias; none for all. */
  mayAllow(action: string, on?: readonly string[]): boolean;
  /**
   * The policy that attaches itself to the role, and may be made later; undefined for what the role says itself, and
   * for a policy of which it can't be told whether it is for this role.
   */
  readonly by: Resource | undefined;
}

/** All that the policies of a role allow it; undefined where it may have one that isn't seen here. */
export function grantsOf(role: Resource, scope: Scope): readonly Grant[] | undefined {
  if (['Policies', 'ManagedPolicyArns'].some(name => property(role, name, scope).kind === 'open')) return undefined;
  const parts = [inline(role, scope), managed(role, scope), attached(role, scope)];
  return parts.every(part => part !== undefined) ? parts.flat() : undefined;
}

export function asGrants(statements: readonly Node[], scope: Scope, by?: Resource): readonly Grant[] {
  return statements.map(statement => ({
    mayAllow: (action, on) =>
      mayAllow(statement, action) && (on === undefined || mayCover(statement, on, action, scope)),
    by,
  }));
}

function inline(role: Resource, scope: Scope): readonly Grant[] | undefined {
  const list = inForceAt(role, 'Policies', scope);
  if (list === undefined) return [];
  const all = itemsIn(list)?.map(item => statementsOf(valueOf(item, 'PolicyDocument'), scope));
  return all?.every(statements => statements !== undefined) ? asGrants(all.flat(), scope) : undefined;
}

function managed(role: Resource, scope: Scope): readonly Grant[] | undefined {
  const list = inForceAt(role, 'ManagedPolicyArns', scope);
  if (list === undefined) return [];
  const all = itemsIn(list)?.map(item => managedGrants(item, scope));
  return all?.every(grants => grants !== undefined) ? all.flat() : undefined;
}

export function managedGrants(arn: Node, scope: Scope): readonly Grant[] | undefined {
  const own = target(arn, scope)?.resource;
  if (own !== undefined) {
    const statements = own.type === 'AWS::IAM::ManagedPolicy' ? statementsIn(own, scope) : undefined;
    return statements && asGrants(statements, scope);
  }
  const call = callOf(arn);
  const text = call === undefined || call.name === 'Fn::Sub' ? stringOf(call?.argument ?? arn) : undefined;
  const actions = managedActions.get(text?.replace(/^.*\//s, '') ?? '');
  return actions && [{ mayAllow: action => actions.some(one => wildcardMatches(one, action)), by: undefined }];
}

function statementsIn({ properties }: Resource, scope: Scope): readonly Node[] | undefined {
  return statementsOf(valueOf(properties, 'PolicyDocument'), scope);
}

/** Policies that are resources of their own; one whose roles aren't told may be for any role. */
function attached(role: Resource, scope: Scope): readonly Grant[] | undefined {
  const all: Grant[] = [];
  for (const type of ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy']) {
    for (const policy of scope.resourcesOfType(type)) {
      const roles = inForceAt(policy, type === 'AWS::IAM::RolePolicy' ? 'RoleName' : 'Roles', scope);
      if (roles === undefined && !isOpen(policy.properties)) continue;
      const names = roles === undefined ? [] : namesIn(roles);
      const areOthers =
        names.length > 0 && names.every(name => name !== role.logicalId && scope.resource(name) !== undefined);
      if (areOthers) continue;
      const statements = statementsIn(policy, scope);
      if (statements === undefined) return undefined;
      all.push(...asGrants(statements, scope, isFor(role, roles, scope) ? policy : undefined));
    }
  }
  return all;
}

/** Whether those roles of a policy certainly have this one among them. */
function isFor(role: Resource, roles: Node | undefined, scope: Scope): boolean {
  if (roles === undefined) return false;
  if (namesIn(roles).includes(role.logicalId)) return true;
  const { text } = property(role, 'RoleName', scope);
  return text !== undefined && (itemsIn(roles) ?? [roles]).some(one => stringOf(one) === text);
}
