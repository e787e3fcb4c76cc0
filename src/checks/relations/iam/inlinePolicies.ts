import { quantity } from '../../../knowledge/quantity';
import type { Node } from '../../../syntax/tree';
import { leastJsonSize, visible } from '../../../template/values/jsonSize';
import { type Check, finding, type Property, property, type Resource, type Scope, setItems } from '../../api';
import { attaches } from '../support/attached';
import { isNear } from '../support/near';
import { numbers } from '../support/numbers';

interface Inline {
  readonly most: number;
  readonly noun: string;
  /** Types of policies that are attached from outside, and the property that names whom. */
  readonly attached: readonly (readonly [string, string])[];
}

const limits: ReadonlyMap<string, Inline> = new Map([
  [
    'AWS::IAM::Role',
    {
      most: numbers['iam-inline-size'].role,
      noun: 'role',
      attached: [
        ['AWS::IAM::Policy', 'Roles'],
        ['AWS::IAM::RolePolicy', 'RoleName'],
      ],
    },
  ],
  [
    'AWS::IAM::User',
    {
      most: numbers['iam-inline-size'].user,
      noun: 'user',
      attached: [
        ['AWS::IAM::Policy', 'Users'],
        ['AWS::IAM::UserPolicy', 'UserName'],
      ],
    },
  ],
  [
    'AWS::IAM::Group',
    {
      most: numbers['iam-inline-size'].group,
      noun: 'group',
      attached: [
        ['AWS::IAM::Policy', 'Groups'],
        ['AWS::IAM::GroupPolicy', 'GroupName'],
      ],
    },
  ],
  ['AWS::Serverless::Function', { most: numbers['iam-inline-size'].role, noun: 'role', attached: [] }],
  ['AWS::Serverless::StateMachine', { most: numbers['iam-inline-size'].role, noun: 'role', attached: [] }],
]);

/**
 * All inline policies of a role, user or group share one limit.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const inlinePolicySize: Check = {
  ids: ['iam-inline-size'],
  types: [...limits.keys()],
  check(owner, scope) {
    const limit = limits.get(owner.type);
    if (limit === undefined) return [];
    const own = ownDocuments(owner, scope);
    const others = limit.attached.flatMap(([type, path]) => attachedTo(owner, type, path, scope));
    const size = [...own, ...others.map(({ document }) => document)].reduce(
      (sum, node) => sum + leastJsonSize(node, visible),
      0,
    );
    const related = others.map(other => other.related);
    const at = property(owner, 'Policies', scope).key ?? owner.key;
    if (size > limit.most) return [finding('iam-inline-size', 'error', at, tooLong(owner, size, limit), related)];
    if (!isNear(size, limit.most)) return [];
    return [finding('iam-inline-size', 'hint', at, nearby(size, limit), related)];
  },
};

function nearby(size: number, { most }: Inline): string {
  return `The policy has at least ${quantity(size, undefined)} of ${quantity(most, undefined)} characters.`;
}

function tooLong(owner: Resource, size: number, { most, noun }: Inline): string {
  return `The inline policies of ${owner.logicalId} have at least ${quantity(size, undefined)} characters, but a ${noun} holds ${quantity(most, undefined)} in all. White space doesn't count.`;
}

/** A function with a role of its own makes none, and its statements go nowhere. */
function ownDocuments(owner: Resource, scope: Scope): readonly Node[] {
  const isSam = owner.type.startsWith('AWS::Serverless::');
  if (isSam && property(owner, 'Role', scope).kind !== 'absent') return [];
  const policies = property(owner, 'Policies', scope);
  const items = setItems(policies, scope) ?? (isSam ? [policies] : []);
  return items.flatMap(item => (isSam ? statementIn(item, scope) : documentIn(item, scope)));
}

/** An item of SAM's list can be a policy itself; names and templates of policies count nothing. */
function statementIn(item: Property, scope: Scope): readonly Node[] {
  return item.kind === 'one' && property(item, 'Statement', scope).isSet ? [item.node] : [];
}

function documentIn(item: Resource | Property, scope: Scope): readonly Node[] {
  const { written } = property(item, 'PolicyDocument', scope);
  return written === undefined ? [] : [written];
}

function attachedTo(owner: Resource, type: string, path: string, scope: Scope) {
  return scope.resourcesOfType(type).flatMap(policy => {
    const [document] = documentIn(policy, scope);
    if (document === undefined || !attaches(property(policy, path, scope), owner, scope)) return [];
    return [{ document, related: { at: policy.key, message: `${policy.logicalId} is one of them.` } }];
  });
}
