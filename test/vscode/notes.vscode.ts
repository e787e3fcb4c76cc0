import * as vscode from 'vscode';
import { equal, includes, ok } from './expect';
import { closeAll, hoverAt, open, ours } from './workspace';

const run = <T>(command: string, ...args: readonly unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(`fieldnotes.${command}`, ...args);

async function cleanUp(): Promise<void> {
  await closeAll();
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

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

describe('a team’s notes', () => {
  const folder = (): vscode.Uri => {
    const first = vscode.workspace.workspaceFolders?.[0];
    ok(first, 'a folder is open');
    return vscode.Uri.joinPath(first.uri, '.fieldnotes');
  };
  const write = (name: string, text: string) =>
    vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder(), name), new TextEncoder().encode(text));
  const minute = note('team-timeout', 'at: AWS::Lambda::Function.Timeout', 'max: 60', 'unit: seconds');

  afterEach(async () => {
    await cleanUp();
    await Promise.resolve(vscode.workspace.fs.delete(folder(), { recursive: true })).catch(() => undefined);
    // The next test begins as if there had been none.
    const document = await open('template.yaml');
    await untilFinding(document, 'lambda-timeout');
    await untilFinding(document, 'team-timeout', false);
    await closeAll();
  });

  it('find, explain and have a page like ours', async () => {
    const document = await open('template.yaml');
    await write('team.md', minute);
    const finding = await untilFinding(document, 'team-timeout');
    includes(finding?.message ?? '', '60 s (1 min)');
    includes(finding?.message ?? '', "the team's own (.fieldnotes/team.md)");
    equal(finding?.severity, vscode.DiagnosticSeverity.Error, 'severity');
    includes(await hoverAt(document, 'Timeout'), '60 s (1 min)');
    equal(await run('openNote', 'team-timeout'), 'fieldnotes:/team/team.md#why', 'address');
  });

  it('take the place of a bundled limit', async () => {
    const document = await open('template.yaml');
    await untilFinding(document, 'lambda-timeout');
    await write('team.md', note('lambda-timeout', 'at: AWS::Lambda::Function.Timeout', 'max: 1000', 'unit: seconds'));
    await untilFinding(document, 'lambda-timeout', false);
  });

  it('show a mistake at its line, and the others go on', async () => {
    await write('broken.md', note('team-x', 'at: AWS::Lambda::Function.Timeout', 'max: sixty'));
    await write('team.md', minute);
    await untilFinding(await open('template.yaml'), 'team-timeout');
    const broken = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), 'broken.md'));
    const mistake = await untilFinding(broken, 'undefined');
    ok(mistake, 'a mistake');
    includes(mistake.message, 'max must be a number');
    equal(broken.getText(mistake.range), 'max', 'underlined text');
  });

  it('begin with a note that is never overwritten', async () => {
    const uri = await run<vscode.Uri>('newTeamNote');
    const text = await textOf(uri);
    includes(text, 'title: Our team');
    equal(ours(uri).length, 0, 'mistakes');
    await write('team.md', `${text}\nMore.\n`);
    await run('newTeamNote');
    equal(await textOf(uri), `${text}\nMore.\n`, 'text');
  });
});

function note(id: string, ...fields: readonly string[]): string {
  const lines = fields.map(field => `    ${field}`);
  return [
    '---',
    'title: Our team',
    'limits:',
    `  ${id}:`,
    ...lines,
    '---',
    'Ours.',
    '',
    `## Why {#${id}}`,
    'Because.',
    '',
  ].join('\n');
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** Our finding of that code as soon as it is there, or gone; waits for the event, never for a time. */
function untilFinding(
  document: vscode.TextDocument | undefined,
  code: string,
  isThere = true,
): Promise<vscode.Diagnostic | undefined> {
  ok(document, 'a document');
  return new Promise(resolve => {
    let subscription: vscode.Disposable | undefined;
    const look = (): boolean => {
      const found = ours(document.uri).find(diagnostic => codeOf(diagnostic) === code);
      if ((found !== undefined) !== isThere) return false;
      subscription?.dispose();
      resolve(found);
      return true;
    };
    if (!look()) subscription = vscode.languages.onDidChangeDiagnostics(look);
  });
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

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
