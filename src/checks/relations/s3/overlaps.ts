import type { Node } from '../../../syntax/tree';
import {
  type Finding,
  finding,
  type GroupCheck,
  items,
  type Property,
  property,
  type Resource,
  type Scope,
  setItems,
  target,
} from '../../api';
import { eventsOf } from '../support/events';
import { functionAt } from '../support/functions';

const code = 's3-notification-overlap';

/** What a bucket tells somebody: of a kind of event, for keys with that beginning and end. */
interface Notification {
  readonly bucket: string;
  /** The resource that says so, and where it names the kinds of events. */
  readonly resource: string;
  readonly at: Node;
  /** The function that is told, where it is known. */
  readonly receiver: string | undefined;
  /** In words: `Up of Resize`; empty for the bucket's own. */
  readonly name: string;
  readonly events: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * Of two notifications with a kind of event in common, the keys mustn't meet.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html
 */
export const overlaps: GroupCheck = {
  ids: [code],
  check(scope) {
    const all = [...scope.list('AWS::S3::Bucket', ofBucket), ...scope.list('AWS::Serverless::Function', ofEvents)];
    return all.flatMap((one, index) => {
      const other = all.slice(0, index).find(earlier => meet(earlier, one));
      return other === undefined ? [] : [met(one, other)];
    });
  },
};

function ofBucket(bucket: Resource, scope: Scope): readonly Notification[] {
  return ['LambdaConfigurations', 'QueueConfigurations', 'TopicConfigurations'].flatMap(kind => {
    const all = setItems(property(bucket, `NotificationConfiguration.${kind}`, scope), scope) ?? [];
    return all.flatMap(one => {
      const receiver = functionAt(property(one, 'Function', scope), scope)?.logicalId;
      return read(bucket, one, 'Event', { bucket: bucket.logicalId, receiver, name: '' }, scope);
    });
  });
}

function ofEvents(fn: Resource, scope: Scope): readonly Notification[] {
  return eventsOf(fn, scope).flatMap(({ key, type, properties }) => {
    const bucket = type === 'S3' ? target(property(properties, 'Bucket', scope), scope)?.resource : undefined;
    if (bucket === undefined) return [];
    const name = `${key.value} of ${fn.logicalId}`;
    return read(fn, properties, 'Events', { bucket: bucket.logicalId, receiver: fn.logicalId, name }, scope);
  });
}

/** None where the template doesn't tell all of it. */
function read(
  { logicalId, isLooped }: Resource,
  notification: Property,
  field: 'Event' | 'Events',
  of: Pick<Notification, 'bucket' | 'receiver' | 'name'>,
  scope: Scope,
): readonly Notification[] {
  const written = property(notification, field, scope);
  const kinds = (setItems(written, scope) ?? [written]).map(({ text }) => text);
  const filter = filterOf(notification, scope);
  if (!written.isSet || isLooped || filter === undefined || kinds.includes(undefined)) return [];
  const events = kinds.filter(kind => kind !== undefined);
  return [{ ...of, ...filter, resource: logicalId, at: written.place, events }];
}

function filterOf(notification: Property, scope: Scope) {
  const filter = { prefix: '', suffix: '' };
  if (property(notification, 'Filter', scope).kind === 'absent') return filter;
  const rules = items(property(notification, 'Filter.S3Key.Rules', scope), scope);
  if (rules === undefined) return undefined;
  for (const rule of rules) {
    const [name, value] = ['Name', 'Value'].map(field => property(rule, field, scope).text);
    const side = name?.toLowerCase();
    if (value === undefined || (side !== 'prefix' && side !== 'suffix')) return undefined;
    filter[side] = value;
  }
  return filter;
}

function meet(one: Notification, other: Notification): boolean {
  if (one.bucket !== other.bucket || commonEvent(one, other) === undefined || isSame(one, other)) return false;
  const prefixes = one.prefix.startsWith(other.prefix) || other.prefix.startsWith(one.prefix);
  return prefixes && (one.suffix.endsWith(other.suffix) || other.suffix.endsWith(one.suffix));
}

/** SAM adds the notification of an event only where the bucket hasn't got it. */
function isSame(one: Notification, other: Notification): boolean {
  const isAlike = one.receiver === other.receiver && one.prefix === other.prefix && one.suffix === other.suffix;
  return isAlike && one.receiver !== undefined && one.resource !== other.resource;
}

/** The narrower of two kinds: `s3:ObjectCreated:*` has `s3:ObjectCreated:Put` in it. */
function commonEvent({ events }: Notification, other: Notification): string | undefined {
  const isIn = (kind: string, wide: string) =>
    kind === wide || (wide.endsWith('*') && kind.startsWith(wide.slice(0, -1)));
  return (
    events.find(kind => other.events.some(wide => isIn(kind, wide))) ??
    other.events.find(kind => events.some(wide => isIn(kind, wide)))
  );
}

function met(one: Notification, other: Notification): Finding {
  const what = other.name === '' ? 'Another notification' : other.name;
  const message = `${what} is for ${commonEvent(one, other)} of the same keys of ${one.bucket}, so S3 refuses both. Use prefixes or suffixes that exclude each other, or send the events to a topic or EventBridge.`;
  return finding(code, 'error', one.at, message, [{ at: other.at, message: 'The other one is here.' }]);
}
