import * as vscode from 'vscode';
import type { Finding } from '../../src/analysis';
import type { Span } from '../../src/text/span';
import { HalfTyped } from '../../src/vscode/halfTyped';
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

const found = (span: Span, isLack?: boolean): Finding => ({
  code: 'team-name',
  severity: 'warning',
  message: 'wrong',
  source: undefined,
  related: [],
  fixes: [],
  isLack,
  ...span,
});

describe('what is found where somebody types', () => {
  afterEach(closeAll);

  it('waits for a pause, and what the rest of the resource lacks for a rest, unless it was shown before', async () => {
    const document = await untitled('yaml', text);
    const told: (() => void)[] = [];
    const typed = new HalfTyped(() => told.shift()?.());
    const paused = () => new Promise<void>(resolve => told.push(resolve));
    const type = (line: number, character: number, letter: string, rangeLength = 0) => {
      const range = new vscode.Range(line, character, line, character + rangeLength);
      const contentChanges = [{ range, rangeOffset: 0, rangeLength, text: letter }];
      typed.edited({ document, contentChanges, reason: undefined });
    };
    const spanAt = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });
    const value = text.indexOf('Timeout: ') + 'Timeout: '.length;
    const here = { start: value, end: value + 1 };
    const all = {
      type: found(spanAt('AWS::Lambda::Function')),
      here: found(here),
      beside: found(here, true),
      elsewhere: found(spanAt('AWS::SQS::Queue')),
    };
    const [report, other] = [text.indexOf('Report'), text.indexOf('Other')];
    const resourceAround = (offset: number) =>
      offset < other ? { start: report, end: other - 1 } : { start: other, end: text.length };
    const shown = (wasShown = false) => {
      const kept = typed.without(document, Object.values(all), { resourceAround }, () => wasShown);
      return Object.keys(all).filter(name => kept.includes(all[name as keyof typeof all]));
    };
    equal(shown(), ['type', 'here', 'beside', 'elsewhere'], 'before anything is typed');
    type(4, 15, '1');
    equal(shown(), ['elsewhere'], 'after a letter');
    equal(shown(true), ['type', 'here', 'beside', 'elsewhere'], 'what was shown');
    await paused();
    equal(shown(), ['here', 'elsewhere'], 'after a pause');
    await paused();
    equal(shown(), ['type', 'here', 'beside', 'elsewhere'], 'after a rest');
    type(4, 16, '', 1);
    equal(shown(), ['elsewhere'], 'after a letter was taken away');
    type(4, 16, '\n      ');
    equal(shown(), ['here', 'elsewhere'], 'after Enter');
    type(6, 25, 'N');
    equal(shown(), ['type', 'here', 'beside'], 'after a letter in another resource');
    type(4, 14, '901');
    equal(shown(), ['here', 'elsewhere'], 'after a word was chosen from a list');
    type(4, 15, '901\n      MemorySize: 1');
    equal(shown(), ['type', 'here', 'beside', 'elsewhere'], 'after lines were pasted');
    typed.dispose();
  });

  it('waits no longer once somebody saves', () => {
    const document = { isDirty: true };
    let told = 0;
    const typed = new HalfTyped(() => told++);
    const range = new vscode.Range(4, 15, 4, 15);
    const edited = (...contentChanges: vscode.TextDocumentContentChangeEvent[]) =>
      typed.edited({ document: document as vscode.TextDocument, contentChanges, reason: undefined });
    edited({ range, rangeOffset: 0, rangeLength: 0, text: '1' });
    edited();
    equal(told, 0, 'times told before it is saved');
    document.isDirty = false;
    edited();
    edited();
    equal(told, 1, 'times told after that');
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
