import * as vscode from 'vscode';
import { equal, includes, ok } from './expect';
import { closeAll, open, rangeOf, untilDiagnostics } from './workspace';

describe('Ignore … here', () => {
  afterEach(closeAll);

  const wanted = {
    'template.yaml': '      # fieldnotes-ignore lambda-timeout: batch job\n      Timeout: 901\n',
    'template.json':
      '\n      "Metadata": {\n        "fieldnotes": {\n          "ignore": {\n            "lambda-timeout": "batch job"\n',
  };
  for (const [name, text] of Object.entries(wanted)) {
    it(`leaves the reason to be typed in ${name}, and undo takes it back`, async () => {
      const document = await open(name);
      const before = document.getText();
      await untilDiagnostics(document, 1);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        rangeOf(document, '901'),
        vscode.CodeActionKind.QuickFix.value,
      );
      const action = actions.find(({ title }) => title === 'Ignore lambda-timeout here');
      ok(action?.edit, `actions: ${actions.map(({ title }) => title)}`);
      ok(await vscode.workspace.applyEdit(action.edit), 'the edit was applied');
      await vscode.commands.executeCommand('type', { text: 'batch job' });
      includes(document.getText(), text);
      if (name.endsWith('json')) JSON.parse(document.getText());
      await untilDiagnostics(document, 0);
      for (let undos = 0; undos < 5 && document.getText() !== before; undos++) {
        await vscode.commands.executeCommand('undo');
      }
      equal(document.getText(), before, 'text after undo');
    });
  }
});
