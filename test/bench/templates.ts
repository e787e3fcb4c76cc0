import { stringify } from 'yaml';

/** The three ways in which templates are written. */
export type Kind = 'yaml' | 'json' | 'sam';

/** Whether values are literals, or parameters, mappings and conditions. */
export type Style = 'literal' | 'computed';

export interface Size {
  readonly name: string;
  readonly isReached: (text: string, resources: number) => boolean;
}

export const lines = (count: number): Size => ({
  name: `${count.toLocaleString('en-US')} lines`,
  isReached: text => text.split('\n').length > count - 8,
});
export const megabyte: Size = { name: '1 MB', isReached: text => text.length >= 1_000_000 };
export const resources = (count: number): Size => ({
  name: `${count.toLocaleString('en-US')} resources`,
  isReached: (_, made) => made >= count,
});

/** A template of a shop with as many orders, queues and tables as fit. */
export function template(kind: Kind, style: Style, size: Size): string {
  const start = head(kind, style);
  const parts: string[] = [];
  let made = 0;
  // The size is looked at now and then only: the text grows fast enough.
  for (let step = 1; !size.isReached(joined(kind, start, parts), made); step = Math.ceil(parts.length / 20)) {
    for (let count = 0; count < step; count++) parts.push(resource(kind, style, made++));
  }
  // A function whose table isn't there any more would make it a part of a template.
  while (made % 3 !== 0) parts.push(resource(kind, style, made++));
  return joined(kind, start, parts);
}

function joined(kind: Kind, start: string, parts: readonly string[]): string {
  if (kind !== 'json') return `${start}Resources:\n${parts.join('')}`;
  return `${start.trimEnd().slice(0, -2)},\n  "Resources": {\n${parts.join(',\n')}\n  }\n}\n`;
}

function head(kind: Kind, style: Style): string {
  const sections = {
    AWSTemplateFormatVersion: '2010-09-09',
    ...(kind === 'sam' && { Transform: 'AWS::Serverless-2016-10-31' }),
    ...(style === 'computed' && {
      Parameters: {
        Seconds: { Type: 'Number', Default: 60 },
        Stage: { Type: 'String', AllowedValues: ['test', 'live'] },
      },
      Mappings: { Sizes: { test: { Memory: 128 }, live: { Memory: 1024 } } },
      Conditions: { IsLive: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] } },
    }),
  };
  return kind === 'json' ? `${JSON.stringify(sections, undefined, 2)}\n` : stringify(sections);
}

/** One of a function, its queue and its table, by turns. */
function resource(kind: Kind, style: Style, index: number): string {
  const number = Math.floor(index / 3);
  const [name, body] = [fn, queue, table][index % 3]?.(number, kind, style) ?? [];
  if (kind === 'json') return `    "${name}": ${JSON.stringify(body, undefined, 2).replaceAll('\n', '\n    ')}`;
  return stringify({ [name ?? '']: body }).replaceAll(/^(?=.)/gm, '  ');
}

type Named = readonly [string, object];

function fn(number: number, kind: Kind, style: Style): Named {
  const isLive = (yes: unknown, no: unknown) => (style === 'literal' ? yes : { 'Fn::If': ['IsLive', yes, no] });
  const common = {
    Handler: 'index.handler',
    Runtime: 'nodejs22.x',
    MemorySize: style === 'literal' ? 128 : { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'Memory'] },
    Timeout: isLive(style === 'literal' ? 30 : { Ref: 'Seconds' }, 30),
    Environment: { Variables: { TABLE: { Ref: `Table${number}` }, NAME: { 'Fn::Sub': '${AWS::StackName}-orders' } } },
  };
  const source = { Queue: { 'Fn::GetAtt': [`Queue${number}`, 'Arn'] }, BatchSize: isLive(10, 1) };
  if (kind === 'sam') {
    const Properties = { ...common, CodeUri: 'src/', Events: { Orders: { Type: 'SQS', Properties: source } } };
    return [`Function${number}`, { Type: 'AWS::Serverless::Function', Properties }];
  }
  const Properties = {
    ...common,
    Role: { 'Fn::ImportValue': 'role' },
    Code: { S3Bucket: 'code', S3Key: 'orders.zip' },
  };
  return [`Function${number}`, { Type: 'AWS::Lambda::Function', Properties }];
}

function queue(number: number, _kind: Kind, style: Style): Named {
  const period = style === 'literal' ? 1209600 : { 'Fn::If': ['IsLive', 1209600, 60] };
  const Properties = {
    VisibilityTimeout: 180,
    MessageRetentionPeriod: period,
    Tags: [{ Key: 'team', Value: 'orders' }],
  };
  return [`Queue${number}`, { Type: 'AWS::SQS::Queue', Properties }];
}

function table(number: number, _kind: Kind, style: Style): Named {
  const Properties = {
    BillingMode: style === 'literal' ? 'PAY_PER_REQUEST' : { 'Fn::If': ['IsLive', 'PROVISIONED', 'PAY_PER_REQUEST'] },
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  };
  return [`Table${number}`, { Type: 'AWS::DynamoDB::Table', Properties }];
}
