import { callOf } from '../../../template/model/intrinsics';
import { type Check, finding, property } from '../../api';

/**
 * A name that is written out can be taken once in a partition.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html
 */
export const bucketName: Check = {
  ids: ['s3-hardcoded-name'],
  types: ['AWS::S3::Bucket'],
  check(bucket, scope) {
    const name = property(bucket, 'BucketName', scope);
    if (name.kind !== 'one' || name.written.kind !== 'scalar' || callOf(name.written) !== undefined) return [];
    // An empty name is none: CloudFormation makes one.
    if (name.text === '') return [];
    const namespace = property(bucket, 'BucketNamespace', scope);
    if (!namespace.isKnown || namespace.text === 'account-regional') return [];
    const message = 'BucketName is a fixed text';
    return [finding('s3-hardcoded-name', 'hint', name.place, message)];
  },
};
