import * as vscode from 'vscode';
import { equal, includes, ok } from './expect';
import { closeAll, resourcesOf, untitled } from './workspace';

describe('snippets', () => {
  afterEach(closeAll);

  for (const language of ['yaml', 'json', 'jsonc']) {
    it(`are offered at cfn- in ${language}`, async () => {
      const document = await untitled(language, 'cfn-');
      const labels = await completionsAt(document, new vscode.Position(0, 4));
      ok(
        labels.some(label => label.startsWith('cfn-')),
        `completions: ${labels.slice(0, 10).join(', ')}`,
      );
      equal(labels.filter(label => label === 'cfn-sqs-dlq').length, 1, 'times that one is offered');
    });
  }

  it('are accepted at their prefix, and the name is typed once', async () => {
    const document = await untitled('yaml', 'Resources:\n  ');
    const editor = vscode.window.activeTextEditor;
    ok(editor, 'an editor is open');
    const end = document.positionAt(document.getText().length);
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand('type', { text: 'cfn-sqs-dlq' });
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await until(document, text => text.includes('AWS::SQS::Queue'), 'acceptSelectedSuggestion');
    await vscode.commands.executeCommand('type', { text: 'Invoices' });
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    equal(resourcesOf(document), ['InvoicesQueue', 'InvoicesDeadLetterQueue'], 'resources');
    includes(document.getText(), '!GetAtt InvoicesDeadLetterQueue.Arn');
  });
});

/** Runs a command again and again: nothing tells an extension that suggestions are shown. */
async function until(document: vscode.TextDocument, holds: (text: string) => boolean, command: string): Promise<void> {
  while (!holds(document.getText())) {
    await new Promise(resolve => setTimeout(resolve, 100));
    await vscode.commands.executeCommand(command);
  }
}

async function completionsAt(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}
