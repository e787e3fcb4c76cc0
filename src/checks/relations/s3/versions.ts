import { type Check, type Fix, finding, items, property, put, type Resource, type Scope } from '../../api';

const expirations = ['NoncurrentVersionExpiration', 'NoncurrentVersionExpirationInDays'];

/**
 * Old versions stay, and are paid for, until a lifecycle rule removes them.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjectVersions.html
 */
export const versions: Check = {
  ids: ['s3-versioned-no-expiry'],
  types: ['AWS::S3::Bucket'],
  check(bucket, scope) {
    const status = property(bucket, 'VersioningConfiguration.Status', scope);
    if (status.text !== 'Enabled' || isArchive(bucket, scope) || expires(bucket, scope) !== false) return [];
    const message = 'The bucket keeps every old version forever';
    return [finding('s3-versioned-no-expiry', 'hint', status.place, message, [], expiring(bucket, scope))];
  },
};

/** How long one can go back is for the bucket's owner to say; a month is a beginning. */
function expiring(bucket: Resource, scope: Scope): readonly Fix[] {
  if (property(bucket, 'LifecycleConfiguration', scope).kind !== 'absent') return [];
  const rule = '{Status: Enabled, NoncurrentVersionExpiration: {NoncurrentDays: 30}}';
  return [put(bucket, 'LifecycleConfiguration.Rules', `[${rule}]`, 'Remove old versions after 30 days')];
}

/** Under Object Lock, versions are what the bucket is for. */
function isArchive(bucket: Resource, scope: Scope): boolean {
  const lock = property(bucket, 'ObjectLockEnabled', scope);
  return !lock.isKnown || lock.boolean === true;
}

/** Undefined where a rule, or part of one, is open. */
function expires(bucket: Resource, scope: Scope): boolean | undefined {
  const rules = items(property(bucket, 'LifecycleConfiguration.Rules', scope), scope);
  const values = rules?.flatMap(rule => expirations.map(name => property(rule, name, scope)));
  if (values === undefined || !values.every(one => one.isKnown)) return undefined;
  return values.some(value => value.kind !== 'absent');
}
