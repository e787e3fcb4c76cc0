import { quantity } from '../../../knowledge/quantity';
import type { Node } from '../../../syntax/tree';
import { entryOf } from '../../../syntax/tree';
import { itemsIn } from '../../../template/model/intrinsics';
import { leastJsonSize, visible } from '../../../template/values/jsonSize';
import { type Check, type Finding, finding, type Related, type Resource, type Scope } from '../../api';
import { attaches } from '../support/attached';
import { isNear } from '../support/near';

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
      most: 10_240,
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
      most: 2048,
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
      most: 5120,
      noun: 'group',
      attached: [
        ['AWS::IAM::Policy', 'Groups'],
        ['AWS::IAM::GroupPolicy', 'GroupName'],
      ],
    },
  ],
  ['AWS::Serverless::Function', { most: 10_240, noun: 'role', attached: [] }],
  ['AWS::Serverless::StateMachine', { most: 10_240, noun: 'role', attached: [] }],
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
    const own = ownDocuments(owner);
    const others = limit.attached.flatMap(([type, property]) => attachedTo(owner, type, property, scope));
    const size = [...own, ...others.map(({ document }) => document)].reduce(
      (sum, node) => sum + leastJsonSize(node, visible),
      0,
    );
    const related = others.map(other => other.related);
    if (size > limit.most) return [tooLong(owner, size, limit, related)];
    if (!isNear(size, limit.most)) return [];
    return [finding('iam-inline-size', 'hint', placeIn(owner), nearby(size, limit), related)];
  },
};

function nearby(size: number, { most }: Inline): string {
  return `The policy has at least ${quantity(size, undefined)} of ${quantity(most, undefined)} characters.`;
}

function placeIn(owner: Resource): Node {
  return entryOf(owner.properties, 'Policies')?.key ?? owner.key;
}

function tooLong(owner: Resource, size: number, { most, noun }: Inline, related: readonly Related[]): Finding {
  const message = `The inline policies of ${owner.logicalId} have at least ${quantity(size, undefined)} characters, but a ${noun} holds ${quantity(most, undefined)} in all. White space doesn't count.`;
  return finding('iam-inline-size', 'error', placeIn(owner), message, related);
}

/** A function with a role of its own makes none, and its statements go nowhere. */
function ownDocuments({ type, properties }: Resource): readonly Node[] {
  const policies = entryOf(properties, 'Policies')?.value;
  const isSam = type.startsWith('AWS::Serverless::');
  if (isSam && entryOf(properties, 'Role') !== undefined) return [];
  const items = itemsIn(policies) ?? (isSam && policies !== undefined ? [policies] : []);
  return items.flatMap(item => (isSam ? statementIn(item) : documentIn(item)));
}

/** An item of SAM's list can be a policy itself; names and templates of policies count nothing. */
function statementIn(item: Node): readonly Node[] {
  return entryOf(item, 'Statement') === undefined ? [] : [item];
}

function documentIn(item: Node): readonly Node[] {
  const document = entryOf(item, 'PolicyDocument')?.value;
  return document === undefined ? [] : [document];
}

function attachedTo(owner: Resource, type: string, property: string, scope: Scope) {
  return scope.resourcesOfType(type).flatMap(({ properties, logicalId, key }) => {
    const document = entryOf(properties, 'PolicyDocument')?.value;
    const isAttached = attaches(entryOf(properties, property)?.value, owner, scope);
    if (document === undefined || !isAttached) return [];
    return [{ document, related: { at: key, message: `${logicalId} is one of them.` } }];
  });
}
