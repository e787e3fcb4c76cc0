import { entryOf, type Node } from '../../../syntax/tree';
import { stringOf } from '../../../template/model/scalars';
import { type Check, type Finding, finding, isWhole, property, putAll, type Resource, target } from '../../api';
import { mayBe, mentionsIn } from '../support/mentions';

/**
 * A trail sees all Regions only where it is told to. What is switched off by hand is a row of the note.
 * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
 */
export const trailSettings: Check = {
  ids: ['cloudtrail-trail'],
  types: ['AWS::CloudTrail::Trail'],
  check(trail, scope) {
    const settings = ['IsMultiRegionTrail', 'EnableLogFileValidation', 'IsLogging'];
    const values = settings.map(name => property(trail, name, scope));
    const missing = settings.filter((name, index) => name !== 'IsLogging' && values[index]?.kind === 'absent');
    if (missing.length === 0 || values.some(value => value.boolean === false)) return [];
    const message = `${trail.logicalId} ${effectOf(missing)}. Set ${missing.join(' and ')} to true.`;
    const fixes = [
      putAll(
        trail,
        missing.map(name => [name, 'true']),
      ),
    ];
    return [finding('cloudtrail-trail', 'hint', trail.key, message, [], fixes)];
  },
};

function effectOf(missing: readonly string[]): string {
  const regions = missing.includes('IsMultiRegionTrail') ? ['records one Region only'] : [];
  const proof = missing.includes('EnableLogFileValidation') ? ["doesn't sign its log files"] : [];
  return [...regions, ...proof].join(' and ');
}

/**
 * CloudTrail looks whether it may write before it makes the trail.
 * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export const trailBucket: Check = {
  ids: ['cloudtrail-bucket-policy'],
  types: ['AWS::CloudTrail::Trail'],
  check(trail, scope) {
    const name = property(trail, 'S3BucketName', scope);
    const bucket = target(name, scope)?.resource;
    if (!name.isSet || bucket?.type !== 'AWS::S3::Bucket') return [];
    const policies = scope
      .resourcesOfType('AWS::S3::BucketPolicy')
      .filter(({ properties }) => mayBe(bucket, entryOf(properties, 'Bucket')?.value, scope));
    if (policies.length > 0) return withoutOrder(trail, name.written, policies);
    return isWhole(scope) ? [withoutPolicy(name.written, bucket)] : [];
  },
};

function withoutPolicy(at: Node, bucket: Resource): Finding {
  const message = `${bucket.logicalId} has no bucket policy, so CloudTrail may not write to it. {policy}`;
  return finding('cloudtrail-bucket-policy', 'error', at, message, [{ at: bucket.key, message: 'The bucket.' }]);
}

/** Nothing in the trail names the policy, so both are made at the same time unless `DependsOn` says otherwise. */
function withoutOrder(trail: Resource, at: Node, policies: readonly Resource[]): readonly Finding[] {
  const [policy, ...others] = policies;
  const waitsFor = new Set([...namesIn(entryOf(trail.body, 'DependsOn')?.value), ...namedIn(trail)]);
  if (policy === undefined || others.length > 0 || waitsFor.has(policy.logicalId)) return [];
  // What the trail waits for may wait for the policy in turn.
  if (waitsFor.size > 0 && entryOf(trail.body, 'DependsOn') !== undefined) return [];
  const message = `The trail doesn't wait for ${policy.logicalId}, so it fails if it is created first. Add DependsOn: ${policy.logicalId}.`;
  const related = [{ at: policy.key, message: 'The policy of the bucket.' }];
  const change = { kind: 'put', resource: trail, path: ['DependsOn'], value: policy.logicalId } as const;
  const fixes = [{ title: `Let it wait for ${policy.logicalId}`, change }];
  return [finding('cloudtrail-bucket-policy', 'warning', at, message, related, fixes)];
}

function namesIn(node: Node | undefined): readonly string[] {
  if (node?.kind === 'sequence') return node.items.flatMap(item => stringOf(item) ?? []);
  return node?.kind === 'scalar' ? [node.value] : [];
}

function namedIn({ properties }: Resource): readonly string[] {
  return properties === undefined ? [] : mentionsIn(properties);
}
