import { type Check, type Fix, finding, put, type Resource, type Scope } from '../../api';
import { booleanIn, fixedAt, itemsOf, memberOf, placeOf, textOf } from '../support/fixed';

const expirations = ['NoncurrentVersionExpiration', 'NoncurrentVersionExpirationInDays'];

/**
 * Old versions stay, and are paid for, until a lifecycle rule removes them.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjectVersions.html
 */
export const versions: Check = {
  ids: ['s3-versioned-no-expiry'],
  types: ['AWS::S3::Bucket'],
  check(bucket, scope) {
    const status = fixedAt(bucket, 'VersioningConfiguration.Status', scope);
    if (!status || textOf(status) !== 'Enabled' || isArchive(bucket, scope) || expires(bucket, scope) !== false)
      return [];
    const message = 'The bucket keeps every old version forever';
    return [finding('s3-versioned-no-expiry', 'hint', placeOf(status), message, [], expiring(bucket, scope))];
  },
};

/** How long one can go back is for the bucket's owner to say; a month is a beginning. */
function expiring(bucket: Resource, scope: Scope): readonly Fix[] {
  if (fixedAt(bucket, 'LifecycleConfiguration', scope) !== null) return [];
  const rule = '{Status: Enabled, NoncurrentVersionExpiration: {NoncurrentDays: 30}}';
  return [put(bucket, 'LifecycleConfiguration.Rules', `[${rule}]`, 'Remove old versions after 30 days')];
}

/** Under Object Lock, versions are what the bucket is for. */
function isArchive(bucket: Resource, scope: Scope): boolean {
  const lock = fixedAt(bucket, 'ObjectLockEnabled', scope);
  return lock === undefined || booleanIn(lock) === true;
}

/** Undefined where a rule, or part of one, is open. */
function expires(bucket: Resource, scope: Scope): boolean | undefined {
  const rules = itemsOf(fixedAt(bucket, 'LifecycleConfiguration.Rules', scope), scope);
  const values = rules?.flatMap(rule => expirations.map(name => memberOf(rule, name, scope)));
  if (values === undefined || values.includes(undefined)) return undefined;
  return values.some(value => value !== null);
}
