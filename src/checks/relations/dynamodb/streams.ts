import type { Node } from '../../../syntax/tree';
import { enumerated } from '../../../text/enumerated';
import {
  type Check,
  type Finding,
  type Fix,
  finding,
  type GroupCheck,
  type Property,
  property,
  put,
  type Resource,
  type Scope,
  target,
} from '../../api';
import { eventSourcesOf, eventSourceTypes } from '../support/eventSources';
import { isThere } from '../support/mentions';

const streamTables = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable', 'AWS::Serverless::SimpleTable'];
const readerTypes = [...eventSourceTypes, 'AWS::Pipes::Pipe'];
const mostReaders = 2;

/** Something that reads the stream of a table of this template. */
interface Reader {
  readonly resource: Resource;
  readonly name: string;
  readonly at: Node;
  readonly table: Resource;
  /** Undefined where the template leaves it open. */
  readonly isEnabled: boolean | undefined;
}

/**
 * A table has a stream only with a StreamSpecification.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
 */
export const streamMissing: Check = {
  ids: ['ddb-stream-missing'],
  types: readerTypes,
  check(resource, scope) {
    return readersIn(resource, scope).flatMap(({ at, table }) => {
      if (isThere(table, scope) !== true || hasStream(table, scope) !== false) return [];
      return [withoutStream(at, table)];
    });
  },
};

function hasStream(table: Resource, scope: Scope): boolean | undefined {
  // SAM's simple table knows no streams.
  if (table.type === 'AWS::Serverless::SimpleTable') return false;
  const specification = property(table, 'StreamSpecification', scope);
  return specification.kind === 'absent' ? false : specification.kind === 'one' || undefined;
}

/** The stream that holds most, which every reader can use. */
export function addStream(table: Resource): Fix {
  const title = `Add StreamSpecification to ${table.logicalId}`;
  return put(table, 'StreamSpecification.StreamViewType', 'NEW_AND_OLD_IMAGES', title);
}

function withoutStream(at: Node, table: Resource): Finding {
  const wayOut = table.type === 'AWS::Serverless::SimpleTable' ? '{table}' : '{stream}';
  const message = `${table.logicalId} has no stream, so its StreamArn doesn't exist and the deployment fails. ${wayOut}`;
  const related = [{ at: table.key, message: 'The table without StreamSpecification.' }];
  const fixes = table.type === 'AWS::Serverless::SimpleTable' ? [] : [addStream(table)];
  return finding('ddb-stream-missing', 'error', at, message, related, fixes);
}

/**
 * More than two readers of a stream's shard are throttled.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
 */
export const streamReaders: GroupCheck = {
  ids: ['ddb-stream-readers'],
  check(scope) {
    const byTable = new Map<Resource, Reader[]>();
    for (const reader of readerTypes.flatMap(type => scope.list(type, readersIn))) {
      // What may not be there, or may be off, is not counted.
      if (reader.isEnabled !== true) continue;
      byTable.set(reader.table, [...(byTable.get(reader.table) ?? []), reader]);
    }
    return [...byTable].flatMap(([table, readers]) => tooMany(table, readers));
  },
};

function tooMany(table: Resource, readers: readonly Reader[]): readonly Finding[] {
  const third = readers[mostReaders];
  if (third === undefined) return [];
  const others = readers.filter(reader => reader !== third);
  const names = readers.map(({ name }) => name);
  const message = `${enumerated(names, 'and')} read the stream of ${table.logicalId}, but a shard serves ${mostReaders} readers without throttling.`;
  const related = others.map(({ at, name }) => ({ at, message: `${name} reads it too.` }));
  return [finding('ddb-stream-readers', 'warning', third.at, message, related)];
}

function readersIn(resource: Resource, scope: Scope): readonly Reader[] {
  if (resource.type === 'AWS::Pipes::Pipe') return pipeReader(resource, scope);
  return eventSourcesOf(resource, scope).flatMap(({ source, arn, path, function: fn }) => {
    const at = arn.written;
    const table = streamTable(arn, scope);
    if (source === undefined || at === undefined || table === undefined) return [];
    const enabled = property(resource, `${path}Enabled`, scope);
    const name = (fn ?? resource).logicalId;
    return [{ resource, name, at, table, isEnabled: enabled.kind === 'absent' ? true : enabled.boolean }];
  });
}

function pipeReader(resource: Resource, scope: Scope): readonly Reader[] {
  const source = property(resource, 'Source', scope);
  const table = streamTable(source, scope);
  if (!source.isSet || table === undefined) return [];
  const isOn = property(resource, 'DesiredState', scope).kind === 'absent';
  return [{ resource, name: resource.logicalId, at: source.written, table, isEnabled: isOn || undefined }];
}

function streamTable(arn: Property, scope: Scope): Resource | undefined {
  const found = target(arn, scope);
  if (found === undefined || found.attribute !== 'StreamArn') return undefined;
  return streamTables.includes(found.resource.type) ? found.resource : undefined;
}
