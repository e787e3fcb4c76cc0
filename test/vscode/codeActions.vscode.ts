import * as vscode from 'vscode';
import { type Analysis, type Finding, noTemplate } from '../../src/analysis';
import { Fixes } from '../../src/vscode/codeActions';
import { equal } from './expect';
import { cleanUp } from './noteSteps';
import { untitled } from './workspace';

const finding: Finding = {
  ...{ code: 'lambda-timeout', severity: 'error', message: 'm', source: undefined },
  ...{ start: 0, end: 1, related: [], fixes: [] },
};

describe('fixes of a large template', () => {
  afterEach(cleanUp);

  it('are not looked for once nobody wants them: what makes that quick is not ready', async () => {
    let asked = 0;
    const analysis: Analysis = {
      ...noTemplate,
      findings: [finding],
      *preparingFixes() {
        for (;;) yield;
      },
      fixesFor: () => {
        asked++;
        return [];
      },
    };
    const fixes = new Fixes({ of: () => analysis, ready: async () => analysis }, async () => []);
    const document = await untitled('yaml', 'Timeout: 901\n');
    const range = new vscode.Range(0, 0, 0, 1);
    const diagnostic = new vscode.Diagnostic(range, 'm');
    diagnostic.source = 'fieldnotes';
    const cancellation = new vscode.CancellationTokenSource();
    const context = { diagnostics: [diagnostic], only: undefined, triggerKind: vscode.CodeActionTriggerKind.Automatic };
    const actions = fixes.provideCodeActions(document, range, context, cancellation.token);
    cancellation.cancel();
    equal((await actions).length, 0, 'actions');
    equal(asked, 0, 'findings looked at');
  });
});
