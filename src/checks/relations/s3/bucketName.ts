import { callOf } from '../../../template/model/intrinsics';
import { type Check, finding } from '../../api';
import { fixedAt, placeOf, textOf } from '../support/fixed';

/**
 * A name that is written out can be taken once in a partition.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html
 */
export const bucketName: Check = {
  ids: ['s3-hardcoded-name'],
  types: ['AWS::S3::Bucket'],
  check(bucket, scope) {
    const name = fixedAt(bucket, 'BucketName', scope);
    if (name?.written.kind !== 'scalar' || callOf(name.written) !== undefined) return [];
    const namespace = fixedAt(bucket, 'BucketNamespace', scope);
    if (namespace === undefined || textOf(namespace) === 'account-regional') return [];
    const message = 'BucketName is a fixed text';
    return [finding('s3-hardcoded-name', 'hint', placeOf(name), message)];
  },
};
