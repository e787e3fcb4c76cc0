import assert from 'node:assert/strict';
import { defaultSettings, type Settings } from '../../src/analysis';
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
      return [severity, template.slice(start, end), /\S+ more resources? like.*/.exec(message)?.[0], ...others]
        .join(' ')
        .trim();
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
