import type { Scalar } from '../../../syntax/tree';
import { resolved } from '../../../template/read/target';
import { type Property, property, type Resource, type Scope, target } from '../../api';
import { serviceOf } from './arns';
import { eventsOf } from './events';
import { functionAt } from './functions';

export type SourceKind = 'SQS' | 'Kinesis' | 'DynamoDB';

/** What a function is fed from by polling: an event source mapping, or an event of a SAM function. */
export interface EventSource {
  readonly kind: SourceKind | undefined;
  /** The resource that has the mapping's properties, and the path to them, with a dot at its end. */
  readonly resource: Resource;
  readonly path: string;
  /** The place for findings on something missing: the logical ID, or the event's name. */
  readonly name: Scalar;
  /** The property that names the source. */
  readonly arn: Property;
  /** The queue, stream or table, where it is in the template. */
  readonly source: Resource | undefined;
  readonly function: Resource | undefined;
}

export const eventSourceTypes: readonly string[] = ['AWS::Lambda::EventSourceMapping', 'AWS::Serverless::Function'];

export function eventSourcesOf(resource: Resource, scope: Scope): readonly EventSource[] {
  return resource.type === 'AWS::Serverless::Function' ? samSources(resource, scope) : [mapping(resource, scope)];
}

/** Only those of one kind. */
export function sourcesOfKind(kind: SourceKind, resource: Resource, scope: Scope): readonly EventSource[] {
  return eventSourcesOf(resource, scope).filter(source => source.kind === kind);
}

function mapping(resource: Resource, scope: Scope): EventSource {
  const arn = property(resource, 'EventSourceArn', scope);
  const source = target(arn, scope)?.resource;
  return {
    kind: source === undefined ? kindOfArn(arn, scope) : kindOf(source),
    resource,
    path: '',
    name: resource.key,
    arn,
    source,
    function: functionAt(property(resource, 'FunctionName', scope), scope),
  };
}

function kindOfArn({ written }: Property, scope: Scope): SourceKind | undefined {
  return written && kinds.get(serviceOf(resolved(written, scope)) ?? '');
}

const kinds: ReadonlyMap<string, SourceKind> = new Map([
  ['sqs', 'SQS'],
  ['kinesis', 'Kinesis'],
  ['dynamodb', 'DynamoDB'],
]);

function kindOf({ type }: Resource): SourceKind | undefined {
  if (type === 'AWS::SQS::Queue') return 'SQS';
  if (type === 'AWS::Kinesis::Stream' || type === 'AWS::Kinesis::StreamConsumer') return 'Kinesis';
  return type === 'AWS::DynamoDB::Table' || type === 'AWS::DynamoDB::GlobalTable' ? 'DynamoDB' : undefined;
}

/** The property of a SAM event that names its source. Source: SAM specification, EventSource. */
const sourceProperties: ReadonlyMap<string, string> = new Map([
  ['SQS', 'Queue'],
  ['Kinesis', 'Stream'],
  ['DynamoDB', 'Stream'],
]);

function samSources(resource: Resource, scope: Scope): readonly EventSource[] {
  return eventsOf(resource, scope).flatMap(({ key, type, properties }) => {
    const name = sourceProperties.get(type ?? '');
    if (name === undefined) return [];
    const arn = property(properties, name, scope);
    return [
      {
        kind: type as SourceKind,
        resource,
        path: `Events.${key.value}.Properties.`,
        name: key,
        arn,
        source: target(arn, scope)?.resource,
        function: resource,
      },
    ];
  });
}
