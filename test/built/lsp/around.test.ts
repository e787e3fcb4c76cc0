import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
  HoverRequest,
} from 'vscode-languageserver/node';
import { Client } from './client';

const template = `Parameters:
  Seconds: {Type: Number, Default: 30}
Resources:
  F:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: !Ref Seconds
`;
const parent = `Resources:
  App:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: app/template.yaml
      Parameters: {Seconds: 1000}
`;
const samconfig = (values: string) => `[prod.deploy.parameters]\nparameter_overrides = "${values}"\n`;

describe('the language server, with files around a template', () => {
  let client: Client;
  let folder: string;
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
  const changed = (name: string) =>
    client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: uriOf(name), type: FileChangeType.Changed }],
    });
  const start = (more = {}) =>
    client.start({ advice: false, schema: 'off' }, { rootUri: pathToFileURL(folder).href, ...more });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fieldnotes-lsp-'));
    client = new Client();
  });
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('tells what happens in a deployment, with a link to the value, until the file changes', async () => {
    write('samconfig.toml', samconfig('Seconds=1000'));
    await start();
    const [finding] = await client.open(template, uriOf('template.yaml'));
    assert.equal(finding?.code, 'lambda-timeout');
    assert.equal(finding?.severity, 1);
    assert.match(String(finding?.message), /in deployment prod/);
    const [related] = finding?.relatedInformation ?? [];
    assert.deepEqual(related?.location, {
      uri: uriOf('samconfig.toml'),
      range: { start: { line: 1, character: 31 }, end: { line: 1, character: 35 } },
    });
    write('samconfig.toml', samconfig('Seconds=900'));
    await changed('samconfig.toml');
    await client.until(uriOf('template.yaml'), 'lambda-timeout', false);
  });

  it('tells what is wrong in the parameter file there, also while it is open', async () => {
    write('samconfig.yaml', 'prod: {deploy: {parameters: {parameter_overrides: Secnds=3}}}\n');
    await start();
    await client.open(template, uriOf('template.yaml'));
    const mistake = await client.until(uriOf('samconfig.yaml'), 'deployment-unknown-parameter');
    assert.match(String(mistake?.message), /Did you mean Seconds\?/);
    await client.open('prod: {deploy: {parameters: {parameter_overrides: Secnds=3}}}\n', uriOf('samconfig.yaml'));
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: uriOf('samconfig.yaml'), version: 2 },
      contentChanges: [{ text: 'prod: {deploy: {parameters: {parameter_overrides: Seconds=1000}}}\n' }],
    });
    await client.until(uriOf('samconfig.yaml'), 'deployment-unknown-parameter', false);
    await client.until(uriOf('template.yaml'), 'lambda-timeout');
  });

  it('offers the fix of the file in which the value stands', async () => {
    write('samconfig.toml', samconfig('Seconds=1000'));
    await start();
    await client.open(template, uriOf('template.yaml'));
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: uriOf('template.yaml') },
      range: { start: { line: 6, character: 20 }, end: { line: 6, character: 20 } },
      context: { diagnostics: [] },
    });
    const fix = actions?.find(({ title }) => title === 'Set to 900 s in deployment prod');
    assert.deepEqual(fix && 'edit' in fix && fix.edit?.changes, {
      [uriOf('samconfig.toml')]: [
        { range: { start: { line: 1, character: 31 }, end: { line: 1, character: 35 } }, newText: '900' },
      ],
    });
  });

  it('shows the values of deployments on hover', async () => {
    write('samconfig.toml', samconfig('Seconds=120'));
    await start();
    await client.open(template, uriOf('template.yaml'));
    const hover = await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: uriOf('template.yaml') },
      position: { line: 6, character: 20 },
    });
    assert.match(JSON.stringify(hover?.contents), /\| prod \| `120` \|/);
  });

  it('takes severities, left out files and notes from the file of the project', async () => {
    const slow = `${template.replace('Default: 30', 'Default: 1000')}      MemorySize: 512\n`;
    write('.fieldnotes.yaml', 'severities: {lambda-timeout: hint}\nexclude: [old/**]\nnotes: docs/limits\n');
    write(
      'docs/limits/team.md',
      '---\ntitle: Ours\ntypes: [AWS::Lambda::Function]\nlimits:\n  team-memory:\n    at: AWS::Lambda::Function.MemorySize\n    max: 256\n    severity: warning\n---\nOurs.\n\n## Memory {#team-memory}\nShort.\n',
    );
    await start();
    const found = await client.open(slow, uriOf('template.yaml'));
    assert.deepEqual(found.map(({ code, severity }) => `${code} ${severity}`).sort(), [
      'lambda-timeout 4',
      'team-memory 2',
    ]);
    assert.deepEqual(await client.open(slow, uriOf('old/template.yaml')), []);
  });

  it('follows the folders that are opened and closed', async () => {
    write('parent.yaml', parent);
    const folderAt = (name: string) => ({ uri: uriOf(name), name });
    await start({ workspaceFolders: [folderAt('app')], capabilities: { workspace: { workspaceFolders: true } } });
    const change = (added: string, removed: string) =>
      client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
        event: { added: [folderAt(added)], removed: [folderAt(removed)] },
      });
    assert.deepEqual(await client.open(template, uriOf('app/template.yaml')), []);
    await change('', 'app');
    await client.until(uriOf('app/template.yaml'), 'lambda-timeout');
    await change('app', '');
    await client.until(uriOf('app/template.yaml'), 'lambda-timeout', false);
  });

  it('checks the fragments of one template together', async () => {
    write('.fieldnotes.yaml', 'templates: {all: {merge: [parts/*.yaml]}}\n');
    write('parts/main.yaml', template.replace(/Parameters:\n.*\n/, ''));
    const fragment = 'Parameters:\n  Seconds: {Type: Number, Default: 1000}\n';
    write('parts/parameters.yaml', fragment);
    await start();
    await client.open(fragment, uriOf('parts/parameters.yaml'));
    await client.open(template.replace(/Parameters:\n.*\n/, ''), uriOf('parts/main.yaml'));
    assert.ok(await client.until(uriOf('parts/main.yaml'), 'lambda-timeout'));
  });

  it('mends all of one id, and all of a file', async () => {
    await start({ capabilities: { textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } } } });
    const two = ['A', 'B']
      .map(id => `  ${id}:\n    Type: AWS::Lambda::Function\n    Properties: {Timeout: 901, MemorySize: 64}\n`)
      .join('');
    await client.open(`Resources:\n${two}`, uriOf('template.yaml'));
    const at = { line: 3, character: 27 };
    const ask = (only?: string[]) =>
      client.connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri: uriOf('template.yaml') },
        range: { start: at, end: at },
        context: { diagnostics: [], ...(only && { only }) },
      }) as Promise<CodeAction[]>;
    const actions = await ask();
    assert.deepEqual(
      actions.map(({ title }) => title),
      [
        'Set to 900 s',
        'Fix all lambda-timeout in this file',
        'Fix all findings in this file',
        'Ignore lambda-timeout here',
      ],
    );
    const textsOf = async (action: CodeAction | undefined) => {
      assert.ok(action);
      assert.equal(action.edit, undefined);
      const { edit } = await client.connection.sendRequest(CodeActionResolveRequest.type, action);
      return edit?.changes?.[uriOf('template.yaml')]?.map(({ newText }) => newText);
    };
    assert.deepEqual(await textsOf(actions[1]), ['900', '900']);
    assert.deepEqual(await textsOf(actions[2]), ['900', '128', '900', '128']);
    const [onSave, ...others] = await ask(['source.fixAll']);
    assert.deepEqual(others, []);
    assert.equal(onSave?.kind, 'source.fixAll.fieldnotes');
    assert.deepEqual(await textsOf(onSave), ['900', '128', '900', '128']);
  });
});
