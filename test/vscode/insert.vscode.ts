import * as vscode from 'vscode';
import { placeholderOf } from '../../src/vscode/pickPattern';
import { equal, includes, ok } from './expect';
import { closeAll, open, rangeOf, resourcesOf, untitled } from './workspace';

describe('patterns', () => {
  afterEach(closeAll);

  it('inserts resources under Resources', async () => {
    const document = await open('insert.yaml');
    await insert(document);
    const ids = resourcesOf(document);
    ok(ids.length > 1 && ids.includes('Topic'), `resources: ${ids}`);
    ok(document.getText().includes('AWS::SQS::Queue'), 'a queue is inserted');
    ok(document.getText().includes('Outputs:\n  TopicArn:\n    Value: !Ref Topic'), 'the rest is untouched');
  });

  it('never takes a logical ID twice', async () => {
    const document = await open('insert.yaml');
    await insert(document);
    const once = resourcesOf(document).length;
    await insert(document);
    const ids = resourcesOf(document);
    equal(ids.length, once + once - 1, 'number of resources');
    equal(new Set(ids).size, ids.length, 'number of different logical IDs');
  });

  it('is undone in one step', async () => {
    const document = await open('insert.yaml');
    const before = document.getText();
    await insert(document);
    ok(document.getText() !== before, 'something was inserted');
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), before, 'text');
  });

  it('connects to a queue that is there, and is undone in one step', async () => {
    const before = 'Resources:\n  InvoicesQueue:\n    Type: AWS::SQS::Queue\n';
    const document = await untitled('yaml', before);
    await insert(document, { connectTo: 'InvoicesQueue' });
    equal(resourcesOf(document), ['InvoicesQueue', 'InvoicesDeadLetterQueue'], 'resources');
    includes(document.getText(), 'deadLetterTargetArn: !GetAtt InvoicesDeadLetterQueue.Arn');
    equal(lineAtCursor(), '  InvoicesDeadLetterQueue:', 'line with the cursor');
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), before, 'text');
  });

  for (const language of ['yaml', 'json'] as const) {
    it(`makes a whole template of an empty ${language} file`, async () => {
      const document = await untitled(language, '');
      await insert(document);
      includes(document.getText(), 'AWSTemplateFormatVersion');
      includes(document.getText(), 'OrdersDeadLetterQueue');
      includes(lineAtCursor(), 'OrdersQueue');
      if (language === 'json') JSON.parse(document.getText());
    });
  }

  it('are offered by the bulb on the lines of logical ID and type, and nowhere else', async () => {
    const document = await open('insert.yaml');
    for (const text of ['Topic:', 'Type:']) {
      const titles = await refactorings(document, text);
      ok(titles.includes('Subscribe a queue to Topic'), `on ${text}: ${titles.join(', ')}`);
    }
    for (const text of ['Resources:', 'Value:']) equal(await refactorings(document, text), [], `bulb on ${text}`);
    equal(await refactorings(await open('docker-compose.yaml'), 'services'), [], 'bulb in another file');
  });
});

describe('Insert Pattern…', () => {
  afterEach(closeAll);

  it('shows what would change before it changes anything, then inserts it as one step', async () => {
    const document = await open('insert.yaml');
    const before = document.getText();
    const { done, preview } = await pickOn(document, 'Topic:');
    includes(preview.getText(), 'AWS::SQS::Queue');
    equal(document.getText(), before, 'text while there is a preview');
    equal(preview.languageId, 'yaml', 'language of the preview');
    const shown = preview.getText();
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await done;
    equal(document.getText(), shown, 'text');
    equal(previews(), 0, 'previews that are left');
    equal(vscode.window.activeTextEditor?.document.uri.toString(), document.uri.toString(), 'the active editor');
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), before, 'text after undo');
  });

  it('asks for Enter where there is one pattern, and for a search where there are many', () => {
    const pattern = {
      id: 'a',
      title: 'A',
      use: 'A.',
      notes: [],
      types: [],
      placeholders: [],
      connects: [],
      forms: [],
    };
    const choices = { problem: undefined, isEmpty: false, resource: 'Jobs', connecting: [], groups: [] };
    const offer = { pattern, title: 'Add A to Jobs', connectTo: 'Jobs' };
    equal(
      placeholderOf({ ...choices, connecting: [offer] }),
      'Press Enter to make the change that the editor shows',
      'for one',
    );
    equal(
      placeholderOf({ ...choices, connecting: [offer], groups: [{ title: 'All', patterns: [pattern] }] }),
      'Search patterns; the editor shows what each would change',
      'for two',
    );
  });

  it('makes an empty file CloudFormation or SAM, in the language that it has', async () => {
    const document = await untitled('json', '');
    const { done, preview } = await pickOn(document, '');
    equal(preview.languageId, 'json', 'language of the preview');
    includes(preview.getText(), 'AWS::Lambda::Function');
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    while (!preview.getText().includes('AWS::Serverless::Function'))
      await new Promise(resolve => setTimeout(resolve, 50));
    const shown = preview.getText();
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await done;
    equal(document.getText(), shown, 'text');
    includes(shown, 'AWS::Serverless-2016-10-31');
  });

  it('changes nothing where nothing is chosen', async () => {
    const document = await open('insert.yaml');
    const before = document.getText();
    const { done } = await pickOn(document, 'Resources:');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await done;
    equal(document.getText(), before, 'text');
    ok(!document.isDirty, 'nothing to save');
    equal(previews(), 0, 'previews that are left');
  });
});

const insert = (document: vscode.TextDocument, more: object = {}): Thenable<unknown> =>
  vscode.commands.executeCommand('fieldnotes.insertPattern', {
    pattern: 'sqs-dlq',
    uri: document.uri.toString(),
    ...more,
  });

/** Runs the command with the cursor at a text, as far as the first preview. */
async function pickOn(document: vscode.TextDocument, text: string) {
  const editor = vscode.window.activeTextEditor;
  ok(editor, 'an editor is open');
  const { start } = rangeOf(document, text);
  editor.selection = new vscode.Selection(start, start);
  const preview = new Promise<vscode.TextDocument>(resolve => {
    const subscription = vscode.window.onDidChangeVisibleTextEditors(editors => {
      const shown = editors.find(one => one.document.uri.scheme === 'fieldnotes-preview');
      if (shown === undefined) return;
      subscription.dispose();
      resolve(shown.document);
    });
  });
  const done = vscode.commands.executeCommand('fieldnotes.insertPattern');
  return { done, preview: await preview };
}

function previews(): number {
  const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
  return tabs.filter(({ input }) => input instanceof vscode.TabInputTextDiff).length;
}

function lineAtCursor(): string {
  const editor = vscode.window.activeTextEditor;
  return editor === undefined ? '' : editor.document.lineAt(editor.selection.active.line).text;
}

async function refactorings(document: vscode.TextDocument, text: string): Promise<string[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    rangeOf(document, text),
    vscode.CodeActionKind.Refactor.value,
  );
  return actions.map(({ title }) => title);
}
