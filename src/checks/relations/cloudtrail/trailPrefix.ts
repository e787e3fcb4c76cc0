import { valueOf } from '../../../syntax/tree';
import { type Check, finding, here, isWhole, property, type Resource, type Scope, target } from '../../api';
import { accessOf } from '../support/access';
import { outlined } from '../support/spelling';
import { itemsOf, mayAllow, mayServe, statementsOf } from '../support/statements';

const service = 'cloudtrail.amazonaws.com';
const withoutPrefix = /^(?:arn:[^/]*:s3:::)?(?:\$\{[\w.]+\}|[\w.-]+)\/AWSLogs\//;

/**
 * With a prefix, a trail writes below it, so a policy that names `AWSLogs/` at the top of the bucket doesn't let it in.
 * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export const trailPrefix: Check = {
  ids: ['cloudtrail-bucket-policy'],
  types: ['AWS::CloudTrail::Trail'],
  check(trail, scope) {
    const prefix = property(trail, 'S3KeyPrefix', scope);
    const bucket = target(property(trail, 'S3BucketName', scope), scope)?.resource;
    if (prefix.kind !== 'one' || !prefix.text || bucket?.type !== 'AWS::S3::Bucket' || !isWhole(scope)) return [];
    const resources = resourcesFor(bucket, scope);
    if (resources.length === 0 || !resources.every(text => withoutPrefix.test(text))) return [];
    const message = `The policy of ${bucket.logicalId} lets CloudTrail write to AWSLogs/ only, but S3KeyPrefix comes before that, so the deployment fails. Put the prefix into the Resource of the policy.`;
    return [finding('cloudtrail-bucket-policy', 'error', prefix.written, message, [here(bucket)])];
  },
};

/** Where the policies of a bucket let CloudTrail write. */
function resourcesFor(receiver: Resource, scope: Scope): readonly string[] {
  const { by, isOpen } = accessOf({ receiver, kind: 'bucket', service }, scope);
  if (isOpen) return [];
  return by
    .flatMap(({ properties }) => statementsOf(valueOf(properties, 'PolicyDocument'), scope) ?? [])
    .filter(one => mayServe(one, service) && mayAllow(one, 's3:PutObject'))
    .flatMap(one => {
      const resource = valueOf(one, 'Resource');
      return resource === undefined ? [''] : itemsOf(resource).map(outlined);
    });
}
