import { type Site, sitesOf } from '../../../template/read/sites';
import { type Check, type Finding, finding, type Scope, target } from '../../api';
import { isFifo, isFifoArn } from '../support/fifo';

const kinds = [
  { path: ['QueueConfigurations', '*', 'Queue'], type: 'AWS::SQS::Queue', noun: 'queue' },
  { path: ['TopicConfigurations', '*', 'Topic'], type: 'AWS::SNS::Topic', noun: 'topic' },
];

/**
 * A bucket tells standard queues and topics only.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
 */
export const notifications: Check = {
  ids: ['s3-notification-fifo'],
  types: ['AWS::S3::Bucket'],
  check(bucket, scope) {
    return kinds.flatMap(({ path, type, noun }) =>
      sitesOf(bucket.properties, ['NotificationConfiguration', ...path], scope).flatMap(site =>
        atSite(site, type, noun, scope),
      ),
    );
  },
};

function atSite(site: Site, type: string, noun: string, scope: Scope): readonly Finding[] {
  const destination = target(site.node, scope)?.resource;
  const isInTemplate = destination?.type === type && isFifo(destination, scope) === true;
  if (!isInTemplate && isFifoArn(site.node, scope) !== true) return [];
  const message = `This ${noun} is FIFO, but a bucket notifies only standard queues and topics. Use a standard ${noun}, or send the events through EventBridge, which reaches FIFO queues.`;
  const related = isInTemplate ? [{ at: destination.key, message: `${destination.logicalId} is FIFO.` }] : [];
  return [finding('s3-notification-fifo', site.certain ? 'error' : 'warning', site.node, message, related)];
}
