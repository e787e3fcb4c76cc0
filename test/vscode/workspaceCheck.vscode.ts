import * as vscode from 'vscode';
import { equal, includes, ok } from './expect';
import { closeAll, open, ours, replace } from './workspace';

const home = 'checked';
const broken = 'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Timeout: 901\n';

function uriOf(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, home, name);
}

async function write(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));
}

const check = () => vscode.commands.executeCommand<string>('fieldnotes.checkWorkspace');

/** Those of the files that this suite made which Problems has errors of, once they are so many, or any. */
function untilFiles(count: number | 'some'): Promise<readonly string[]> {
  return new Promise(resolve => {
    let subscription: vscode.Disposable | undefined;
    const look = (): boolean => {
      const start = `${uriOf('')}`.replace(/\/?$/, '/');
      const uris = vscode.languages.getDiagnostics().map(([uri]) => uri);
      const files = uris.filter(uri => `${uri}`.startsWith(start) && ours(uri).length > 0);
      if (count === 'some' ? files.length === 0 : files.length !== count) return false;
      subscription?.dispose();
      resolve(files.map(uri => `${uri}`.slice(start.length)).sort());
      return true;
    };
    if (!look()) subscription = vscode.languages.onDidChangeDiagnostics(look);
  });
}

describe('check of the workspace', () => {
  afterEach(async () => {
    await closeAll();
    await vscode.commands.executeCommand('fieldnotes.clearWorkspaceProblems');
    await vscode.workspace.fs.delete(uriOf(''), { recursive: true });
  });

  it('puts the findings of files that are not open into Problems, and says how many there are', async () => {
    await write('a.yaml', broken);
    await write('deep/er/b.template', broken);
    await write('no.yaml', 'Timeout: 901\n');
    includes(await check(), ' checked in ');
    equal(await untilFiles(2), ['a.yaml', 'deep/er/b.template'], 'files');
    const [finding, ...more] = ours(uriOf('a.yaml'));
    ok(finding, 'a finding');
    equal(more.length, 0, 'further findings');
    equal(finding.range, new vscode.Range(4, 15, 4, 18), 'range');
    equal(finding.severity, vscode.DiagnosticSeverity.Error, 'severity');
    ok(finding.message.startsWith('Timeout is 901 s'), `message: ${finding.message}`);
  });

  it('leaves out what .gitignore, the settings and node_modules leave out', async () => {
    await write('.gitignore', '/out/\n*.gen.yaml\n!kept.gen.yaml\n');
    await write('inner/.gitignore', 'local.yaml\n');
    for (const name of ['out/a.yaml', 'a.gen.yaml', 'inner/deep/local.yaml', 'node_modules/p/a.yaml', 'hidden/a.yaml'])
      await write(name, broken);
    for (const name of ['kept.gen.yaml', 'local.yaml', 'inner/out/a.yaml']) await write(name, broken);
    const search = vscode.workspace.getConfiguration('search');
    try {
      await search.update('exclude', { '**/hidden': true }, vscode.ConfigurationTarget.Workspace);
      await check();
      equal(await untilFiles(3), ['inner/out/a.yaml', 'kept.gen.yaml', 'local.yaml'], 'files');
    } finally {
      await search.update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('leaves a file to the editor while it is open, and takes it back when it is closed', async () => {
    await write('a.yaml', broken);
    await check();
    await untilFiles(1);
    const document = await open(`${home}/a.yaml`);
    // The first line moves the finding, which is there once.
    await replace(document, new vscode.Range(0, 0, 0, 0), '# moved\n');
    await untilLine(document.uri, 5);
    await closeAll();
    await untilLine(document.uri, 4);
  });

  it('follows what happens to the files', async () => {
    await write('a.yaml', broken);
    await write('folder/b.yaml', broken);
    await check();
    await untilFiles(2);
    await write('a.yaml', broken.replace('901', '900'));
    equal(await untilFiles(1), ['folder/b.yaml'], 'after a change');
    await write('c.yaml', broken);
    equal(await untilFiles(2), ['c.yaml', 'folder/b.yaml'], 'after a new file');
    await vscode.workspace.fs.delete(uriOf('folder'), { recursive: true });
    equal(await untilFiles(1), ['c.yaml'], 'after a deleted folder');
  });

  it('says once that a file is too large', async () => {
    await write('large.yaml', `${broken}#${' '.repeat(4_000_000)}`);
    includes(await check(), '1 file too large, not checked');
    const [notice] = vscode.languages.getDiagnostics(uriOf('large.yaml'));
    includes(notice?.message ?? '', 'so it is not checked');
  });

  it('leaves nothing behind when it is cleared while it goes on', async () => {
    await Promise.all(Array.from({ length: 300 }, (_, number) => write(`${number}.yaml`, broken)));
    const run = check();
    await untilFiles('some');
    await vscode.commands.executeCommand('fieldnotes.clearWorkspaceProblems');
    includes(await run, 'Cancelled');
    equal(await untilFiles(0), [], 'files');
  });

  it('checks a thousand templates, and stops when it is told to', async () => {
    await Promise.all(Array.from({ length: 1000 }, (_, number) => write(`${number}.yaml`, broken)));
    includes(await cancelled(check()), 'Cancelled');
    await check();
    equal((await untilFiles(1000)).length, 1000, 'files');
    // A slow machine, in the worker above all, is no failure.
  }).timeout(120_000);
});

/** Presses the button of the notification until it is there and has had its effect. */
async function cancelled(run: Thenable<string>): Promise<string> {
  let sentence: string | undefined;
  void run.then(text => {
    sentence = text;
  });
  while (sentence === undefined) await vscode.commands.executeCommand('notification.acceptPrimaryAction');
  return sentence;
}

function untilLine(uri: vscode.Uri, line: number): Promise<void> {
  return new Promise(resolve => {
    let subscription: vscode.Disposable | undefined;
    const look = (): boolean => {
      const found = ours(uri);
      if (found.length !== 1 || found[0]?.range.start.line !== line) return false;
      subscription?.dispose();
      resolve();
      return true;
    };
    if (!look()) subscription = vscode.languages.onDidChangeDiagnostics(look);
  });
}
