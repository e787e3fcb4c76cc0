/**
 * The pseudo parameters, without the `AWS::` in front.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
 */
export const pseudoParameters: readonly string[] = [
  'AccountId',
  'NoValue',
  'NotificationARNs',
  'Partition',
  'Region',
  'StackId',
  'StackName',
  'URLSuffix',
];
