import assert from 'node:assert/strict';
import { createAnalyzer } from '../../src/analysis';
import { analyse, knowledge, short } from '../support/knowledge';

/** A function of SAM's without its transform: an error in a template, no business of ours in a part of one. */
function isWhole(rest: string, resources = ''): boolean {
  const text = `${rest}Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties: {Handler: i.h, Runtime: nodejs22.x, CodeUri: .}
${resources}`;
  return analyse(text).findings.some(({ code }) => code === 'cfn-macro-sam');
}

const queue = (property: string) => `  Inbox: {Type: AWS::SQS::Queue, Properties: {${property}}}\n`;

describe('a file that names what it does not declare', () => {
  it('is a part of a template: nothing that rests on absence is told', () => {
    assert.ok(isWhole(''));
    const parts = ['QueueName: !Ref Basket', 'QueueName: !Sub "${Stage}-in"', 'QueueName: !GetAtt Basket.QueueName'];
    for (const part of [...parts, 'DelaySeconds: !FindInMap [Delays, live, s]', 'DelaySeconds: !If [IsLive, 1, 2]'])
      assert.ok(!isWhole('', queue(part)), part);
    assert.ok(!isWhole('', '  Inbox: {Type: AWS::SQS::Queue, Condition: IsLive}\n'));
    assert.ok(!isWhole('', '  Inbox: {Type: AWS::SQS::Queue, DependsOn: [Basket]}\n'));
    assert.ok(!isWhole('Outputs: {Name: {Value: !Ref Basket}}\n'));
  });
  it('says which names these are, and none where one is only misspelt or half-typed', () => {
    const undeclared = (rest: string) => analyse(`${rest}Resources:\n${queue('DelaySeconds: 1')}`).undeclared;
    const output = (value: string) => `Outputs: {Name: {Value: ${value}}}\n`;
    assert.deepEqual(undeclared(output('!Ref Basket')), ['Basket']);
    assert.deepEqual(undeclared(output('!Sub "${Basket}${Stage}"')), ['Basket', 'Stage']);
    for (const value of ['!Ref Inbox', '!Ref Imbox', '!Ref Inb'])
      assert.deepEqual(undeclared(output(value)), [], value);
  });
  it('keeps the limits on what it says', () => {
    const text = `Resources:\n${queue('QueueName: !Ref Basket, DelaySeconds: 901')}`;
    assert.deepEqual(
      analyse(text).findings.map(({ code }) => code),
      ['sqs-ranges-delay'],
    );
  });
  it('may have one name that is misspelt or half-typed', () => {
    const parameters = 'Parameters: {BasketName: {Type: String}, Stage: {Type: String}}\n';
    assert.ok(isWhole(parameters, queue('QueueName: !Ref BasketNmae')));
    assert.ok(isWhole(parameters, queue('QueueName: !Ref Stgae')));
    assert.ok(isWhole(parameters, queue('QueueName: !Ref Bask')));
    assert.ok(!isWhole(parameters, queue('QueueName: !Ref Bask, DelaySeconds: !Ref Sta')));
  });
  it('may name what SAM makes, pseudo parameters and the variables of a loop', () => {
    const names = '!Join ["-", [!Ref OrdersRole, !Ref "AWS::StackName", !Ref ServerlessRestApi, !Ref Orders.Version]]';
    assert.ok(isWhole('', queue(`QueueName: ${names}`)));
    const loop = `  Fn::ForEach::Queues:
    - Name
    - [a, b]
    - 'Queue\${Name}': {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Name}}
`;
    assert.ok(isWhole('Transform: AWS::LanguageExtensions\n', loop));
  });
  it('is one only as long as it does', () => {
    const whole = 'Parameters: {Basket: {Type: String}}\n';
    assert.ok(isWhole(whole, queue('QueueName: !Ref Basket')));
  });
  it('is told by each edit that takes away what it names, or names more', () => {
    const analyzer = createAnalyzer(knowledge());
    const text = `Parameters: {Stage: {Type: String}, Size: }
Resources:
  Orders: {Type: AWS::Serverless::Function}
  Half:
  Inbox: {Type: AWS::SQS::Queue, Condition: IsLive, Properties: {QueueName: !Sub "\${OrdersRole}\${Stage}\${Half}\${Size}"}}
Conditions: {IsLive: !Equals [!Ref Stage, live]}
`;
    const undeclared = (version: string) => analyzer.analyse(version, 'yaml', short).undeclared;
    const edits: readonly (readonly [string, string, string])[] = [
      ['Serverless', 'Lambda', 'OrdersRole'],
      ['  Half:', '  Other:', 'Half'],
      ['Size: }', 'Other: }', 'Size'],
      ['Stage: {', 'Region: {', 'Stage'],
      ['IsLive: !', 'IsTest: !', 'IsLive'],
      ['Inbox:', 'Inbox: {}\n  Outbox: {Type: AWS::SQS::Queue, DependsOn: Warehouse}\n  In:', 'Warehouse'],
    ];
    for (const [before, after, name] of edits) {
      assert.deepEqual(undeclared(text), []);
      assert.deepEqual(undeclared(text.replace(before, after)), [name]);
    }
  });
});

describe('a file with nothing but resources', () => {
  const inbox = 'Inbox:\n  Type: AWS::SQS::Queue\n  Properties:\n    DelaySeconds: 901\n';
  const codes = (text: string, language: 'yaml' | 'json' = 'yaml') =>
    analyse(text, language).findings.map(({ code }) => code);

  it('is a part of a template: its values are checked, and nothing that rests on absence', () => {
    assert.deepEqual(codes(inbox), ['sqs-ranges-delay']);
    assert.deepEqual(codes(`${inbox}Work:\n  Type: AWS::Serverless::Function\n`), ['sqs-ranges-delay']);
    const json = '{"Inbox": {"Type": "AWS::SQS::Queue", "Properties": {"DelaySeconds": 901}}}';
    assert.deepEqual(codes(json, 'json'), ['sqs-ranges-delay']);
  });
  it('stays one while another resource is being typed', () => {
    for (const typed of ['New:\n', 'New:\n  Ty\n', 'New:\n  Type:\n', 'New:\n  Properties:\n'])
      assert.deepEqual(codes(inbox + typed), ['sqs-ranges-delay'], typed);
  });
  it('is not one where anything else stands at the top level', () => {
    for (const other of ['version: 1\n', 'services: {a: {Type: x}}\n', 'my-name:\n', 'on: [push]\n'])
      assert.ok(!analyse(other + inbox).isTemplate, other);
    assert.ok(!analyse('New:\nOther: {}\n').isTemplate);
  });
  it('has hovers, at its own places', () => {
    const hover = analyse(inbox).hoverAt(inbox.indexOf('DelaySeconds') + 1);
    assert.match(hover?.markdown ?? '', /✗ 901 s/);
  });
});
