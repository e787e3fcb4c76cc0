import assert from 'node:assert/strict';
import { defaultSettings, type Settings } from '../../src/analysis';
import { finished } from '../../src/work';
import { patterns } from '../patterns/bundled';
import { analyse } from '../support/knowledge';

const text = `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
  Billing:
    Type: AWS::Serverless::Function
  Report:
    Type: AWS::Serverless::Function
`;

function told(template: string, code: string, settings: Settings = defaultSettings): readonly string[] {
  return analyse(template, 'yaml', settings)
    .findings.filter(finding => finding.code === code)
    .map(({ severity, start, end, message, related }) => {
      const others = related.map(other => template.slice(other.start, other.end));
      const more = /\S+ more resources? like.*/.exec(message) ?? [];
      return [severity, template.slice(start, end), ...more, ...others].join(' ');
    });
}

describe('advice that is given once a template', () => {
  it('stands at the first place and leads to the others', () => {
    assert.deepEqual(told(text, 'xray-tracing'), ['hint Orders 2 more resources like this. Billing Report']);
  });
  it('counts one place in words, and is plain where it stands alone', () => {
    const two = text.slice(0, text.indexOf('  Report'));
    assert.deepEqual(told(two, 'xray-tracing'), ['hint Orders One more resource like this. Billing']);
    const one = text.slice(0, text.indexOf('  Billing'));
    assert.deepEqual(told(one, 'xray-tracing'), ['hint Orders']);
  });
  it('is ignored for all where it stands, and elsewhere for that place alone', () => {
    const ignored = (name: string) =>
      text.replace(`  ${name}:`, `  # fieldnotes-ignore xray-tracing: reason\n  ${name}:`);
    assert.deepEqual(told(ignored('Orders'), 'xray-tracing'), []);
    const other = ignored('Report');
    assert.deepEqual(told(other, 'xray-tracing'), ['hint Orders One more resource like this. Billing']);
    assert.deepEqual(told(other, 'ignore-unused'), []);
  });
  it('is told at each place where it is no advice any more', () => {
    const settings: Settings = { ...defaultSettings, severities: { 'xray-tracing': 'warning' } };
    assert.deepEqual(told(text, 'xray-tracing', settings), ['warning Orders', 'warning Billing', 'warning Report']);
  });
});

describe('a problem that many resources have with one', () => {
  const network = (name = '') => `
  Net${name}: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  Door${name}: {Type: AWS::EC2::InternetGateway}
  Hung${name}:
    Type: AWS::EC2::VPCGatewayAttachment
    Properties: {VpcId: !Ref Net${name}, InternetGatewayId: !Ref Door${name}}
  Table${name}: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Net${name}}}
  Four${name}:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table${name}, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Door${name}}
  Six${name}:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Table${name}, DestinationIpv6CidrBlock: "::/0", GatewayId: !Ref Door${name}}`;
  const one = `Resources:${network()}\n`;
  const ignored = (name: string) =>
    one.replace(`  ${name}:`, `  # fieldnotes-ignore cfn-gateway-order: reason\n  ${name}:`);

  it('is told at the first of them, which leads to the others', () => {
    assert.deepEqual(told(one, 'cfn-gateway-order'), ['warning Door One more resource like this. Hung Door']);
  });
  it('is told once for each that it is about', () => {
    assert.deepEqual(told(`Resources:${network()}${network('2')}\n`, 'cfn-gateway-order'), [
      'warning Door One more resource like this. Hung Door',
      'warning Door2 One more resource like this. Hung2 Door2',
    ]);
  });
  it('is ignored at one of them for that one', () => {
    for (const name of ['Four', 'Six']) {
      assert.deepEqual(told(ignored(name), 'cfn-gateway-order'), ['warning Door Hung']);
      assert.deepEqual(told(ignored(name), 'ignore-unused'), []);
    }
  });
  it('is mended in all of them at once', () => {
    const edits = finished(analyse(one).fixingAll(new Set(['cfn-gateway-order']), patterns)) ?? [];
    assert.deepEqual(
      edits.map(({ text }) => text.trim()),
      ['DependsOn: Hung', 'DependsOn: Hung'],
    );
  });
});

describe('what is found in a loop', () => {
  const loop = (name: string) => `Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Queues:
    - Name
    - [a, b, c]
    - Queue\${Name}:
        Type: AWS::SQS::Queue
        Properties: {QueueName: !Sub "${name}", RedrivePolicy: !ImportValue policy}
`;
  it('is told once at its place, for the first of the resources', () => {
    const findings = analyse(loop('${Name}.fifo')).findings.filter(({ code }) => code === 'sqs-fifo-name');
    assert.deepEqual(
      findings.map(({ message }) => message),
      [
        'QueueName is "a.fifo", but only a FIFO queue ends with .fifo. Add FifoQueue: true, or remove the ending. 2 more resources like this.',
      ],
    );
  });
  it('is one sentence where it is the same for all', () => {
    const [finding, ...more] = analyse(loop('a b')).findings.filter(({ code }) => code === 'sqs-queue-name');
    assert.deepEqual(more, []);
    assert.doesNotMatch(finding?.message ?? '', /more resource/);
  });
});

describe('advice where something is wrong', () => {
  const table = (properties: string) =>
    `Resources:\n  Orders:\n    Type: AWS::DynamoDB::Table\n    Properties: {${properties}}\n`;
  it('is not given at the same place', () => {
    const wrong = table('KeySchema: []');
    assert.deepEqual(told(wrong, 'ddb-billing'), ['error Orders']);
    assert.deepEqual(told(wrong, 'ddb-pitr'), []);
    assert.deepEqual(told(table('BillingMode: PAY_PER_REQUEST'), 'ddb-pitr'), ['hint Orders']);
  });
  it('goes to the next place', () => {
    const both = `${table('KeySchema: []')}  Carts:\n    Type: AWS::DynamoDB::Table\n    Properties: {BillingMode: PAY_PER_REQUEST}\n`;
    assert.deepEqual(told(both, 'ddb-pitr'), ['hint Carts']);
  });
});
