import * as vscode from 'vscode';
import { choices } from '../../src/vscode/status';
import { host } from './context';
import { equal, includes, ok } from './expect';
import { Memory } from './memory';
import { cleanUp, run, untilFinding } from './noteSteps';
import { closeAll, ours, rangeOf, replace } from './workspace';

const template = 'Resources: {F: {Type: AWS::Lambda::Function, Properties: {Timeout: 901}}}';

const encoded = (text: string) => new TextEncoder().encode(text);

describe('a workspace of two folders', () => {
  const folder = (index: number): vscode.Uri => {
    const one = vscode.workspace.workspaceFolders?.[index];
    ok(one, `folder ${index}`);
    return one.uri;
  };
  const projectFile = (index: number) => vscode.Uri.joinPath(folder(index), '.fieldnotes.yaml');
  const openIn = async (index: number, column = vscode.ViewColumn.One) => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(index), 'template.yaml'));
    await vscode.window.showTextDocument(document, column);
    return document;
  };

  before(function () {
    if ((vscode.workspace.workspaceFolders?.length ?? 0) < 2) this.skip();
  });
  afterEach(async () => {
    await cleanUp();
    for (const index of [0, 1]) await Promise.resolve(vscode.workspace.fs.delete(projectFile(index))).catch(() => {});
  });

  it('has a project file in each, side by side', async () => {
    const [first, second] = [await openIn(0), await openIn(1, vscode.ViewColumn.Two)];
    // What both had before proves that both were read.
    for (const document of [first, second]) await untilFinding(document, 'lambda-timeout');
    await vscode.workspace.fs.writeFile(projectFile(0), encoded('severities:\n  lambda-timeout: warning\n'));
    await vscode.workspace.fs.writeFile(projectFile(1), encoded('severities:\n  lambda-timeout: off\n'));
    await untilFinding(second, 'lambda-timeout', false);
    const severity = async () => (await untilFinding(first, 'lambda-timeout'))?.severity;
    while ((await severity()) !== vscode.DiagnosticSeverity.Warning)
      await new Promise(resolve => setTimeout(resolve, 50));
    equal(ours(second.uri).length, 0, 'findings in the second');
  });

  it('is turned off where the file belongs', async () => {
    const [first, second] = [await openIn(0), await openIn(1)];
    await untilFinding(second, 'lambda-timeout');
    void vscode.commands.executeCommand('fieldnotes.turnOffForProject', 'lambda-timeout', second.uri.toString());
    await untilFinding(second, 'lambda-timeout', false);
    const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(projectFile(1)));
    equal(written.trim(), 'severities:\n  lambda-timeout: off', 'the file of the second');
    ok(await untilFinding(first, 'lambda-timeout'), 'the first has its finding');
  });
});

describe('a folder of a virtual workspace', () => {
  const root = vscode.Uri.parse('memory:/app');
  const files = {
    '/app/template.yaml': `Parameters:
  Seconds: {Type: Number}
Resources:
  F: {Type: AWS::Lambda::Function, Properties: {Timeout: !Ref Seconds, MemorySize: 64, Role: !GetAtt Role.Arn}}
  Role: {Type: AWS::IAM::Role}
`,
    '/app/samconfig.toml': '[prod.deploy.parameters]\nparameter_overrides = "Seconds=901"\n',
    '/app/.fieldnotes.yaml': 'severities:\n  lambda-memory: warning\n',
    '/app/deep/other.yaml': template,
    '/app/deep/.gitignore': 'left-out.yaml\n',
    '/app/deep/left-out.yaml': template,
    '/app/node_modules/package/theirs.yaml': template,
  };
  const folders = () => vscode.workspace.workspaceFolders ?? [];
  let registered: vscode.Disposable | undefined;

  before(async function () {
    // Of one folder a second would make another workspace, and VS Code would begin anew.
    if (folders().length < 2) this.skip();
    registered = vscode.workspace.registerFileSystemProvider('memory', new Memory(files), {});
    vscode.workspace.updateWorkspaceFolders(folders().length, 0, { uri: root });
    while (folders().length < 3) await new Promise(resolve => setTimeout(resolve, 50));
  });
  after(async () => {
    await cleanUp();
    if (folders().length > 2) vscode.workspace.updateWorkspaceFolders(2, 1);
    registered?.dispose();
  });

  it('has its deployments, its project file, its outline and its fixes', async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root, 'template.yaml'));
    await vscode.window.showTextDocument(document);
    const timeout = await untilFinding(document, 'lambda-timeout');
    ok(timeout, 'a finding');
    ok(timeout.message.endsWith('This happens in deployment prod.'), timeout.message);
    equal(timeout.relatedInformation?.[0]?.location.uri.path, '/app/samconfig.toml', 'where the value is');
    const memory = await untilFinding(document, 'lambda-memory');
    equal(memory?.severity, vscode.DiagnosticSeverity.Warning, 'severity of the project file');
    const { start } = rangeOf(document, 'Role.Arn');
    const places = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      start,
    );
    equal(
      places.map(({ range }) => range.start.line),
      [3, 4],
      'lines of references',
    );
    await replace(document, rangeOf(document, '64'), '128');
    await untilFinding(document, 'lambda-memory', false);
    ok(await document.save(), 'saved');
  });

  it('is checked whole', async () => {
    const sentence = await vscode.commands.executeCommand<string>('fieldnotes.checkWorkspace');
    includes(sentence, ' checked in ');
    const found = vscode.languages.getDiagnostics().filter(([uri]) => uri.scheme === 'memory' && ours(uri).length > 0);
    equal(
      found.map(([uri]) => uri.path),
      ['/app/deep/other.yaml', '/app/template.yaml'],
      'files with findings',
    );
    await vscode.commands.executeCommand('fieldnotes.clearWorkspaceProblems');
  });
});

describe('a workspace of two folders that nobody has trusted', () => {
  before(function () {
    if (host() !== 'beside') this.skip();
  });
  afterEach(cleanUp);

  it("is checked, without the team's own notes", async () => {
    equal(vscode.workspace.isTrusted, false, 'trusted');
    const [first] = vscode.workspace.workspaceFolders ?? [];
    ok(first, 'a folder is open');
    const note = vscode.Uri.joinPath(first.uri, '.fieldnotes', 'team.md');
    const limit = 'team-timeout: {at: AWS::Lambda::Function.Timeout, max: 60, unit: seconds}';
    await vscode.workspace.fs.writeFile(note, encoded(`---\ntitle: Team\nlimits:\n  ${limit}\n---\nOurs.\n`));
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(first.uri, 'template.yaml'));
    await vscode.window.showTextDocument(document);
    await untilFinding(document, 'lambda-timeout');
    equal(ours(document.uri).length, 1, 'findings');
    equal(await run('openNote', 'team-timeout'), undefined, 'the page of a note that is not read');
    const [restricted] = choices(undefined, [], undefined).filter(({ label }) => label.includes('Restricted Mode'));
    equal(restricted?.description, "your team's own notes are read once the workspace is trusted", 'the status');
  });
});

describe('any file', () => {
  afterEach(cleanUp);

  it('has the same findings in both halves of a split editor', async () => {
    const text = 'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Timeout: 901\n';
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: text });
    for (const column of [vscode.ViewColumn.One, vscode.ViewColumn.Two])
      await vscode.window.showTextDocument(document, column);
    await untilFinding(document, 'lambda-timeout');
    equal(ours(document.uri).length, 1, 'findings');
    await replace(document, rangeOf(document, '901'), '900');
    await untilFinding(document, 'lambda-timeout', false);
    await closeAll();
  });

  it('keeps its mark, its line ends and its tabs when it is fixed', async () => {
    const first = vscode.workspace.workspaceFolders?.[0];
    ok(first, 'a folder is open');
    const uri = vscode.Uri.joinPath(first.uri, 'windows.json');
    const lines = [
      '{"Resources": {',
      '\t"F": {"Type": "AWS::Lambda::Function",',
      '\t\t"Properties": {"Timeout": 901}}',
      '}}',
    ];
    const text = `\u{feff}${lines.join('\r\n')}\r\n`;
    await vscode.workspace.fs.writeFile(uri, encoded(text));
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      const finding = await untilFinding(document, 'lambda-timeout');
      ok(finding, 'a finding');
      equal(document.getText(finding.range), '901', 'range');
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        finding.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      const fix = actions.find(({ title }) => title === 'Set to 900 s');
      ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)), 'the fix was applied');
      await document.save();
      const saved = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));
      equal(saved, text.replace('901', '900'), 'what was saved');
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('is left alone where it is a cell of a notebook', async () => {
    const first = vscode.workspace.workspaceFolders?.[0];
    ok(first, 'a folder is open');
    const uri = vscode.Uri.joinPath(first.uri, 'cells.ipynb');
    const cell = { cell_type: 'code', source: [template], outputs: [], metadata: { vscode: { languageId: 'yaml' } } };
    await vscode.workspace.fs.writeFile(
      uri,
      encoded(JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 })),
    );
    try {
      const notebook = await vscode.workspace.openNotebookDocument(uri);
      const { document } = notebook.cellAt(0);
      equal(document.languageId, 'yaml', 'language');
      // A finding of a file that is opened later proves that the cell had its turn.
      const other = await vscode.workspace.openTextDocument({ language: 'yaml', content: template });
      await vscode.window.showTextDocument(other);
      await untilFinding(other, 'lambda-timeout');
      equal(ours(document.uri).length, 0, 'findings in the cell');
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });
});
