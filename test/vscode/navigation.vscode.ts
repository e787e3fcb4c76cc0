import * as vscode from 'vscode';
import { noNavigation } from '../../src/navigation/navigation';
import { Losses } from '../../src/vscode/losses';
import { Ways } from '../../src/vscode/navigation';
import { equal, includes, ok } from './expect';
import { cleanUp } from './noteSteps';
import { open, rangeOf, untitled } from './workspace';

const text = `Conditions:
  IsLive: !Equals [a, b]
Resources:
  Jobs:
    Type: AWS::SQS::Queue
    Condition: IsLive
  Shop:
    Type: AWS::Lambda::Function
    DependsOn: Jobs
    Properties:
      Description: !Sub "of \${Jobs.Arn}"
`;

const ask = <T>(command: string, ...args: readonly unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(`vscode.${command}`, ...args);

describe('navigation', () => {
  afterEach(cleanUp);

  it('goes from a name in Fn::Sub to the resource, and finds all its places', async () => {
    const document = await untitled('yaml', text);
    const { start } = rangeOf(document, 'Jobs.Arn');
    const [target] = await ask<vscode.LocationLink[]>('executeDefinitionProvider', document.uri, start);
    ok(target?.targetSelectionRange, 'a definition');
    equal(target.targetSelectionRange, rangeOf(document, 'Jobs'), 'declared name');
    const references = await ask<vscode.Location[]>('executeReferenceProvider', document.uri, start);
    equal(
      references.map(({ range }) => range.start.line),
      [3, 8, 10],
      'lines of references',
    );
    const highlights = await ask<vscode.DocumentHighlight[]>('executeDocumentHighlights', document.uri, start);
    equal(
      highlights.map(({ kind }) => kind),
      [vscode.DocumentHighlightKind.Write, vscode.DocumentHighlightKind.Read, vscode.DocumentHighlightKind.Read],
      'kinds of highlights',
    );
  });

  it('renames a condition, and says why a name is refused', async () => {
    const document = await untitled('yaml', text);
    const { start } = rangeOf(document, 'IsLive', 2);
    const edit = await ask<vscode.WorkspaceEdit>('executeDocumentRenameProvider', document.uri, start, 'IsOpen');
    ok(await vscode.workspace.applyEdit(edit), 'the edit was applied');
    equal(document.getText(), text.replaceAll('IsLive', 'IsOpen'), 'text');
    const refused = await ask('executeDocumentRenameProvider', document.uri, start, 'Is-Open').then(
      () => 'accepted',
      (error: Error) => error.message,
    );
    includes(refused, '"Is-Open" is not a valid name: use 1 to 255 letters and digits.');
  });

  it('asks before a new name leaves data behind, and not about what no stack has yet', async () => {
    const document = await open('template.yaml');
    const asked: string[] = [];
    let [answer, committed] = [false, 'Resources: {Jobs: {}}'];
    const base = { of: () => ({ text: committed, language: 'yaml' as const }) };
    const losses = new Losses(base, async (question, detail) => {
      asked.push(`${question} ${detail}`);
      return answer;
    });
    const navigation = {
      ...noNavigation,
      renaming: () => [{ start: 0, end: 1, isDeclaration: true, use: '' }],
      lossByRenaming: () => ({ logicalId: 'Jobs', sentence: 'Messages are lost.' }),
    };
    const ways = new Ways({ navigation: async () => navigation }, { rules: async () => undefined }, losses);
    const rename = async (name: string) =>
      (await ways.provideRenameEdits(document, new vscode.Position(0, 0), name))?.get(document.uri).length;

    equal(await rename('Work'), 0, 'edits when the answer is no');
    answer = true;
    equal(await rename('Work'), 1, 'edits when it is yes');
    equal(asked, ['Rename Jobs? Messages are lost.', 'Rename Jobs? Messages are lost.'], 'questions');
    committed = 'Resources: {}';
    equal(await rename('Work'), 1, 'edits of what was not committed');
    equal(asked.length, 2, 'no more questions');
  });

  it('shows an outline and folds of YAML, and leaves those of JSON to the editor', async () => {
    const document = await untitled('yaml', `${text}#region Rest\n#endregion\n`);
    const symbols = await ask<vscode.DocumentSymbol[]>('executeDocumentSymbolProvider', document.uri);
    equal(
      symbols.map(({ name, children }) => [name, ...children.map(child => `${child.name} ${child.detail}`)]),
      [
        ['Conditions', 'IsLive '],
        ['Resources', 'Jobs AWS::SQS::Queue', 'Shop AWS::Lambda::Function'],
      ],
      'outline',
    );
    const folds = await ask<vscode.FoldingRange[]>('executeFoldingRangeProvider', document.uri);
    const ends = (first: number) => folds.filter(({ start }) => start === first).map(({ end, kind }) => [end, kind]);
    equal(ends(3), [[5, undefined]], 'Jobs can be folded');
    equal(ends(11), [[12, vscode.FoldingRangeKind.Region]], 'the region can be folded');
    const json = await untitled('json', '{"Resources": {"Jobs": {"Type": "AWS::SQS::Queue"}}}');
    const ours = await ask<vscode.DocumentSymbol[] | undefined>('executeDocumentSymbolProvider', json.uri);
    // From a web worker an extension in the other host can't be seen.
    const isSeen = vscode.extensions.getExtension('vscode.json-language-features') !== undefined;
    ok((ours ?? []).filter(({ name }) => name === 'Resources').length <= (isSeen ? 1 : 2), 'one outline');
  });

  it('leaves a file that is no template to the editor', async () => {
    const document = await untitled('yaml', 'services:\n  web:\n    image: nginx\n');
    equal(await ask('executeDocumentSymbolProvider', document.uri), undefined as unknown, 'outline');
    const { start } = rangeOf(document, 'web');
    equal(await ask<vscode.Location[]>('executeReferenceProvider', document.uri, start), [], 'references');
  });

  it("links a type to AWS's page and a nested template to its file", async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(folder, 'a folder is open');
    const uri = vscode.Uri.joinPath(folder, 'parent.yaml');
    const nested =
      'Resources:\n  Child:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ./template.yaml\n';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(nested));
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      const links = await ask<vscode.DocumentLink[]>('executeLinkProvider', uri, 10);
      equal(
        links.map(link => [document.getText(link.range), link.target?.path.split('/').at(-1)]),
        [
          ['AWS::CloudFormation::Stack', 'aws-resource-cloudformation-stack.html'],
          ['./template.yaml', 'template.yaml'],
        ],
        'links',
      );
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });
});
