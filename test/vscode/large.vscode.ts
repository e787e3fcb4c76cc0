import * as vscode from 'vscode';
import { equal, includes, ok } from './expect';
import { closeAll, hoverAt, rangeOf, replace, untilDiagnostics, untitled } from './workspace';

/** It takes long enough to be analysed in several slices. */
const functions = 4000;

function functionNamed(name: string): string {
  return `  ${name}:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: 30
      Code: { S3Bucket: code, S3Key: ${name}.zip }
      Runtime: nodejs22.x
      Handler: index.handler
      Role: arn:aws:iam::123456789012:role/${name}
`;
}

function openLarge(): Promise<vscode.TextDocument> {
  const names = Array.from({ length: functions }, (_, index) => `Function${index}`);
  return untitled('yaml', ['AWSTemplateFormatVersion: 2010-09-09\nResources:\n', ...names.map(functionNamed)].join(''));
}

describe('a large template', () => {
  afterEach(closeAll);

  it('is told of once all of it is known, with what was typed meanwhile', async () => {
    const document = await openLarge();
    const { end } = rangeOf(document, 'Timeout: 30', functions);
    await replace(document, new vscode.Range(end, end), '00');
    // The other one says that there are too many resources.
    const found = await untilDiagnostics(document, 2);
    const finding = found.find(({ message }) => message.startsWith('Timeout is 3,000 s'));
    ok(finding, `a finding on Timeout in ${JSON.stringify(found)}`);
    equal(document.getText(finding.range), '3000', 'underlined text');
    equal(finding.range.end, end.translate(0, 2), 'end');
  });

  it('has its hovers while it is being read', async () => {
    includes(await hoverAt(await openLarge(), 'Timeout'), 'Timeout');
  });
});
