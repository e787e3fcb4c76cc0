import * as vscode from 'vscode';
import { equal, includes, ok } from './expect';
import { cleanUp, run, untilFinding } from './noteSteps';
import { open } from './workspace';

describe('pages', () => {
  afterEach(cleanUp);

  it('are documents of the editor', async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('fieldnotes:/sqs.md'));
    equal(document.languageId, 'markdown', 'language');
    includes(document.getText(), '# Amazon SQS');
    includes(document.getText(), '## Then and now');
  });

  it('open as a rendered preview', async () => {
    equal(await run('openNote', { id: 'sqs' }), 'fieldnotes:/sqs.md', 'address');
    await untilTab('sqs.md');
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    ok(input instanceof vscode.TabInputWebview, 'a preview');
    includes(input.viewType, 'markdown.preview');
  });

  for (const [id, address] of [
    ['lambda-timeout', 'fieldnotes:/lambda.md#timeout'],
    ['sns-fanout', 'fieldnotes:/sns.md#fan-out'],
    ['sqs-14-days', 'fieldnotes:/sqs.md#still-right'],
  ] as const) {
    it(`open where ${id} is explained`, async () => equal(await run('openNote', id), address, 'address'));
  }

  it('say nothing on what there is no note on', async () =>
    equal(await run('openNote', 'nothing'), undefined, 'address'));

  it('tell what changed since December 2020', async () => {
    await run('whatChanged');
    await untilTab('changed.md');
  });

  it('are offered to pick from, those of the template first', async () => {
    await open('template.yaml');
    const opened = run<string>('openNote');
    equal(await accepted(opened), 'fieldnotes:/lambda.md', 'address');
  });

  it('are offered for the template', async () => {
    await open('template.yaml');
    await untilFinding(vscode.window.activeTextEditor?.document, 'lambda-timeout');
    await accepted(run('notesForTemplate'));
    await untilTab('lambda.md');
  });

  it('are offered once a file has the language of templates', async () => {
    const { document } = await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({
        language: 'plaintext',
        content: 'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties: { Timeout: 901 }\n',
      }),
    );
    await vscode.languages.setTextDocumentLanguage(document, 'yaml');
    await untilFinding(document, 'lambda-timeout');
    await accepted(run('notesForTemplate'));
    await untilTab('lambda.md');
  });
});

describe('why a file is checked or not', () => {
  afterEach(cleanUp);

  for (const [name, sentence] of [
    ['template.yaml', 'template.yaml is checked, because its top level has AWSTemplateFormatVersion.'],
    [
      'kubernetes.yaml',
      'kubernetes.yaml is not checked, because its top level has neither AWSTemplateFormatVersion nor Resources with a Type that begins with AWS::.',
    ],
  ] as const) {
    it(`is told of ${name}`, async () => {
      await open(name);
      equal(await run('whyChecked'), sentence, 'sentence');
    });
  }

  it('is told of a file in another language', async () => {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'x' }),
    );
    includes(await run('whyChecked'), 'its language is plaintext');
  });
});

/** Takes the first entry of the list that a command shows, as soon as it is there. */
async function accepted<T>(result: Thenable<T>): Promise<T> {
  let isDone = false;
  const done = Promise.resolve(result).finally(() => {
    isDone = true;
  });
  const press = async (): Promise<void> => {
    if (isDone) return;
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    setTimeout(() => void press(), 50);
  };
  await press();
  return done;
}

/** A tab for a page, whatever the editor writes before the page's name. */
async function untilTab(name: string): Promise<void> {
  const isOpen = () => vscode.window.tabGroups.all.some(group => group.tabs.some(tab => tab.label.endsWith(name)));
  if (isOpen()) return;
  await new Promise<void>(resolve => {
    const subscription = vscode.window.tabGroups.onDidChangeTabs(() => {
      if (!isOpen()) return;
      subscription.dispose();
      resolve();
    });
  });
}
