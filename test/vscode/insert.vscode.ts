import * as vscode from 'vscode';
import { equal, ok } from './expect';
import { closeAll, open } from './workspace';

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
});

describe('snippets', () => {
  afterEach(closeAll);

  for (const language of ['yaml', 'json', 'jsonc']) {
    it(`are offered at cfn- in ${language}`, async () => {
      const document = await vscode.workspace.openTextDocument({ language, content: 'cfn-' });
      await vscode.window.showTextDocument(document);
      const labels = await completionsAt(document, new vscode.Position(0, 4));
      ok(
        labels.some(label => label.startsWith('cfn-')),
        `completions: ${labels.slice(0, 10).join(', ')}`,
      );
    });
  }
});

const insert = (document: vscode.TextDocument): Thenable<unknown> =>
  vscode.commands.executeCommand('fieldnotes.insertPattern', { pattern: 'sqs-dlq', uri: document.uri.toString() });

/** The logical IDs of a YAML template that is indented by two. */
function resourcesOf(document: vscode.TextDocument): string[] {
  const section = /^Resources:\n((?: .*\n|\n)*)/m.exec(document.getText())?.[1] ?? '';
  return [...section.matchAll(/^ {2}(\w+):/gm)].map(match => match[1] ?? '');
}

async function completionsAt(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}
