import * as vscode from 'vscode';
import { equal, includes, ok } from './expect';
import { cleanUp, run, untilFinding } from './noteSteps';
import { closeAll, hoverAt, open, ours } from './workspace';

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
