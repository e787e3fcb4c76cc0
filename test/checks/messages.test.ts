import assert from 'node:assert/strict';
import { analyse } from '../support/knowledge';

function told(type: string, properties: string, code: string): readonly string[] {
  const text = `Transform: AWS::Serverless-2016-10-31\nResources:\n  Example:\n    Type: ${type}\n    Properties: {${properties}}\n`;
  return analyse(text)
    .findings.filter(finding => finding.code === code)
    .map(({ message }) => message);
}

describe('what a message says of a value', () => {
  it('a list or mapping that may not be there is set, however long it is', () => {
    const [message = ''] = told(
      'AWS::Serverless::Function',
      'ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 1}',
      'lambda-pc-qualifier',
    );
    assert.match(message, /^ProvisionedConcurrencyConfig is set; /);
  });
  it('a unit goes with its number', () => {
    const nodes = (count: number) => told('AWS::DAX::Cluster', `ReplicationFactor: ${count}`, 'dax-ha')[0] ?? '';
    assert.match(nodes(1), /^ReplicationFactor is 1 node; /);
    assert.match(nodes(2), /^ReplicationFactor is 2 nodes; /);
  });
});
