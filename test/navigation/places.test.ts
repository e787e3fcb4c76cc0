import assert from 'node:assert/strict';
import { definitions, marked, places, renamed } from './support';

const shop = `AWSTemplateFormatVersion: 2010-09-09
Transform: AWS::Serverless-2016-10-31
Metadata:
  AWS::CloudFormation::Interface:
    ParameterGroups:
      - Parameters: [Stage]
    ParameterLabels:
      Stage: {default: Which stage}
Parameters:
  Stage:
    Type: String
Mappings:
  Sizes:
    prod: {Memory: 1024}
    dev: {Memory: 128}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsOther: !Not [!Condition IsProd]
  IsLong: {"Fn::Or": [{Condition: IsProd}, {Condition: IsOther}]}
Resources:
  Jobs:
    Type: AWS::SQS::Queue
    Condition: IsProd
  Shop:
    Type: AWS::Serverless::Function
    DependsOn: [Jobs, Table]
    Properties:
      MemorySize: !FindInMap [Sizes, prod, Memory]
      Description: !Sub "\${Jobs.Arn} of \${ Stage } and \${!Jobs} in \${AWS::Region}"
      Events:
        Jobs:
          Type: SQS
          Properties:
            Queue: !GetAtt Jobs.Arn
            Enabled: !If [IsProd, true, false]
      Role: {"Fn::GetAtt": [Jobs, Arn]}
  Table:
    Type: AWS::DynamoDB::Table
    DependsOn: Jobs
Outputs:
  Url:
    Condition: IsProd
    Value: {Ref: Jobs}
  Role:
    Value: !GetAtt ShopRole.Arn
`;

/** The shop with the cursor within the n-th occurrence of a text. */
function cursor(text: string, occurrence = 1): string {
  let index = -1;
  for (let n = 0; n < occurrence; n++) index = shop.indexOf(text, index + 1);
  assert.notEqual(index, -1, text);
  return `${shop.slice(0, index + 1)}|${shop.slice(index + 1)}`;
}

describe('navigation', () => {
  it('finds all places of a logical ID, in every form of reference', () =>
    assert.deepEqual(places(cursor('Jobs:')), [
      'declared 21: Jobs',
      'DependsOn 26: Jobs',
      'Fn::Sub 29: Jobs',
      'Fn::GetAtt 34: Jobs',
      'Fn::GetAtt 36: Jobs',
      'DependsOn 39: Jobs',
      'Ref 43: Jobs',
    ]));

  it('finds a parameter in conditions, in Sub and in the metadata of the console', () =>
    assert.deepEqual(places(cursor('Stage, prod')), [
      'Metadata 6: Stage',
      'Metadata 8: Stage',
      'declared 10: Stage',
      'Ref 17: Stage',
      'Fn::Sub 29: Stage',
    ]));

  it('finds a condition where it is combined, chosen by, and what is made on it', () =>
    assert.deepEqual(places(cursor('IsProd:')), [
      'declared 17: IsProd',
      'Condition 18: IsProd',
      'Condition 19: IsProd',
      'Condition 23: IsProd',
      'Fn::If 35: IsProd',
      'Condition 42: IsProd',
    ]));

  it('leads from a mapping, a row and a column to each of them', () => {
    assert.deepEqual(definitions(cursor('Sizes, prod')), ['13: Sizes']);
    assert.deepEqual(definitions(cursor('prod, Memory')), ['14: prod']);
    assert.deepEqual(definitions(cursor('Memory]')), ['14: Memory', '15: Memory']);
  });

  it('leads from what SAM makes of a function to the function', () =>
    assert.deepEqual(definitions(cursor('ShopRole')), ['24: Shop']));

  it('takes the key of an event, a text and a pseudo parameter for no name', () => {
    assert.deepEqual(places(cursor('Jobs:', 2)), []);
    assert.deepEqual(places(cursor('AWS::Region')), []);
    assert.deepEqual(places(cursor('!Jobs')), []);
  });

  it('knows loop variables where they hold, and leads from what a loop makes to its body', () => {
    const loop = `Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Queues:
    - Name
    - [A, B]
    - Queue\${Name}:
        Type: AWS::SQS::Queue
        Properties:
          QueueName: !Sub "\${Name}-x-\${Other}"
          Tags: [{Key: a, Value: !Ref Name}]
  Name:
    Type: AWS::SNS::Topic
Outputs:
  Out: {Value: !Ref QueueA}
  In: {Value: !Ref Name}
`;
    const put = (before: string, after: string) => loop.replace(before + after, `${before}|${after}`);
    const variable = ['declared 4: Name', 'Fn::ForEach 6: Name', 'Fn::ForEach 9: Name', 'Ref 10: Name'];
    assert.deepEqual(places(put('Value: !Ref N', 'ame}]')), variable);
    assert.deepEqual(places(put('- Na', 'me')), variable);
    assert.deepEqual(places(put('In: {Value: !Ref N', 'ame}')), ['declared 11: Name', 'Ref 15: Name']);
    assert.deepEqual(definitions(put('!Ref Que', 'ueA')), ['6: Queue${Name}']);
  });

  it('keeps the variables of a Sub to the Sub', () => {
    const text = (a: string, b: string) =>
      `Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: !Sub ["\${${a}}", {${b}: !Ref Q}]\n`;
    assert.deepEqual(places(text('Q|', 'Q')), ['Fn::Sub 5: Q', 'declared 5: Q']);
  });

  it('reads JSON alike', () => {
    const json =
      '{"Resources": {"Q": {"Type": "AWS::SQS::Queue"}, "P": {"Type": "AWS::SQS::Queue", "DependsOn": "Q",\n"Properties": {"QueueName": {"Fn::Sub": "a-${Q|.Arn}"}, "Tags": [{"Value": {"Fn::GetAtt": ["Q", "Arn"]}}]}}}}';
    assert.deepEqual(places(json, 'json'), ['declared 1: Q', 'DependsOn 1: Q', 'Fn::Sub 2: Q', 'Fn::GetAtt 2: Q']);
  });

  it('reads texts of several lines, CRLF and a byte order mark', () => {
    const text =
      '\uFEFFResources:\r\n  Q:\r\n    Type: AWS::SQS::Queue\r\n    Properties:\r\n      QueueName: !Sub |\r\n        a\r\n        ${Q|}\r\n';
    assert.deepEqual(definitions(text), ['2: Q']);
  });

  it('knows logical IDs that are names of JavaScript', () => {
    const text =
      'Resources:\n  __proto__:\n    Type: AWS::SQS::Queue\n  constructor:\n    Type: AWS::SQS::Queue\n    DependsOn: __pro|to__\n';
    assert.deepEqual(definitions(text), ['2: __proto__']);
  });
});

describe('renaming', () => {
  it('changes the name everywhere, and what SAM makes of it', () => {
    const result = renamed(cursor('Shop:'), 'Store');
    assert.equal(result, shop.replace('  Shop:', '  Store:').replace('ShopRole', 'StoreRole'));
  });

  it('changes a column in every row', () => {
    const result = renamed(cursor('Memory:'), 'Mega');
    assert.equal(result, shop.replaceAll('{Memory:', '{Mega:').replace('prod, Memory]', 'prod, Mega]'));
  });

  for (const [name, why] of [
    ['My-Queue', '"My-Queue" is not a valid name: use 1 to 255 letters and digits.'],
    ['', '"" is not a valid name: use 1 to 255 letters and digits.'],
    ['Stage', 'Stage already exists in this template. Choose another name.'],
    ['No', 'YAML does not read No as text. Choose another name.'],
  ] as const)
    it(`refuses "${name}" for a resource`, () => assert.equal(renamed(cursor('Jobs:'), name), why));

  it('says what is lost with the old name of a resource that holds data', () => {
    const lost = (source: string) => {
      const { navigation, offset } = marked(source);
      return navigation.lossByRenaming(offset);
    };
    assert.deepEqual(lost(cursor('Jobs.Arn')), {
      logicalId: 'Jobs',
      sentence:
        'If Jobs is deployed, the next deployment replaces it with a new, empty queue, because a new logical ID makes a new resource. To rename it and keep its data, use a stack refactoring.',
    });
    for (const other of ['Shop:', 'Stage:', 'IsProd:', 'Url:', 'MemorySize'])
      assert.equal(lost(cursor(other)), undefined, other);
  });

  it('refuses what is not declared in the file, and where no name stands', () => {
    assert.equal(
      renamed('Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    DependsOn: Oth|er\n', 'X'),
      'Other is not declared in this file.',
    );
    assert.equal(renamed(cursor('AWS::SQS::Queue'), 'X'), 'There is no name here that can be renamed.');
  });
});
