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
    const blocks = property(bucket, 'PublicAccessBlockConfiguration.BlockPublicPolicy', scope);
    const isSet = blocks.kind === 'one' && blocks.boolean === true;
    if (!isSet && block.kind !== 'absent') return [];
    const statements = statementsOf(valueOf(policy.properties, 'PolicyDocument')) ?? [];
    const place = isSet ? blocks.place : bucket.key;
    return statements.flatMap(statement => {
      const principal = everybodyIn(statement);
      return principal === undefined ? [] : [refused(principal, { name: bucket.logicalId, place, isSet })];
    });
  },
};

interface Blocking {
  readonly name: string;
  readonly place: Node;
  /** Whether the template says so; else it is what holds for new buckets. */
  readonly isSet: boolean;
}

function refused(principal: Node, { name, place, isSet }: Blocking): Finding {
  const why = isSet ? 'blocks public policies' : 'blocks public policies by default';
  const message = `This statement allows everybody, but ${name} ${why}, so S3 refuses it. {open}`;
  const related = [{ at: place, message: `${name} is here.` }];
  return finding('s3-public-policy', isSet ? 'error' : 'warning', principal, message, related);
}

/** Where a statement allows everybody on no condition. */
function everybodyIn(statement: Node): Node | undefined {
  if (statement.kind !== 'mapping' || callOf(statement) !== undefined) return undefined;
  const effect = valueOf(statement, 'Effect');
  const principal = valueOf(statement, 'Principal');
  if (effect === undefined || stringOf(effect) !== 'Allow' || valueOf(statement, 'Condition') !== undefined)
    return undefined;
  const inside = principal === undefined ? undefined : (valueOf(principal, 'AWS') ?? principal);
  return inside && itemsOf(inside).find(item => stringOf(item) === '*');
}
