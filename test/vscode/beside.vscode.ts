import * as vscode from 'vscode';
import { equal, ok } from './expect';
import { cleanUp, untilFinding } from './noteSteps';
import { ours, rangeOf, untitled } from './workspace';

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
});
