import * as vscode from 'vscode';
import { equal, includes, ok } from './expect';
import { run, untilFinding } from './noteSteps';
import { closeAll, hoverAt, open, rangeOf, replace } from './workspace';

const template = `Parameters:
  Seconds: {Type: Number, Default: 30}
Resources:
  F:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: !Ref Seconds
`;

describe('deployments', () => {
  const folder = (): vscode.Uri => {
    const first = vscode.workspace.workspaceFolders?.[0];
    ok(first, 'a folder is open');
    return first.uri;
  };
  const at = (name: string) => vscode.Uri.joinPath(folder(), name);
  const write = (name: string, text: string) => vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(text));
  const samconfig = (values: string) => `[prod.deploy.parameters]\nparameter_overrides = "${values}"\n`;

  afterEach(async () => {
    await closeAll();
    for (const name of ['sam1', 'sam2', 'sam3', 'sam4', 'sam5', 'docs', '.fieldnotes.yaml'])
      await Promise.resolve(vscode.workspace.fs.delete(at(name), { recursive: true })).catch(() => undefined);
  });

  it('follow a samconfig while it is typed, saved or not', async () => {
    await write('sam1/template.yaml', template);
    await write('sam1/samconfig.toml', samconfig('Seconds=1000'));
    const document = await open('sam1/template.yaml');
    const finding = await untilFinding(document, 'lambda-timeout');
    equal(finding?.severity, vscode.DiagnosticSeverity.Error, 'severity');
    includes(finding?.message ?? '', 'in deployment prod');
    const [related] = finding?.relatedInformation ?? [];
    ok(related, 'a related place');
    equal(related.location.uri.toString(), at('sam1/samconfig.toml').toString(), 'file');
    const config = await open('sam1/samconfig.toml');
    equal(config.getText(related.location.range), '1000', 'value');
    await replace(config, rangeOf(config, '1000'), '900');
    await untilFinding(document, 'lambda-timeout', false);
    await replace(config, rangeOf(config, 'Seconds=900'), 'Secnds=900');
    const mistake = await untilFinding(config, 'deployment-unknown-parameter');
    includes(mistake?.message ?? '', 'Did you mean Seconds?');
    await replace(config, rangeOf(config, 'Secnds=900'), 'Seconds=900');
    await untilFinding(config, 'deployment-unknown-parameter', false);
  });

  it('have fixes for the file in which the value stands', async () => {
    await write('sam2/template.yaml', template);
    await write('sam2/samconfig.toml', samconfig('Seconds=1000'));
    const document = await open('sam2/template.yaml');
    const finding = await untilFinding(document, 'lambda-timeout');
    ok(finding, 'a finding');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title === 'Set to 900 s in deployment prod');
    ok(fix?.edit, 'the fix');
    ok(await vscode.workspace.applyEdit(fix.edit), 'it can be done');
    await untilFinding(document, 'lambda-timeout', false);
    const config = await vscode.workspace.openTextDocument(at('sam2/samconfig.toml'));
    equal(config.getText(), samconfig('Seconds=900'), 'the file');
    await config.save();
  });

  it('show their values on hover', async () => {
    await write('sam3/template.yaml', template);
    await write('sam3/samconfig.toml', samconfig('Seconds=120'));
    const document = await open('sam3/template.yaml');
    await untilFinding(document, 'lambda-timeout', false);
    const hover = await hoverAt(document, 'Seconds');
    includes(hover, '| prod |');
    includes(hover, '120');
  });

  it('and severities come from the file of the project, which a command begins', async () => {
    const uri = await run<vscode.Uri>('createProjectFile');
    equal(uri.toString(), at('.fieldnotes.yaml').toString(), 'address');
    await closeAll();
    const document = await open('template.yaml');
    await untilFinding(document, 'lambda-timeout');
    await write('.fieldnotes.yaml', 'severities: {lambda-timeout: off}\n');
    await untilFinding(document, 'lambda-timeout', false);
  });

  it('finds the notes of the team where the file of the project says they are', async () => {
    const note =
      '---\ntitle: Ours\ntypes: [AWS::Lambda::Function]\nlimits:\n  team-timeout:\n    at: AWS::Lambda::Function.Timeout\n    max: 20\n    unit: seconds\n---\nOurs.\n\n## Timeout {#team-timeout}\nShort.\n';
    await write('docs/limits/ours.md', note);
    await write('sam4/template.yaml', template);
    const document = await open('sam4/template.yaml');
    await write('.fieldnotes.yaml', 'notes: docs/limits\n');
    const finding = await untilFinding(document, 'team-timeout');
    includes(finding?.message ?? '', 'docs/limits/ours.md');
    await write('docs/limits/ours.md', note.replace('max: 20', 'max: 40'));
    await untilFinding(document, 'team-timeout', false);
  });

  it('and fragments are checked that have no word of a template in them', async () => {
    await write('.fieldnotes.yaml', 'templates: {all: {merge: [sam5/*.yaml]}}\n');
    await write(
      'sam5/main.yaml',
      'Transform: AWS::Serverless-2016-10-31\nResources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties: {Handler: a.b}\n',
    );
    await write('sam5/globals.yaml', 'Globals:\n  Function:\n    Timeout: 1000\n');
    const document = await open('sam5/globals.yaml');
    await untilFinding(document, 'lambda-timeout');
    await write('.fieldnotes.yaml', 'advice: false\n');
    await untilFinding(document, 'lambda-timeout', false);
  });
});
