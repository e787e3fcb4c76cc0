import assert from 'node:assert/strict';
import { analyse } from '../support/knowledge';

const template = (second: string) => `Transform: AWS::Serverless-2016-10-31
Resources:
  TypeFunction:
    Type: AWS::Serverless::Function
    Properties: {Handler: a.b, Runtime: python3.6, Timeout: 1000, CodeUri: build/}
  ${second}:
    Type: AWS::Serverless::Function
    Properties: {Handler: a.c, Runtime: python3.6, CodeUri: build/}
`;

describe('functions that the CloudFormation CLI makes for its own tests', () => {
  it('are deployed by nobody, so nothing is said of them', () => {
    assert.deepEqual(analyse(template('TestEntrypoint')).findings, []);
  });

  it('are known by both their names', () => {
    const codes = analyse(template('Other')).findings.map(({ code }) => code);
    assert.deepEqual(codes.filter(code => code === 'lambda-runtime' || code === 'lambda-timeout').sort(), [
      'lambda-runtime',
      'lambda-runtime',
      'lambda-timeout',
    ]);
  });
});
