import { policyLimit } from '../support/policyLimit';

/** Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html */
export const bucketPolicy = policyLimit({
  id: 's3-policy',
  types: ['AWS::S3::BucketPolicy'],
  path: ['PolicyDocument'],
  most: 20_480,
  unit: 'bytes',
  severity: 'error',
  reason: "a bucket's policy holds 20 KB",
});
