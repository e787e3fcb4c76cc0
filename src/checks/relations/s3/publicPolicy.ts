import { type Node, valueOf } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { type Check, type Finding, finding, property, target } from '../../api';
import { itemsOf, statementsOf } from '../support/statements';

/**
 * A bucket that blocks public policies takes none that allows everybody, and new buckets block them.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export const publicPolicy: Check = {
  ids: ['s3-public-policy'],
  types: ['AWS::S3::BucketPolicy'],
  check(policy, scope) {
    const bucket = target(property(policy, 'Bucket', scope), scope)?.resource;
    if (bucket?.type !== 'AWS::S3::Bucket') return [];
    const block = property(bucket, 'PublicAccessBlockConfiguration', scope);
    const blocks = property(block, 'BlockPublicPolicy', scope);
    const isSet = blocks.boolean === true;
    if (!isSet && block.kind !== 'absent') return [];
    const blocking = { name: bucket.logicalId, place: isSet ? blocks.place : bucket.key, isSet };
    const statements = statementsOf(property(policy, 'PolicyDocument', scope).written, scope) ?? [];
    return statements.flatMap(everybodyIn).map(principal => refused(principal, blocking));
  },
};

interface Blocking {
  readonly name: string;
  readonly place: Node;
  /** Whether the template says so; else it is what holds for new buckets. */
  readonly isSet: boolean;
}

function refused(principal: Node, { name, place, isSet }: Blocking): Finding {
  const who = isSet ? `${name} blocks` : 'a new bucket blocks';
  const message = `This statement allows everybody, but ${who} public policies, so S3 refuses it. {open}`;
  const related = [{ at: place, message: `${name} is here.` }];
  return finding('s3-public-policy', isSet ? 'error' : 'warning', principal, message, related);
}

/** Where a statement allows everybody on no condition, once. */
function everybodyIn(statement: Node): readonly Node[] {
  if (statement.kind !== 'mapping' || callOf(statement) !== undefined) return [];
  const [effect, principal, condition] = ['Effect', 'Principal', 'Condition'].map(name => valueOf(statement, name));
  if (effect === undefined || stringOf(effect) !== 'Allow' || principal === undefined || condition !== undefined)
    return [];
  const all = itemsOf(valueOf(principal, 'AWS') ?? principal);
  return all.filter(item => stringOf(item) === '*').slice(0, 1);
}
