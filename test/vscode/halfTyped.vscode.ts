import * as vscode from 'vscode';
import { equal } from './expect';
import { closeAll, ours, rangeOf, untilDiagnostics, untitled } from './workspace';

const text = `Resources:
  Report:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: 
  Other:
    Type: AWS::SQS::Queue
`;

const begun = `Resources:
  Work:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: 90
  Late:
    Type: AWS::StepFunctions::S
`;

describe('what is found where somebody types', () => {
  afterEach(closeAll);

  it('is underlined once they pause', async () => {
    const document = await untitled('yaml', text);
    const editor = await vscode.window.showTextDocument(document);
    const end = document.lineAt(4).range.end;
    editor.selection = new vscode.Selection(end, end);
    for (const letter of '901') await vscode.commands.executeCommand('type', { text: letter });
    const [finding] = await untilDiagnostics(document, 1);
    equal(finding?.range, rangeOf(document, '901'), 'underlined text');
    await vscode.commands.executeCommand('deleteLeft');
    await untilDiagnostics(document, 0);
    equal(ours(document.uri).length, 0, 'findings of 90');
  });

  it('is underlined in the line above as soon as that is finished, and what the resource lacks after a rest', async () => {
    const document = await untitled('yaml', begun);
    const editor = await vscode.window.showTextDocument(document);
    const type = async (text: string) => {
      for (const letter of text) await vscode.commands.executeCommand('type', { text: letter });
    };
    const at = (line: number) => {
      const { end } = document.lineAt(line).range;
      editor.selection = new vscode.Selection(end, end);
    };
    at(4);
    await type('1\n');
    const [finding] = await untilDiagnostics(document, 1);
    equal(finding?.range, rangeOf(document, '901'), 'underlined text');
    at(7);
    await type('tateMachine');
    const [, lacking] = await untilDiagnostics(document, 2);
    equal(
      lacking?.message,
      'Late has no definition, but a state machine needs one. Set Definition, DefinitionString or DefinitionS3Location.',
      'message',
    );
  });
});
