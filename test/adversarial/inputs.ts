import type { Language } from '../../src/analysis';

/** A kind of text that is as bad as it gets; `full` is how large it is made when it is measured. */
export interface Input {
  readonly name: string;
  readonly full: number;
  readonly text: (size: number) => string;
}

export function languageOf(text: string): Language {
  return text.startsWith('{') ? 'json' : 'yaml';
}

const many = (count: number, piece: (index: number) => string, separator = ''): string =>
  Array.from({ length: Math.floor(count) }, (_, index) => piece(index)).join(separator);

const resources = (body: string): string => `Resources:\n${body}`;
const queue = (properties: string): string =>
  resources(`  Queue:\n    Type: AWS::SQS::Queue\n    Properties:\n${properties}\n`);
const fn = (name: string | number, properties: string): string =>
  `  F${name}:\n    Type: AWS::Lambda::Function\n    Properties: {Handler: a.b, Runtime: nodejs22.x, Code: {ZipFile: x}, Role: !GetAtt Role.Arn, ${properties}}\n`;
const json = (properties: string): string =>
  `{"Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Properties": {${properties}}}}}`;

/** Levels upon levels. */
const deep: readonly Input[] = [
  {
    name: 'flow lists in YAML',
    full: 100_000,
    text: size => queue(`      Tags: ${'['.repeat(size)}${']'.repeat(size)}`),
  },
  { name: 'open flow lists in YAML', full: 100_000, text: size => queue(`      Tags: ${'['.repeat(size)}`) },
  {
    name: 'flow mappings in YAML',
    full: 100_000,
    text: size => queue(`      Tags: ${'{a: '.repeat(size)}${'}'.repeat(size)}`),
  },
  { name: 'lists in one line', full: 100_000, text: size => queue(`      Tags:\n        ${'- '.repeat(size)}x`) },
  { name: 'keys of keys', full: 50_000, text: size => queue(`      ${'? '.repeat(size)}x`) },
  {
    name: 'mappings by indentation',
    full: 1500,
    text: size => queue(many(size, level => `${' '.repeat(7 + level)}a:`, '\n')),
  },
  { name: 'lists in JSON', full: 100_000, text: size => json(`"Tags": ${'['.repeat(size)}${']'.repeat(size)}`) },
  { name: 'objects in JSON', full: 100_000, text: size => json(`"Tags": ${'{"a":'.repeat(size)}1${'}'.repeat(size)}`) },
  { name: 'open objects in JSON', full: 100_000, text: size => json(`"Tags": ${'{"a":'.repeat(size)}`) },
  {
    name: 'Fn::If in Fn::If',
    full: 30_000,
    text: size =>
      `Conditions:\n  C: !Equals [!Ref A, b]\n${queue(`      DelaySeconds: ${'!If [C, 901, '.repeat(size)}1${']'.repeat(size)}`)}`,
  },
  {
    name: 'Fn::If in Fn::If in JSON',
    full: 30_000,
    text: size => json(`"DelaySeconds": ${'{"Fn::If": ["C", 901, '.repeat(size)}1${']}'.repeat(size)}`),
  },
  {
    name: 'Fn::FindInMap in Fn::FindInMap',
    full: 20_000,
    text: size => queue(`      DelaySeconds: ${'!FindInMap [M, a, '.repeat(size)}b${']'.repeat(size)}`),
  },
  {
    name: 'a parallel state in another',
    full: 3000,
    text: size =>
      machine(
        `{"StartAt": "A", "States": {"A": {"Type": "Parallel", "End": true, "Branches": [`.repeat(size) +
          ']}}}'.repeat(size),
      ),
  },
];

function machine(definition: string): string {
  return resources(
    `  M:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: '${definition}'\n`,
  );
}

/** Small texts that stand for large things. */
const bombs: readonly Input[] = [
  {
    name: 'aliases of aliases',
    full: 60,
    text: size =>
      `A: &a0 [x, x]\n${many(size, level => `B${level}: &a${level + 1} [*a${level}, *a${level}]\n`)}${queue(`      Tags: *a${size}`)}`,
  },
  {
    name: 'mappings merged twice',
    full: 60,
    text: size =>
      `A: &a0 {k: v, l: w}\n${many(size, level => `B${level}: &a${level + 1} {<<: [*a${level}, *a${level}], k${level}: v}\n`)}${queue(`      Tags: *a${size}`)}`,
  },
  {
    name: 'mappings merged one by one',
    full: 2000,
    text: size =>
      `A: &a0 {k: v}\n${many(size, level => `B${level}: &a${level + 1} {<<: *a${level}, k${level}: v}\n`)}${queue(`      Tags: *a${size}`)}`,
  },
  {
    name: 'joined texts',
    full: 60,
    text: size =>
      `A: &a0 xxxxxxxx\n${many(size, level => `B${level}: &a${level + 1} !Join ["", [*a${level}, *a${level}]]\n`)}${queue(`      QueueName: *a${size}`)}`,
  },
  {
    name: 'substituted texts',
    full: 60,
    text: size =>
      `A: &a0 xxxxxxxx\n${many(size, level => `B${level}: &a${level + 1} !Sub ["\${v}\${v}", {v: *a${level}}]\n`)}${queue(`      QueueName: *a${size}`)}`,
  },
  {
    name: 'branches of branches',
    full: 60,
    text: size =>
      `A: &a0 901\n${many(size, level => `B${level}: &a${level + 1} !If [C${level}, *a${level}, *a${level}]\n`)}Conditions:\n${many(size, level => `  C${level}: !Equals [!Ref P${level}, a]\n`)}${queue(`      DelaySeconds: *a${size}`)}`,
  },
  {
    name: 'JSON in JSON',
    full: 60,
    text: size =>
      `A: &a0 x\n${many(size, level => `B${level}: &a${level + 1} {Fn::ToJsonString: [*a${level}, *a${level}]}\n`)}${queue(`      QueueName: *a${size}`)}`,
  },
  {
    name: 'conditions of conditions',
    full: 5000,
    text: size =>
      `Conditions:\n${many(size, level => `  C${level}: !And [!Condition C${level + 1}, !Condition C${level + 1}]\n`)}  C${size}: !Equals [!Ref A, b]\n${queue('      DelaySeconds: !If [C0, 901, !If [C1, 901, 1]]')}`,
  },
  {
    name: 'conditions in a circle',
    full: 5000,
    text: size =>
      `Conditions:\n${many(size, level => `  C${level}: !Or [!Condition C${(level + 1) % size}, !Condition C${(level + 2) % size}]\n`)}${queue('      DelaySeconds: !If [C0, 901, 1]')}`,
  },
  {
    name: 'allowed values, joined',
    full: 10_000,
    text: size =>
      `Parameters:\n${many(20, index => `  P${index}: {Type: String, AllowedValues: [${many(size / 20, value => `v${value}`, ', ')}]}\n`)}${queue(`      QueueName: !Join ["", [${many(20, index => `!Ref P${index}`, ', ')}]]`)}`,
  },
  {
    name: 'loops in loops',
    full: 60,
    text: size =>
      `Transform: AWS::LanguageExtensions\nResources:\n${many(size, level => `${'  '.repeat(2 * level + 1)}Fn::ForEach::L${level}:\n${'  '.repeat(2 * level + 2)}- V${level}\n${'  '.repeat(2 * level + 2)}- [${many(100, value => `a${value}`, ', ')}]\n${'  '.repeat(2 * level + 2)}-\n`)}${'  '.repeat(2 * size + 1)}Q: {Type: AWS::SQS::Queue}\n`,
  },
];

/** Long lists. */
const wide: readonly Input[] = [
  {
    name: 'tiny resources',
    full: 100_000,
    text: size => resources(many(size, index => `  R${index}: {Type: AWS::SNS::Topic}\n`)),
  },
  {
    name: 'tiny resources in JSON',
    full: 60_000,
    text: size => `{"Resources": {${many(size, index => `"R${index}": {"Type": "AWS::SNS::Topic"}`, ',\n')}}}`,
  },
  {
    name: 'tiny resources in JSON on one line',
    full: 60_000,
    text: size => `{"Resources": {${many(size, index => `"R${index}": {"Type": "AWS::SNS::Topic"}`, ', ')}}}`,
  },
  { name: 'keys', full: 100_000, text: size => queue(many(size, index => `      k${index}: v\n`)) },
  { name: 'equal keys', full: 100_000, text: size => queue('      DelaySeconds: 901\n'.repeat(size)) },
  {
    name: 'tags',
    full: 50_000,
    text: size => queue(`      Tags: [${many(size, index => `{Key: k${index}, Value: v}`, ', ')}]`),
  },
  {
    name: 'branches',
    full: 50_000,
    text: size => queue(`      Tags: [${many(size, () => '!If [C, {Key: k, Value: v}, !Ref AWS::NoValue]', ', ')}]`),
  },
  {
    name: 'parameters',
    full: 50_000,
    text: size =>
      `Parameters:\n${many(size, index => `  P${index}: {Type: Number, Default: 901}\n`)}${queue('      DelaySeconds: !Ref P1')}`,
  },
  {
    name: 'mapping rows',
    full: 50_000,
    text: size =>
      `Mappings:\n  M:\n${many(size, index => `    r${index}: {k: 901}\n`)}${queue('      DelaySeconds: !FindInMap [M, !Ref A, k]')}`,
  },
  {
    name: 'allowed values',
    full: 100_000,
    text: size =>
      `Parameters:\n  P: {Type: Number, AllowedValues: [${many(size, index => `${index}`, ', ')}]}\n${queue('      DelaySeconds: !Ref P')}`,
  },
  {
    name: 'names in a text',
    full: 100_000,
    text: size => queue(`      QueueName: !Sub "${many(size, index => `\${P${index}}`)}"`),
  },
  {
    name: 'variables of a text',
    full: 50_000,
    text: size =>
      queue(
        `      QueueName: !Sub ["${many(size, index => `\${P${index}}`)}", {${many(size, index => `P${index}: v`, ', ')}}]`,
      ),
  },
  {
    name: 'remarks',
    full: 60_000,
    text: size =>
      `${resources(many(size, index => `  # fieldnotes-ignore sqs-no-dlq: ${index}\n`))}  Q: {Type: AWS::SQS::Queue}\n`,
  },
  {
    name: 'remarks with what they hold back',
    full: 20_000,
    text: size =>
      resources(
        many(
          size,
          index =>
            `  # fieldnotes-ignore sqs-no-dlq: meant\n  Q${index}: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 901}}\n`,
        ),
      ),
  },
  { name: 'sections', full: 100_000, text: size => 'Resources:\n  Q: {Type: AWS::SQS::Queue}\n'.repeat(size) },
  {
    name: 'blank lines and spaces',
    full: 500_000,
    text: size => queue(`${' \n'.repeat(size)}      DelaySeconds: 901${' '.repeat(size)}`),
  },
  { name: 'one long text', full: 3_000_000, text: size => queue(`      QueueName: ${'a'.repeat(size)}`) },
  { name: 'one long text in JSON', full: 3_000_000, text: size => json(`"QueueName": "${'a'.repeat(size)}"`) },
  {
    name: 'statements',
    full: 10_000,
    text: size =>
      resources(
        `  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Statement:\n${many(size, index => `          - {Effect: Allow, Action: "s3:Get${index}", Resource: "arn:aws:s3:::b${index}/*"}\n`)}`,
      ),
  },
  {
    name: 'states',
    full: 10_000,
    text: size =>
      machine(
        `{"StartAt": "S0", "States": {${many(size, index => `"S${index}": {"Type": "Wait", "Seconds": 99999999999, "Next": "S${index + 1}"}`, ', ')}}}`,
      ),
  },
];

/** Everything points to one thing, or at everything else. */
const related: readonly Input[] = [
  {
    name: 'functions that read one queue',
    full: 5000,
    text: size =>
      `${queue('      VisibilityTimeout: 1')}${many(size, index => `${fn(index, 'Timeout: 900')}  E${index}: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt Queue.Arn, FunctionName: !Ref F${index}, BatchSize: 10001}}\n`)}`,
  },
  {
    name: 'functions of SAM that read one queue',
    full: 5000,
    text: size =>
      `Transform: AWS::Serverless-2016-10-31\nGlobals: {Function: {Timeout: 901}}\n${queue('      VisibilityTimeout: 1')}${many(size, index => `  S${index}: {Type: AWS::Serverless::Function, Properties: {InlineCode: x, Handler: a.b, Runtime: nodejs22.x, Events: {Q: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn}}}}}\n`)}`,
  },
  {
    name: 'queues with one dead-letter queue',
    full: 10_000,
    text: size =>
      `${queue('      MessageRetentionPeriod: 60')}${many(size, index => `  Q${index}: {Type: AWS::SQS::Queue, Properties: {RedrivePolicy: {deadLetterTargetArn: !GetAtt Queue.Arn, maxReceiveCount: 3}}}\n`)}`,
  },
  {
    name: 'subscriptions of one topic',
    full: 10_000,
    text: size =>
      `${queue('      DelaySeconds: 1')}  T: {Type: AWS::SNS::Topic}\n${many(size, index => `  S${index}: {Type: AWS::SNS::Subscription, Properties: {TopicArn: !Ref T, Protocol: sqs, Endpoint: !GetAtt Queue.Arn, FilterPolicy: {a: [x]}}}\n`)}`,
  },
  {
    name: 'rules with one target',
    full: 10_000,
    text: size =>
      `${queue('      DelaySeconds: 1')}${many(size, index => `  R${index}: {Type: AWS::Events::Rule, Properties: {ScheduleExpression: rate(1 hour), Targets: [{Id: a, Arn: !GetAtt Queue.Arn}]}}\n`)}`,
  },
  {
    name: 'methods of one API',
    full: 5000,
    text: size =>
      `${resources('  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: a}}\n')}${many(size, index => `  R${index}: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: p${index}}}\n  M${index}: {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref Api, ResourceId: !Ref R${index}, HttpMethod: GET, AuthorizationType: NONE, Integration: {Type: MOCK, TimeoutInMillis: 30000}}}\n`)}`,
  },
  {
    name: 'functions with one role',
    full: 5000,
    text: size =>
      `${resources('  Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: []}}}\n')}${many(size, index => fn(index, 'Timeout: 3'))}${many(size, index => `  P${index}: {Type: AWS::IAM::Policy, Properties: {PolicyName: p, Roles: [!Ref Role], PolicyDocument: {Statement: [{Effect: Allow, Action: "*", Resource: "*"}]}}}\n`)}`,
  },
  {
    name: 'pipelines of tables',
    full: 5000,
    text: size =>
      `${resources('')}${many(size, index => `  T${index}: {Type: AWS::DynamoDB::Table, Properties: {AttributeDefinitions: [{AttributeName: a, AttributeType: S}], KeySchema: [{AttributeName: a, KeyType: HASH}], StreamSpecification: {StreamViewType: NEW_IMAGE}}}\n${fn(index, 'Timeout: 3')}  E${index}: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt T${index}.StreamArn, FunctionName: !Ref F${index}, StartingPosition: LATEST}}\n`)}`,
  },
  {
    name: 'alarms and log groups of functions',
    full: 5000,
    text: size =>
      `${resources('')}${many(size, index => `${fn(index, 'Timeout: 3')}  L${index}: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Sub "/aws/lambda/\${F${index}}"}}\n  P${index}: {Type: AWS::Lambda::Permission, Properties: {FunctionName: !Ref F${index}, Action: "lambda:InvokeFunction", Principal: sns.amazonaws.com}}\n`)}`,
  },
];

/** What expressions stumble over: a run of nearly the right thing, in every place for a text. */
const baits = [
  'a',
  'a.',
  'a-',
  '0',
  ' ',
  '\t',
  '\\n',
  "''",
  '${',
  '${a',
  '{{resolve:',
  '{{resolve:ssm:',
  '/',
  ':',
  'arn:',
  ',',
  '*',
  '(',
  'rate(',
  '%',
  '[',
  '#',
];
const runs: readonly Input[] = baits.map(bait => ({
  name: `runs of ${JSON.stringify(bait)}`,
  full: 50_000,
  text: size => {
    const run = `'${bait.repeat(size / bait.length)}!'`;
    return resources(
      `  Q:\n    Type: AWS::SQS::Queue\n    Properties: {QueueName: ${run}, RedrivePolicy: ${run}}\n  B:\n    Type: AWS::S3::Bucket\n    Properties: {BucketName: ${run}}\n  R:\n    Type: AWS::Events::Rule\n    Properties: {ScheduleExpression: ${run}, Name: ${run}}\n  F:\n    Type: AWS::Serverless::Function\n    Properties: {Handler: ${run}, FunctionName: !Sub ${run}, Events: {A: {Type: Schedule, Properties: {Schedule: ${run}}}}}\n  S:\n    Type: AWS::StepFunctions::StateMachine\n    Properties: {DefinitionString: ${run}}\n  ${run}: {Type: ${run}, Properties: ${run}, # fieldnotes-ignore ${run}\n    DependsOn: ${run}}\n`,
    );
  },
}));

export const inputs: readonly Input[] = [...deep, ...bombs, ...wide, ...related, ...runs];
