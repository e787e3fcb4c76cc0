import assert from 'node:assert/strict';
import { analyse, knowledge } from '../support/knowledge';

/** The hover at `§` in the text. */
function hover(marked: string): string {
  const offset = marked.indexOf('§');
  return analyse(marked.slice(0, offset) + marked.slice(offset + 1)).hoverAt(offset)?.markdown ?? '';
}

describe('hover in a loop', () => {
  const loop = (before: string) =>
    hover(
      `Transform: AWS::LanguageExtensions
Mappings:
  Waits: {a: {seconds: 10}, b: {seconds: 50000}}
Resources:
  Fn::ForEach::Outer:
    - One
    - [a, b]
    - Fn::ForEach::Inner:
        - Two
        - [c, d]
        - Queue\${One}\${Two}:
            Type: AWS::SQS::Queue
            Properties:
              DelaySeconds: 901
              VisibilityTimeout: !FindInMap [Waits, !Ref One, seconds]
`.replace(before, `§${before}`),
    );

  it('tells what the loop is', () => {
    assert.match(loop('Fn::ForEach::Outer'), /Fn::ForEach.* Repeats entries/);
  });

  it('tells of a property what it does in all turns', () => {
    assert.match(
      loop('DelaySeconds'),
      /^\*\*DelaySeconds\*\* · integer, optional · default 0 s\n\n\*\*0 to 900 s .* Here: ✗ 901 s\./,
    );
    assert.match(loop('Queue$'), /^\*\*Amazon SQS\*\*[\s\S]*\| \*\*✗ 901 s\*\* \|/);
    assert.match(loop('Properties'), /^\*\*Properties\*\* · The settings of the resource/);
  });

  it('takes the value of no single turn for that of all', () => {
    assert.match(loop('VisibilityTimeout'), /^\*\*VisibilityTimeout\*\*[\s\S]*0 to 43,200 s/);
    assert.doesNotMatch(loop('VisibilityTimeout'), /Here/);
    assert.match(loop('!FindInMap'), /Result: `10` \(Waits\.a\), `50000` \(Waits\.b\)\./);
  });
});

describe('hover on a limit', () => {
  const property = (type: string, text: string) =>
    hover(`Resources:\n  One:\n    Type: ${type}\n    Properties:\n      ${text}\n`);

  it('tells of each number whether it can be raised', () => {
    const text = property('AWS::DynamoDB::Table', 'ProvisionedThroughput: {§ReadCapacityUnits: 5}');
    assert.match(text, /\*\*At least 1 unit\.\*\* Hard limit\./);
    assert.match(text, /\*\*At most 40,000 units\.\*\* Quota, can be raised \(/);
  });

  it('calls nothing an ARN that can be a name or an ID', () => {
    assert.match(property('AWS::Lambda::LayerVersion', '§LayerName: base'), /An ARN, or the name or ID at its end\./);
    assert.match(property('AWS::Events::Rule', '§EventBusName: default'), /An ARN, or the name or ID at its end\./);
    assert.doesNotMatch(property('AWS::EFS::AccessPoint', '§FileSystemId: fs-12345678'), /✗/);
  });

  it('tells a size and no limit where nothing may be set', () => {
    const text = property('AWS::ApiGateway::ApiKey', '§StageKeys: [{RestApiId: a, StageName: b}]');
    assert.match(text, /Here: ✗ 1\./);
  });

  it('tells once which parameter allows the values', () => {
    const text = hover(`Parameters: {Size: {Type: String, AllowedValues: [m8g.medium, m8g.large, r8g.xlarge]}}
Resources:
  Server: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-0123456789abcdef0, §InstanceType: !Ref Size}}
`);
    assert.match(text, /Here: `m8g\.medium`, `m8g\.large`, `r8g\.xlarge` \(allowed for Size\)\./);
  });
  it('tells what a condition makes of a parameter', () => {
    const text = hover(`Parameters: {Env: {Type: String}}
Conditions: {IsProd: !Equals [!Ref Env, prod]}
Resources:
  Q:
    Type: AWS::SQS::Queue
    Condition: IsProd
    Properties: {§QueueName: !Sub 'q-\${Env}'}
`);
    assert.match(text, /Here: 6 of 80 characters \(where Env is prod\)\./);
    assert.doesNotMatch(text, /allowed for/);
  });

  it('asks the same only once', () => {
    const text = property(
      'AWS::Lambda::Alias',
      `§FunctionVersion: '1'
      ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 1}
      RoutingConfig: {AdditionalVersionWeights: [{FunctionVersion: '2', FunctionWeight: 0.1}]}`,
    );
    assert.equal(text.split('A published version').length, 2, text);
  });
});

describe('hover on a type', () => {
  it('names the attributes that are asked for most first, and the parts of an object', () => {
    const of = (type: string) => hover(`Resources:\n  One: {Type: §${type}}\n`);
    assert.match(
      of('AWS::RDS::DBInstance'),
      /`Fn::GetAtt` returns `DBInstanceArn`, `Endpoint\.Address`, `Endpoint\.Port`/,
    );
    assert.match(of('AWS::S3::Bucket'), /`Fn::GetAtt` returns `Arn`, [^.]*`WebsiteURL`/);
  });
});

describe('hover on what a property does', () => {
  const shown = (type: string, text: string) =>
    hover(
      `Transform: AWS::Serverless-2016-10-31\nResources:\n  One:\n    Type: ${type}\n    Properties:\n      ${text}\n`,
    );

  it('says it before the limits', () => {
    const text = shown('AWS::Lambda::Function', '§Role: a');
    assert.match(text, /^\*\*Role\*\* · string, required\n\nARN of the role whose permissions the code has\./);
    assert.ok(text.indexOf('At most') > text.indexOf('ARN of the role'), text);
  });

  it('says it of each property that a heading names', () => {
    for (const type of ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'])
      assert.match(shown(type, '§StorageEncrypted: true'), /Encryption at rest, with the key/);
  });

  it('tells once how long a text may be', () => {
    assert.match(
      shown('AWS::RDS::DBInstance', '§MasterUsername: admin'),
      /\*\*1 to 128 characters\.\*\* Only letters, digits and underscores, beginning with a letter\. Here: 5 of 128/,
    );
  });

  it('says of what SAM hands on what it is there', () => {
    assert.match(shown('AWS::Serverless::Function', '§Architectures: [arm64]'), /The processor: x86_64/);
  });

  it('names properties that AWS has', () => {
    const places = knowledge()
      .noteNamed('properties')
      ?.sections.flatMap(({ title }) => title.split(', '));
    const unknown = places?.filter(place => {
      const [type = '', ...path] = place.split('.');

      return !isKnown(type, path);
    });
    assert.deepEqual(unknown, []);
  });
});

/** Items of lists are no steps of a heading. */
function isKnown(type: string, path: readonly string[]): boolean {
  let known = knowledge().schema.type(type)?.properties;
  return path.every((step, index) => {
    const property = known?.get(step);
    known = property?.properties ?? property?.entry?.properties;
    return property !== undefined && (index === path.length - 1 || known !== undefined);
  });
}
