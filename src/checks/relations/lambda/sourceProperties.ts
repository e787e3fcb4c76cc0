import { type Check, type Finding, finding, property, put, remove, type Scope } from '../../api';
import { type EventSource, eventSourcesOf, eventSourceTypes } from '../support/eventSources';
import { keyAt } from '../support/keys';

/** Properties that Lambda takes for streams only. Source: AWS::Lambda::EventSourceMapping. */
const streamProperties = [
  'ParallelizationFactor',
  'TumblingWindowInSeconds',
  'MaximumRecordAgeInSeconds',
  'MaximumRetryAttempts',
  'BisectBatchOnFunctionError',
];

/**
 * Properties of an event source mapping that don't go with its source: a stream is read from a position on, a queue
 * has none, and knows nothing of shards and their retries either.
 * Source: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
 */
export const sourceProperties: Check = {
  ids: ['esm-starting-position', 'kinesis-esm'],
  types: eventSourceTypes,
  check: (resource, scope) => eventSourcesOf(resource, scope).flatMap(source => checkSource(source, scope)),
};

function checkSource(source: EventSource, scope: Scope): readonly Finding[] {
  if (source.kind === 'SQS') return [...positionOfQueue(source, scope), ...onlyForStreams(source, scope)];
  return source.kind === undefined ? [] : positionOfStream(source, scope);
}

function positionOfQueue({ resource, path }: EventSource, scope: Scope): readonly Finding[] {
  const place = keyAt(resource, `${path}StartingPosition`, scope);
  if (place === undefined || !property(resource, `${path}StartingPosition`, scope).isSet) return [];
  const message = 'StartingPosition is set, but it is not allowed for a queue. {remove}';
  return [finding('esm-starting-position', 'error', place, message, [], [remove(resource, `${path}StartingPosition`)])];
}

function positionOfStream({ resource, path, name, arn, source, kind }: EventSource, scope: Scope): readonly Finding[] {
  if (property(resource, `${path}StartingPosition`, scope).kind !== 'absent') return [];
  const message = `StartingPosition is missing, but a ${kind} stream needs it. {set}`;
  const related =
    source === undefined ? [] : [{ at: source.key, message: `${source.logicalId} is the stream's owner.` }];
  return [
    finding('esm-starting-position', 'error', arn.key ?? name, message, related, [
      put(resource, `${path}StartingPosition`, 'LATEST'),
    ]),
  ];
}

function onlyForStreams({ resource, path }: EventSource, scope: Scope): readonly Finding[] {
  return streamProperties.flatMap(name => {
    const set = property(resource, `${path}${name}`, scope);
    if (!set.isSet || set.boolean === false) return [];
    const place = keyAt(resource, `${path}${name}`, scope) ?? resource.key;
    const message = `${name} is set for a queue`;
    return [finding('kinesis-esm', 'error', place, message, [], [remove(resource, `${path}${name}`)])];
  });
}
