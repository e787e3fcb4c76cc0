import * as vscode from 'vscode';
import { HalfTyped } from '../../src/vscode/halfTyped';
import { equal } from './expect';
import { closeAll, ours, rangeOf, untilDiagnostics, untitled } from './workspace';

const text = `Resources:
  Report:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: 
`;

const found = (line: number, start: number, end: number) =>
  new vscode.Diagnostic(new vscode.Range(line, start, line, end), 'wrong');

describe('what is found where somebody types', () => {
  afterEach(closeAll);

  it('waits for a pause, unless it was shown before', async () => {
    const document = await untitled('yaml', text);
    let rested: (document: vscode.TextDocument) => void = () => {};
    const pause = new Promise<vscode.TextDocument>(resolve => {
      rested = resolve;
    });
    const typed = new HalfTyped(rested);
    const type = (character: number, letter: string, rangeLength = 0) => {
      const range = new vscode.Range(4, character, 4, character + rangeLength);
      const contentChanges = [{ range, rangeOffset: 0, rangeLength, text: letter }];
      typed.edited({ document, contentChanges, reason: undefined });
    };
    const [here, elsewhere] = [found(4, 15, 16), found(2, 10, 31)];
    const told = (wasShown: boolean) => typed.without(document, [here, elsewhere], () => wasShown).length;
    equal(told(false), 2, 'before anything is typed');
    type(15, '1');
    equal(told(false), 1, 'after a letter');
    equal(told(true), 2, 'what was shown');
    equal(await pause, document, 'the document that rests');
    equal(told(false), 2, 'after a pause');
    type(16, '', 1);
    equal(told(false), 1, 'after a letter was taken away');
    type(15, '\n');
    equal(told(false), 2, 'after Enter');
    type(15, '901');
    equal(told(false), 2, 'after a text was pasted');
    typed.dispose();
  });

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
});
