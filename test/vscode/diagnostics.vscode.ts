import * as vscode from 'vscode';
import { equal, includes, ok } from './expect';
import { closeAll, hoverAt, open, ours, rangeOf, replace, untilDiagnostics, untitled } from './workspace';

describe('diagnostics', () => {
  afterEach(closeAll);

  for (const name of ['template.yaml', 'template.json']) {
    it(`underlines a Timeout above the limit in ${name}`, async () => {
      const document = await open(name);
      const [finding] = await untilDiagnostics(document, 1);
      ok(finding, 'one finding');
      equal(document.getText(finding.range), '901', 'underlined text');
      equal(finding.severity, vscode.DiagnosticSeverity.Error, 'severity');
      ok(finding.message.startsWith('Timeout is 901 s'), `message: ${finding.message}`);
      const code = finding.code;
      ok(typeof code === 'object', 'the code has a link');
      equal(code.value, 'lambda-timeout', 'code');
      ok(code.target instanceof vscode.Uri, 'the link is a Uri');
    });

    it(`takes the finding away when the value is corrected in ${name}`, async () => {
      const document = await open(name);
      await untilDiagnostics(document, 1);
      await replace(document, rangeOf(document, '901'), '900');
      await untilDiagnostics(document, 0);
      await replace(document, rangeOf(document, '900'), '901');
      await untilDiagnostics(document, 1);
    });
  }

  for (const name of ['template.yaml', 'template.json']) {
    it(`reads the text of ${name} in files that only templates are called like, whatever their language`, async () => {
      const text = (await open(name)).getText();
      for (const ending of ['template', 'cfn']) {
        const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri ?? fail(), `${name}.${ending}`);
        await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
        try {
          const document = await open(`${name}.${ending}`);
          equal(document.languageId, 'plaintext', 'language');
          const [finding] = await untilDiagnostics(document, 1);
          equal(finding && document.getText(finding.range), '901', 'underlined text');
          includes(await hoverAt(document, 'Timeout'), '900');
          await closeAll();
        } finally {
          await vscode.workspace.fs.delete(uri);
        }
      }
    });
  }

  it('says in settings which id is meant by one that there is not', async () => {
    const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri ?? fail(), 'settings.json');
    const text = '{ "fieldnotes.severity": { "lambda-timeout": "off", "our-names": "off", "lambda-timeot": "off" } }';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    try {
      const document = await open('settings.json');
      const [mistake] = await untilDiagnostics(document, 1);
      equal(mistake && document.getText(mistake.range), '"lambda-timeot"', 'underlined text');
      includes(mistake?.message ?? '', 'Did you mean lambda-timeout?');
      await replace(document, rangeOf(document, '"lambda-timeot"'), '"lambda-tmp"');
      await untilDiagnostics(document, 0);
      await closeAll();
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('leads from a reference to the default of its parameter', async () => {
    const document = await open('parameter.yaml');
    const [finding] = await untilDiagnostics(document, 1);
    ok(finding, 'one finding');
    equal(finding.severity, vscode.DiagnosticSeverity.Warning, 'severity');
    equal(document.getText(finding.range), 'Seconds', 'underlined text');
    const [related] = finding.relatedInformation ?? [];
    ok(related, 'related information');
    equal(related.location.uri.toString(), document.uri.toString(), 'related file');
    equal(related.location.range, rangeOf(document, '901'), 'related range');
  });

  it('is silent in the copies that extensions show, such as earlier versions', async () => {
    const registered = vscode.workspace.registerFileSystemProvider('earlier', earlierVersions(), { isReadonly: true });
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('earlier:/template.yaml'));
      await vscode.window.showTextDocument(document);
      const sentence = await vscode.commands.executeCommand<string>('fieldnotes.whyChecked');
      ok(sentence.endsWith('is not checked, because it is a copy that the editor shows (earlier).'), sentence);
      equal(ours(document.uri).length, 0, 'findings');
    } finally {
      registered.dispose();
    }
  });

  it('is silent in text that no file system has, such as the preview of a rename', async () => {
    const text = 'Resources: {F: {Type: AWS::Lambda::Function, Properties: {Timeout: 901}}}';
    const provider = { provideTextDocumentContent: () => text };
    const registered = vscode.workspace.registerTextDocumentContentProvider('renamed', provider);
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('renamed:/template.yaml'));
      await vscode.window.showTextDocument(document);
      const sentence = await vscode.commands.executeCommand<string>('fieldnotes.whyChecked');
      ok(sentence.endsWith('is not checked, because it is a copy that the editor shows (renamed).'), sentence);
      equal(ours(document.uri).length, 0, 'findings');
    } finally {
      registered.dispose();
    }
  });

  it('say why nothing is missed in a file that names what it does not declare', async () => {
    const text = 'Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\nOutputs:\n  Url:\n    Value: !Ref ';
    const why = async (name: string) => {
      await untitled('yaml', `${text}${name}\n`);
      return vscode.commands.executeCommand<string>('fieldnotes.whyChecked');
    };
    const whole = await why('Jobs');
    ok(whole.endsWith('is checked, because its top level has Resources with the type AWS::SQS::Queue.'), whole);
    const sentence = await why('Somewhere');
    ok(sentence.includes("Somewhere isn't declared here, so the file counts as part of a larger template"), sentence);
  });

  it('is silent where fieldnotes.enable is off', async () => {
    const document = await open('template.yaml');
    await untilDiagnostics(document, 1);
    const settings = vscode.workspace.getConfiguration('fieldnotes', document.uri);
    try {
      await settings.update('enable', false, vscode.ConfigurationTarget.Workspace);
      await untilDiagnostics(document, 0);
    } finally {
      await settings.update('enable', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await untilDiagnostics(document, 1);
  });

  for (const name of ['docker-compose.yaml', 'kubernetes.yaml', 'package.json']) {
    it(`says nothing about ${name}`, async () => {
      const other = await open(name);
      // Findings of a template that was opened later prove that this file had its turn.
      await untilDiagnostics(await open('template.yaml'), 1);
      equal(ours(other.uri).length, 0, 'findings');
    });
  }
});

function earlierVersions(): vscode.FileSystemProvider {
  const content = new TextEncoder().encode('Resources: {F: {Type: AWS::Lambda::Function, Properties: {Timeout: 901}}}');
  const refused = () => {
    throw vscode.FileSystemError.NoPermissions();
  };
  return {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => new vscode.Disposable(() => {}),
    stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: content.length }),
    readFile: () => content,
    readDirectory: () => [],
    ...{ writeFile: refused, createDirectory: refused, delete: refused, rename: refused },
  };
}

function fail(): never {
  throw new Error('no folder is open');
}
