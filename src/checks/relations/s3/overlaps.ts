import { sitesOf } from '../../../template/read/sites';
import { type Finding, finding, type GroupCheck, items, property, type Resource, type Scope, target } from '../../api';
import { eventsOf } from '../support/events';
import { functionAt } from '../support/functions';

const code = 's3-notification-overlap';

/** What a bucket tells somebody: of a kind of event, for keys with that beginning and end. */
interface Notification {
  readonly bucket: string;
  /** The resource that says so, and the path to the kinds of events. */
  readonly resource: string;
  readonly path: string;
  /** The function that is told, where it is known. */
  readonly receiver: string | undefined;
  /** In words: `Up of Resize`, or `this one` for the bucket's own. */
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
      return other === undefined ? [] : tell(one, other, scope);
    });
  },
};

function ofBucket(bucket: Resource, scope: Scope): readonly Notification[] {
  return ['LambdaConfigurations', 'QueueConfigurations', 'TopicConfigurations'].flatMap(kind =>
    sitesOf(bucket.properties, ['NotificationConfiguration', kind, '*'], scope).flatMap(({ certain, wildcards }) => {
      const place = `NotificationConfiguration.${kind}.${wildcards.join()}`;
      const receiver = functionAt(property(bucket, `${place}.Function`, scope), scope)?.logicalId;
      return certain ? read(bucket, place, 'Event', { bucket: bucket.logicalId, receiver, name: '' }, scope) : [];
    }),
  );
}

function ofEvents(fn: Resource, scope: Scope): readonly Notification[] {
  return eventsOf(fn, scope).flatMap(({ key, type }) => {
    const place = `Events.${key.value}.Properties`;
    const bucket = type === 'S3' ? target(property(fn, `${place}.Bucket`, scope), scope)?.resource : undefined;
    if (bucket === undefined) return [];
    const name = `${key.value} of ${fn.logicalId}`;
    return read(fn, place, 'Events', { bucket: bucket.logicalId, receiver: fn.logicalId, name }, scope);
  });
}

/** None where the template doesn't tell all of it. */
function read(
  resource: Resource,
  place: string,
  field: 'Event' | 'Events',
  of: Pick<Notification, 'bucket' | 'receiver' | 'name'>,
  scope: Scope,
): readonly Notification[] {
  const path = `${place}.${field}`;
  const written = property(resource, path, scope);
  const events = written.kind === 'one' && written.node.kind === 'sequence' ? (items(written, scope) ?? []) : [written];
  const kinds = events.map(event => (event.kind === 'one' ? event.text : undefined));
  const filter = filterOf(resource, `${place}.Filter`, scope);
  if (resource.isLooped || filter === undefined || kinds.includes(undefined)) return [];
  return [{ ...of, ...filter, resource: resource.logicalId, path, events: kinds.flatMap(kind => kind ?? []) }];
}

function filterOf(resource: Resource, path: string, scope: Scope) {
  const filter = { prefix: '', suffix: '' };
  if (property(resource, path, scope).kind === 'absent') return filter;
  const rules = items(property(resource, `${path}.S3Key.Rules`, scope), scope);
  if (rules === undefined) return undefined;
  for (const rule of rules) {
    const [name, value] = ['Name', 'Value'].map(field => textOf(rule, field, scope));
    const side = name?.toLowerCase();
    if (value === undefined || (side !== 'prefix' && side !== 'suffix')) return undefined;
    filter[side] = value;
  }
  return filter;
}

function textOf(rule: Parameters<typeof property>[0], field: string, scope: Scope): string | undefined {
  const value = property(rule, field, scope);
  return value.kind === 'one' ? value.text : undefined;
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

function tell(one: Notification, other: Notification, scope: Scope): readonly Finding[] {
  const [at, before] = [one, other].map(({ resource, path }) => {
    const user = scope.resource(resource);
    const place = user && property(user, path, scope);
    return place?.isSet ? place.place : undefined;
  });
  if (at === undefined || before === undefined) return [];
  const event = commonEvent(one, other);
  const what = other.name === '' ? 'Another notification' : other.name;
  const message = `${what} is for ${event} of the same keys of ${one.bucket}, so S3 refuses both. Use prefixes or suffixes that exclude each other, or send the events to a topic or EventBridge.`;
  return [finding(code, 'error', at, message, [{ at: before, message: 'The other one is here.' }])];
}
