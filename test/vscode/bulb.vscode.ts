import * as vscode from 'vscode';
import { equal, ok } from './expect';
import { cleanUp, run, untilFinding } from './noteSteps';
import { open, rangeOf, untilDiagnostics, untitled } from './workspace';

const text = `Resources:
  A:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: 901
  B:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: 902
  C:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: 901
`;

async function actionsAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind?: string,
): Promise<readonly vscode.CodeAction[]> {
  const command = 'vscode.executeCodeActionProvider';
  return vscode.commands.executeCommand<vscode.CodeAction[]>(command, document.uri, range, kind, 50);
}

describe('the bulb', () => {
  afterEach(cleanUp);

  it('has fixes first, then ways to leave it, last the reason', async () => {
    const document = await untitled('yaml', text);
    await untilDiagnostics(document, 3);
    const actions = await actionsAt(document, rangeOf(document, '901'), vscode.CodeActionKind.QuickFix.value);
    equal(
      actions.map(({ title }) => title).filter(title => !/project/.test(title)),
      [
        'Set to 900 s',
        'Fix all lambda-timeout in this file',
        'Fix all findings in this file',
        'Ignore lambda-timeout here',
        'Learn why: lambda-timeout',
      ],
      'titles',
    );
    equal(actions.filter(({ isPreferred }) => isPreferred).length, 1, 'preferred actions');
    const learn = actions.at(-1);
    equal(learn?.command?.command, 'fieldnotes.openNote', 'command');
    equal(learn?.command?.arguments, ['lambda-timeout'], 'arguments');
  });

  it('turns a finding off for the project, in its file', async () => {
    const document = await open('template.yaml');
    await untilDiagnostics(document, 1);
    const actions = await actionsAt(document, rangeOf(document, '901'), vscode.CodeActionKind.QuickFix.value);
    const action = actions.find(({ title }) => title === 'Turn off lambda-timeout for this project');
    ok(action?.command, 'the action is there');
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(folder, 'a folder is open');
    const file = vscode.Uri.joinPath(folder, '.fieldnotes.yaml');
    try {
      void vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
      await untilDiagnostics(document, 0);
      const written = await vscode.workspace.openTextDocument(file);
      equal(written.getText(), 'severities:\n  lambda-timeout: off\n', 'file');
      const edit = new vscode.WorkspaceEdit();
      edit.delete(file, new vscode.Range(0, 0, written.lineCount, 0));
      ok((await vscode.workspace.applyEdit(edit)) && (await written.save()), 'the file is empty again');
      await untilDiagnostics(document, 1);
    } finally {
      // Nobody waits for this: of a file that is soon gone again, a busy watcher tells nothing.
      await vscode.workspace.fs.delete(file).then(undefined, () => {});
    }
  });

  it('mends the whole file as a source action, for saving too', async () => {
    const document = await untitled('yaml', text);
    await untilDiagnostics(document, 3);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const [action, ...others] = await actionsAt(document, whole, 'source.fixAll');
    equal(others.length, 0, 'other actions');
    equal(action?.kind?.value, 'source.fixAll.fieldnotes', 'kind');
    ok(action?.edit && (await vscode.workspace.applyEdit(action.edit)), 'the edit was applied');
    equal(document.getText(), text.replaceAll(/90[12]/g, '900'), 'text');
    equal((await actionsAt(document, whole, 'source.fixAll')).length, 0, 'actions once all is well');
  });

  it('offers nothing to organise and nothing of others', async () => {
    const document = await untitled('yaml', text);
    await untilDiagnostics(document, 3);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    equal((await actionsAt(document, whole, 'source.fixAll.eslint')).length, 0, 'of another tool');
  });
});

describe('inlay hints', () => {
  afterEach(cleanUp);

  const hints = `Resources:
  Q:
    Type: AWS::SQS::Queue
    Properties:
      MessageRetentionPeriod: 1209600
      DelaySeconds: 90
`;

  async function shown(document: vscode.TextDocument): Promise<readonly unknown[]> {
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const command = 'vscode.executeInlayHintProvider';
    const all = await vscode.commands.executeCommand<vscode.InlayHint[]>(command, document.uri, whole);
    return all.map(({ position, label }) => [position.line, label]);
  }

  it('say what a number of seconds is, and nothing where it is obvious or switched off', async () => {
    const document = await untitled('yaml', hints);
    await run('whyChecked');
    equal(await shown(document), [[4, '14 days']], 'hints');
    const settings = vscode.workspace.getConfiguration('fieldnotes');
    try {
      await settings.update('inlayHints', 'off', vscode.ConfigurationTarget.Workspace);
      equal(await shown(document), [], 'hints that are off');
      await settings.update('inlayHints', 'all', vscode.ConfigurationTarget.Workspace);
      await run('whyChecked');
      equal((await shown(document)).length, 2, 'all hints');
    } finally {
      await settings.update('inlayHints', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});

describe('Change Severity', () => {
  afterEach(cleanUp);

  it('asks for the severity and where it counts, and writes the setting', async () => {
    const document = await untitled('yaml', text);
    await untilDiagnostics(document, 3);
    const settings = () => vscode.workspace.getConfiguration('fieldnotes').get('severity');
    try {
      const done = run('setSeverity', 'lambda-timeout');
      await accept();
      await accept();
      await done;
      equal(settings(), { 'lambda-timeout': 'error' } as unknown, 'setting');
    } finally {
      await vscode.workspace
        .getConfiguration('fieldnotes')
        .update('severity', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  /** Takes the first of a list; it may not be drawn yet. */
  async function accept(): Promise<void> {
    await new Promise(resolve => setTimeout(resolve, 500));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }
});

describe('Open the Example', () => {
  afterEach(cleanUp);

  it('opens a copy of the shop, in which there is something to see', async () => {
    await run('openExample');
    const document = vscode.window.activeTextEditor?.document;
    ok(document?.uri.path.endsWith('/example/shop.yaml'), 'the shop is open');
    const found = await untilFinding(document, 'lambda-timeout');
    ok(found, 'a finding');
  });
});
