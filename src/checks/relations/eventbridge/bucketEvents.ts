import { type Node, valueOf } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { type Check, type Finding, finding, here, property, type Resource, type Scope } from '../../api';
import { jsonAt } from '../support/jsonText';
import { isHandedOver, resourceIn } from '../support/mentions';
import { itemsOf } from '../support/statements';
import { patternsOf } from './rules';

const code = 'events-bucket';

/**
 * A bucket sends its events to EventBridge only when its notifications say so.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-event-notifications-eventbridge.html
 */
export const bucketEvents: Check = {
  ids: [code],
  types: ['AWS::Events::Rule', 'AWS::Serverless::Function', 'AWS::Serverless::StateMachine'],
  check(rule, scope) {
    if (property(rule, 'EventBusName', scope).kind !== 'absent') return [];
    return patternsOf(rule, scope).flatMap(({ node }) => {
      const pattern = jsonAt(node);
      return pattern === undefined || !isOfBuckets(pattern) ? [] : silentIn(pattern, scope);
    });
  },
};

/** Whether it is for S3's own events: those of CloudTrail come without the bucket's help. */
function isOfBuckets(pattern: Node): boolean {
  const sources = itemsOf(valueOf(pattern, 'source') ?? pattern).map(stringOf);
  const types = valueOf(pattern, 'detail-type');
  const isTrail = types !== undefined && itemsOf(types).some(type => stringOf(type)?.includes('CloudTrail') !== false);
  return sources.length === 1 && sources[0] === 'aws.s3' && !isTrail;
}

function silentIn(pattern: Node, scope: Scope): readonly Finding[] {
  const names = valueOf(valueOf(valueOf(pattern, 'detail'), 'bucket'), 'name');
  return names === undefined || callOf(names) !== undefined
    ? []
    : itemsOf(names).flatMap(node => {
        const bucket = resourceIn(node, scope);
        return bucket !== undefined && isSilent(bucket, scope) ? [told(node, bucket)] : [];
      });
}

function isSilent(bucket: Resource, scope: Scope): boolean {
  if (bucket.type !== 'AWS::S3::Bucket' || isHandedOver(bucket.logicalId, scope)) return false;
  return property(bucket, 'NotificationConfiguration.EventBridgeConfiguration', scope).kind === 'absent';
}

function told(node: Node, bucket: Resource): Finding {
  const message = `${bucket.logicalId} sends no events to EventBridge, so nothing matches this pattern.`;
  return finding(code, 'warning', node, message, [here(bucket)]);
}
