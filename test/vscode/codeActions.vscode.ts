import * as vscode from 'vscode';
import { type Analysis, type Finding, noTemplate } from '../../src/analysis';
import { actionsAt } from '../../src/fixes/actions';
import { Fixes } from '../../src/vscode/codeActions';
import { equal } from './expect';
import { cleanUp } from './noteSteps';
import { untitled } from './workspace';

const finding: Finding = {
  ...{ code: 'lambda-timeout', severity: 'error', message: 'm', source: undefined },
  ...{ start: 0, end: 1, related: [], fixes: [] },
};

/** Takes note of how many findings it is asked about. */
class Asked {
  count = 0;

  of(findings: readonly Finding[], preparingFixes: Analysis['preparingFixes']): Analysis {
    const fixesFor = () => {
      this.count++;
      return [];
    };
    const means = { ...noTemplate, findings, preparingFixes, fixesFor };
    return { ...means, actionsAt: span => actionsAt(means, span) };
  }
}

async function actions(analysis: Analysis, token: vscode.CancellationToken): Promise<vscode.CodeAction[]> {
  const fixes = new Fixes({ of: () => analysis, ready: async () => analysis }, async () => []);
  const document = await untitled('yaml', 'Timeout: 901\n');
  const range = new vscode.Range(0, 0, 0, 1);
  const diagnostic = new vscode.Diagnostic(range, 'm');
  diagnostic.source = 'fieldnotes';
  const context = { diagnostics: [diagnostic], only: undefined, triggerKind: vscode.CodeActionTriggerKind.Automatic };
  return fixes.provideCodeActions(document, range, context, token);
}

describe('fixes', () => {
  afterEach(cleanUp);

  it('are not looked for once nobody wants them: what makes that quick is not ready', async () => {
    const asked = new Asked();
    const cancellation = new vscode.CancellationTokenSource();
    const endless = asked.of([finding], function* () {
      for (;;) yield cancellation.cancel();
    });
    equal((await actions(endless, cancellation.token)).length, 0, 'actions');
    equal(asked.count, 0, 'findings looked at');
  });

  it('are looked for of the first findings only where a whole file is selected', async () => {
    const asked = new Asked();
    const many = asked.of(new Array(1000).fill(finding), function* () {});
    await actions(many, new vscode.CancellationTokenSource().token);
    equal(asked.count, 20, 'findings looked at');
  });
});
