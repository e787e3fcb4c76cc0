import * as vscode from 'vscode';
import { equal, ok } from './expect';
import { cleanUp, untilFinding } from './noteSteps';
import { closeAll, ours, rangeOf, replace, untitled } from './workspace';

const template = `Resources:
  Jobs:
    Type: AWS::SQS::Queue
    Properties:
      DelaySecond: 1
  Worker:
    Type: AWS::Lambda::Function
    DependsOn: Jobs
    Properties:
      Timeout: 901
      Description: !Ref Jobs
`;

const provided = async (command: string, document: vscode.TextDocument): Promise<number> => {
  const at = rangeOf(document, 'Jobs', 2).start;
  const all = await vscode.commands.executeCommand<unknown[] | undefined>(`vscode.${command}`, document.uri, at);
  return all?.length ?? 0;
};

const moment = () => new Promise(resolve => setTimeout(resolve, 100));

describe('beside other extensions', () => {
  before(function () {
    if (vscode.extensions.getExtension('redhat.vscode-yaml') === undefined) this.skip();
  });
  beforeEach(async () => {
    // A test that was given up may have left them.
    const settings = vscode.workspace.getConfiguration('fieldnotes');
    for (const name of ['navigation', 'schema'])
      await settings.update(name, undefined, vscode.ConfigurationTarget.Workspace);
  });
  afterEach(cleanUp);

  it('the tags of CloudFormation are offered to the YAML extension, and added when that is wanted', async () => {
    await untitled('yaml', template);
    const tags = () => vscode.workspace.getConfiguration('yaml').get<string[]>('customTags') ?? [];
    equal(tags(), [], 'tags before');
    // Nothing tells an extension that its question is shown.
    while (tags().length === 0) {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      await moment();
    }
    for (const tag of ['!Ref scalar', '!GetAtt scalar', '!GetAtt sequence', '!Sub scalar', '!If sequence'])
      ok(tags().includes(tag), tag);
    await vscode.workspace
      .getConfiguration('yaml')
      .update('customTags', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('what they show is not shown twice, unless the settings say so', async () => {
    const document = await untitled('yaml', template);
    await untilFinding(document, 'lambda-timeout');
    const counts = async () => [
      await provided('executeDefinitionProvider', document),
      await provided('executeDocumentSymbolProvider', document),
      await provided('executeReferenceProvider', document),
    ];
    equal(await counts(), [0, 0, 3], 'definitions, symbols, references');
    equal(ours(document.uri).length, 1, 'findings');
    const settings = vscode.workspace.getConfiguration('fieldnotes');
    const { Workspace } = vscode.ConfigurationTarget;
    try {
      await settings.update('navigation', 'on', Workspace);
      await settings.update('schema', 'on', Workspace);
      await untilFinding(document, 'schema-property');
      // The editor learns of it a moment later.
      while ((await provided('executeDocumentSymbolProvider', document)) === 0) await moment();
      equal(await counts(), [1, 1, 3], 'definitions, symbols, references');
    } finally {
      await settings.update('navigation', undefined, Workspace);
      await settings.update('schema', undefined, Workspace);
    }
  });

  it('has one line of text behind each value, and none that comes and goes while one types elsewhere', async () => {
    const lens = await vscode.extensions.getExtension<Lens>('usernamehw.errorlens')?.activate();
    ok(lens, 'the stand-in');
    const document = await untitled('yaml', template);
    await untilFinding(document, 'lambda-timeout');
    const behind = lens.behind(document.uri);
    equal(
      behind.filter(line => line.startsWith('9: ')),
      ['9: Timeout is 901 s, but Lambda stops a function after 900 s (15 min). Split the work, or use Step Functions.'],
      'behind the Timeout',
    );
    equal(behind.filter(line => /DelaySecond/.test(line)).length, 1, 'of the misspelt property, from cfn-lint alone');
    const [before] = ours(document.uri);
    await replace(document, rangeOf(document, '!Ref Jobs'), '!Ref Jobs # typed');
    // An answer for this version proves that it had its turn.
    await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, rangeOf(document, '901').start);
    await moment();
    ok(before !== undefined && ours(document.uri)[0] === before, 'it is not told anew');
  });

  it('leaves what Prettier makes of a file suppressed, and mends on save beside it', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    ok(folder, 'a folder is open');
    const uri = vscode.Uri.joinPath(folder.uri, 'formatted.yaml');
    const head = 'Resources:\n   Worker:\n      Type: AWS::Lambda::Function\n      Properties:\n';
    const text = `${head}         Timeout:   901   # fieldnotes-ignore lambda-timeout: measured\n         MemorySize:  64\n`;
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const editor = vscode.workspace.getConfiguration('editor', { languageId: 'yaml' });
    const { Workspace } = vscode.ConfigurationTarget;
    try {
      await editor.update('formatOnSave', true, Workspace);
      await editor.update('codeActionsOnSave', { 'source.fixAll.fieldnotes': 'explicit' }, Workspace);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      await untilFinding(document, 'lambda-memory');
      await replace(document, rangeOf(document, '  64'), ' 64');
      await vscode.commands.executeCommand('workbench.action.files.save');
      const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      equal(
        saved,
        'Resources:\n  Worker:\n    Type: AWS::Lambda::Function\n    Properties:\n      Timeout: 901 # fieldnotes-ignore lambda-timeout: measured\n      MemorySize: 128\n',
        'what was saved',
      );
      await untilFinding(document, 'lambda-memory', false);
      equal(ours(document.uri).length, 0, 'findings');
    } finally {
      await editor.update('formatOnSave', undefined, Workspace);
      await editor.update('codeActionsOnSave', undefined, Workspace);
      await closeAll();
      await vscode.workspace.fs.delete(uri);
    }
  });
});

/** What the stand-in of Error Lens tells. */
interface Lens {
  behind(uri: vscode.Uri): readonly string[];
}
