import * as vscode from 'vscode';
import { Typing } from '../../src/vscode/typing';
import { equal, includes, ok } from './expect';
import { closeAll, extensionId, open, rangeOf, replace, resourcesOf, untitled } from './workspace';

describe('pattern suggestions', () => {
  afterEach(closeAll);

  for (const language of ['yaml', 'json', 'jsonc']) {
    it(`come at cfn- in an empty ${language} file, each once`, async () => {
      const labels = await suggestedAt(await untitled(language, 'cfn-'), 'cfn-');
      equal(labels.filter(label => label === 'cfn-sqs-dlq').length, 1, 'times that one is offered');
    });
  }

  it('come under Resources, the form that fits first', async () => {
    const document = await untitled('yaml', 'Transform: AWS::Serverless-2016-10-31\nResources:\n  \n');
    const labels = await suggestedAt(document, 'Resources:\n  ');
    ok(labels[0]?.startsWith('sam-'), `first of all: ${labels[0]}`);
    ok(labels.includes('cfn-secret'), 'one that has no SAM form');
  });

  it('come nowhere else', async () => {
    const places: readonly (readonly [string, string])[] = [
      ['Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Properties:\n      Runtime: nodejs22.x\n', 'nodejs22.x'],
      ['Resources:\n  A:\n    Type: AWS::SNS::Topic\n    cfn-', 'cfn-'],
      ['name: CI\non: push\njobs:\n  cfn-', 'cfn-'],
      ['name: CI\n', 'CI\n'],
    ];
    for (const [text, place] of places) equal(await suggestedAt(await untitled('yaml', text), place), [], text);
    equal(await suggestedAt(await open('package.json'), '{\n'), [], 'package.json');
    equal(await suggestedAt(await open('docker-compose.yaml'), 'services:\n'), [], 'docker-compose.yaml');
  });

  it('are accepted at their prefix, and the name is typed once', async () => {
    const document = await untitled('yaml', 'Resources:\n  ');
    await accept(document, 'cfn-sqs-dlq');
    await vscode.commands.executeCommand('type', { text: 'Invoices' });
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    equal(resourcesOf(document), ['InvoicesQueue', 'InvoicesDeadLetterQueue'], 'resources');
    includes(document.getText(), '!GetAtt InvoicesDeadLetterQueue.Arn');
  });

  it('bring the transform and the outputs to their places', async () => {
    const document = await untitled(
      'yaml',
      "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Mine:\n    Type: AWS::SNS::Topic\n\n  \nOutputs:\n  Topic:\n    Value: !Ref Mine\n",
    );
    await accept(document, 'sam-http-api', '\n\n  ');
    const text = document.getText();
    ok(text.startsWith("AWSTemplateFormatVersion: '2010-09-09'\nTransform: AWS::Serverless-2016-10-31\n"), text);
    ok(/\nOutputs:\n {2}Topic:\n {4}Value: !Ref Mine\n\n {2}OrdersAddress:\n/.test(text), text);
    equal(resourcesOf(document).slice(0, 2), ['Mine', 'OrdersApi'], 'resources');
    ok(!/[ \t]$/m.test(text), 'no line ends in blanks');
  });

  it('make a whole template of the braces of an empty object', async () => {
    const document = await untitled('json', '{\n  \n}\n');
    await accept(document, 'sam-function', '{\n  ');
    JSON.parse(document.getText());
    includes(document.getText(), '\n  "Transform": "AWS::Serverless-2016-10-31",\n');
  });
});

describe('suggestions of words', () => {
  afterEach(closeAll);

  const url = (value: string) =>
    `Resources:\n  Page:\n    Type: AWS::Lambda::Url\n    Properties:\n      AuthType: ${value}\n`;

  it('are all that can stand at the place, also where one stands', async () => {
    for (const value of ['', 'N', 'NONE']) {
      const labels = await labelsAt(await untitled('yaml', url(value)), `AuthType: ${value}`);
      equal(labels, ['AWS_IAM', 'NONE'], value);
    }
  });

  it('come at the first Ctrl+Space, however many letters have been typed', async () => {
    const document = await untitled('yaml', `# NONSENSE\n${url('')}`);
    const editor = vscode.window.activeTextEditor;
    ok(editor, 'an editor is open');
    const { end } = rangeOf(document, 'AuthType: ');
    editor.selection = new vscode.Selection(end, end);
    const typing = new Typing();
    for (const text of 'NON') await vscode.commands.executeCommand('type', { text });
    const at = end.translate(0, 3);
    equal(typing.asksItself(document, at), true, 'after a letter it is the editor that asks');
    typing.somebodyAsks();
    equal(typing.asksItself(document, at), false, 'after the keys it is not');
    typing.dispose();
    const [binding] = vscode.extensions.getExtension(extensionId)?.packageJSON.contributes.keybindings ?? [];
    await vscode.commands.executeCommand(binding.command, binding.args);
    // Nothing tells an extension that suggestions are shown.
    while (document.lineAt(end.line).text.endsWith('NON')) {
      await new Promise(resolve => setTimeout(resolve, 100));
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
    }
    equal(document.lineAt(end.line).text.trim(), 'AuthType: NONE', 'the line');
  });

  it('are the names that a function can take, with what each is', async () => {
    const text = 'Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\nOutputs:\n  Url:\n    Value: !GetAtt ';
    const document = await untitled('yaml', text);
    const { items } = await completionsAt(document, '!GetAtt ', 1);
    const ours = items.filter(({ kind }) => kind === vscode.CompletionItemKind.Reference);
    equal(
      ours.map(({ label }) => label),
      [{ label: 'Jobs', description: 'AWS::SQS::Queue' }],
      'names',
    );
    await replace(document, rangeOf(document, '!GetAtt '), '!GetAtt Jobs.');
    const attributes = await labelsAt(document, '!GetAtt Jobs.');
    ok(attributes.includes('Arn') && attributes.includes('QueueName'), attributes.join());
  });

  it('say what the notes know, beside the list', async () => {
    const document = await untitled('yaml', url(''));
    const { items } = await completionsAt(document, 'AuthType: ', 1);
    const { documentation } = items[0] ?? {};
    includes(documentation instanceof vscode.MarkdownString ? documentation.value : '', 'AuthType');
  });

  it('come nowhere else', async () => {
    const text = 'name: CI\non: push\njobs:\n  build:\n    Type: ';
    equal(await labelsAt(await untitled('yaml', text), 'Type: '), [], 'a workflow');
  });
});

/** Types a label at the end of a text, and takes the suggestion. */
async function accept(document: vscode.TextDocument, label: string, after = '\n  '): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  ok(editor, 'an editor is open');
  const { end } = rangeOf(document, after);
  editor.selection = new vscode.Selection(end, end);
  for (const text of label) await vscode.commands.executeCommand('type', { text });
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  // Nothing tells an extension that suggestions are shown.
  while (!document.getText().includes('AWS::', document.getText().length / 2)) {
    await new Promise(resolve => setTimeout(resolve, 100));
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
  }
}

/** The labels of our suggestions at the end of a text, in the order in which they are shown. */
async function suggestedAt(document: vscode.TextDocument, text: string): Promise<string[]> {
  return (await labelsAt(document, text)).filter(label => /^(?:cfn|sam)-/.test(label));
}

/** The labels of all suggestions at the end of a text, VS Code's own words apart. */
async function labelsAt(document: vscode.TextDocument, text: string): Promise<string[]> {
  const { items } = await completionsAt(document, text);
  return items
    .filter(({ kind }) => kind !== vscode.CompletionItemKind.Text)
    .toSorted((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''))
    .map(({ label }) => (typeof label === 'string' ? label : label.label));
}

function completionsAt(document: vscode.TextDocument, text: string, resolved = 0) {
  return vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    rangeOf(document, text).end,
    undefined,
    resolved,
  );
}
