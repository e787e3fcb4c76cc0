import type { Scalar } from '../../../syntax/tree';
import { type Finding, finding, type GroupCheck, property, type Resource, type Scope, setItems } from '../../api';
import { meaningOf } from '../support/meaning';

const types = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'];

/** From here on a copy is no coincidence. */
const fewest = 3;

interface Copy {
  readonly meaning: string;
  readonly owner: Resource;
  readonly at: Scalar;
}

/**
 * The same inline policy in several roles: as a managed policy it would be one.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_choosing-managed-or-inline.html
 */
export const repeatedPolicies: GroupCheck = {
  ids: ['iam-inline-vs-managed'],
  check(scope) {
    const copies = new Map<string, Copy[]>();
    for (const copy of types.flatMap(type => scope.list(type, documentsOf))) {
      copies.set(copy.meaning, [...(copies.get(copy.meaning) ?? []), copy]);
    }
    return [...copies.values()].flatMap(advice);
  },
};

function documentsOf(owner: Resource, scope: Scope): readonly Copy[] {
  return (setItems(property(owner, 'Policies', scope), scope) ?? []).flatMap(item => {
    const { key, written } = property(item, 'PolicyDocument', scope);
    const meaning = written && meaningOf(written, scope);
    return key === undefined || meaning === undefined ? [] : [{ meaning, owner, at: key }];
  });
}

function advice(copies: readonly Copy[]): readonly Finding[] {
  const [first, ...others] = copies;
  if (first === undefined || copies.length < fewest) return [];
  const message = `The same policy is written in ${copies.length} places`;
  const related = others.map(({ at, owner }) => ({ at, message: `Here in ${owner.logicalId}.` }));
  return [finding('iam-inline-vs-managed', 'hint', first.at, message, related)];
}
