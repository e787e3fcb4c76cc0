import { type Check, finding, leastItems, property, type Resource, type Scope, setItems, target } from '../../api';
import { attaches } from '../support/attached';
import { numbers } from '../support/numbers';

interface Quota {
  /** The property of a managed policy that names its users. */
  readonly property: string;
  readonly noun: string;
  /** What an account has until the quota is raised. */
  readonly usual: number;
  /** What no quota passes. */
  readonly most: number;
}

const stated = numbers['iam-managed-count'];

const quotas: ReadonlyMap<string, Quota> = new Map([
  ['AWS::IAM::Role', { property: 'Roles', noun: 'role', usual: stated.role, most: stated.mostOfRole }],
  ['AWS::IAM::User', { property: 'Users', noun: 'user', usual: stated.user, most: stated.mostOfUser }],
  ['AWS::IAM::Group', { property: 'Groups', noun: 'group', usual: stated.group, most: stated.group }],
]);

/**
 * Managed policies are attached from both sides: by the role's list, and by the policy's.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const managedPolicies: Check = {
  ids: ['iam-managed-count'],
  types: [...quotas.keys()],
  check(owner, scope) {
    const quota = quotas.get(owner.type);
    const policies = quota === undefined ? [] : attachedTo(owner, quota.property, scope);
    if (quota === undefined || policies.length === 0) return [];
    const own = leastItems(property(owner, 'ManagedPolicyArns', scope).written, scope);
    const count = own + policies.length;
    const isFixed = count > quota.most;
    // The list alone is the business of the rows in the note.
    if (count <= quota.usual || own > (isFixed ? quota.most : quota.usual)) return [];
    const reason = isFixed
      ? `a ${quota.noun} can't have more than ${quota.most}`
      : `a ${quota.noun} has at most ${quota.usual} by default`;
    const message = `${owner.logicalId} has ${count} managed policies (${policies.length} attached by the policy), but ${reason}. Merge some of them.`;
    const related = policies.map(({ key }) => ({ at: key, message: `Attaches itself to ${owner.logicalId}.` }));
    return [finding('iam-managed-count', isFixed ? 'error' : 'warning', owner.key, message, related)];
  },
};

/** Policies that certainly exist and name the owner; one that the owner's list names too counts there. */
function attachedTo(owner: Resource, path: string, scope: Scope): readonly Resource[] {
  const own = setItems(property(owner, 'ManagedPolicyArns', scope), scope) ?? [];
  const named = own.map(item => target(item, scope)?.resource);
  return scope
    .resourcesOfType('AWS::IAM::ManagedPolicy')
    .filter(policy => !named.includes(policy) && attaches(property(policy, path, scope), owner, scope));
}
