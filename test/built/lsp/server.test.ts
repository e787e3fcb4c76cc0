import assert from 'node:assert/strict';
import {
  CodeActionRequest,
  type CompletionList,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DocumentSymbolRequest,
  ErrorCodes,
  FoldingRangeRequest,
  HoverRequest,
  InitializeRequest,
  InsertTextFormat,
  MessageType,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  ShowMessageNotification,
  type ShowMessageParams,
  ShutdownRequest,
  type TextEdit,
} from 'vscode-languageserver/node';
import { Client, uri } from './client';

const text = `Parameters:
  Seconds:
    Type: Number
Resources:
  Report:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: 901
      MemorySize: !Ref Seconds
`;
const textDocument = { uri };
const atTimeout = { line: 7, character: 8 };
const atReference = { line: 8, character: 25 };
const range = (line: number, start: number, end: number) => ({
  start: { line, character: start },
  end: { line, character: end },
});

describe('the language server', () => {
  let client: Client;
  beforeEach(async () => {
    client = new Client();
    // The template is short: AWS asks for more.
    await client.start({ advice: false, schema: 'off' });
  });
  afterEach(() => client.stop());

  it('marks a breach at its value, with its id and the page of AWS', async () => {
    const [diagnostic, ...others] = await client.open(text);
    assert.deepEqual(others, []);
    assert.deepEqual(diagnostic?.range, range(7, 15, 18));
    assert.equal(diagnostic?.code, 'lambda-timeout');
    assert.equal(diagnostic?.severity, 1);
    assert.equal(diagnostic?.source, 'fieldnotes');
    assert.match(diagnostic?.codeDescription?.href ?? '', /^https:\/\/docs\.aws\.amazon\.com\//);
  });

  it('follows the edits, and says which version it speaks of', async () => {
    await client.open(text);
    const told = client.told();
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: range(7, 15, 18), text: '900' }],
    });
    assert.deepEqual(await told, { uri, version: 2, diagnostics: [] });
  });

  it('says nothing of a value that is half typed, until its writer pauses', async () => {
    await client.open(text.replace('901', '90'));
    const told = [client.told(), client.told()];
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: range(7, 17, 17), text: '1' }],
    });
    const ids = (await Promise.all(told)).map(({ diagnostics }) => diagnostics.map(({ code }) => code));
    assert.deepEqual(ids, [[], ['lambda-timeout']]);
  });

  it('takes settings while it runs', async () => {
    await client.open(text);
    const settings = { fieldnotes: { advice: false, schema: 'off', severity: { 'lambda-timeout': 'off' } } };
    const told = client.told();
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
    assert.deepEqual((await told).diagnostics, []);
  });

  it('shows the note of a property', async () => {
    await client.open(text);
    const hover = await client.connection.sendRequest(HoverRequest.type, { textDocument, position: atTimeout });
    assert.match(JSON.stringify(hover?.contents), /900 s/);
  });

  it('completes what is closed, and leaves a word that is whole alone', async () => {
    await client.open('Resources:\n  A:\n    Type: AWS::Lambda::Url\n    Properties:\n      AuthType: N\n');
    const items = async (character: number) => {
      const position = { line: 4, character };
      const list = await client.connection.sendRequest(CompletionRequest.type, { textDocument, position });
      return (list as CompletionList).items;
    };
    const [first, second] = await items(17);
    assert.deepEqual([first?.label, second?.label], ['AWS_IAM', 'NONE']);
    assert.deepEqual(second?.textEdit, { range: range(4, 16, 17), newText: 'NONE' });
    assert(second);
    const resolved = await client.connection.sendRequest(CompletionResolveRequest.type, second);
    assert.match(JSON.stringify(resolved.documentation), /AuthType.*AWS/);
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: range(4, 17, 17), text: 'ONE' }],
    });
    assert.deepEqual(await items(20), []);
  });

  it('completes patterns where a resource can begin, for a client that knows snippets', async () => {
    const begun = 'AWSTemplateFormatVersion: 2010-09-09\nResources:\n  cfn-sq\n';
    const asked = { textDocument, position: { line: 2, character: 8 } };
    await client.open(begun);
    const none = (await client.connection.sendRequest(CompletionRequest.type, asked)) as CompletionList;
    assert.deepEqual(none.items, []);
    await client.stop();
    client = new Client();
    const capabilities = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };
    await client.start({ advice: false }, { capabilities });
    await client.open(begun);
    const { items } = (await client.connection.sendRequest(CompletionRequest.type, asked)) as CompletionList;
    const item = items.find(({ label }) => label === 'cfn-sqs-dlq');
    assert(item);
    assert.equal(item.insertTextFormat, InsertTextFormat.Snippet);
    const { newText, range: replaced } = item.textEdit as TextEdit;
    assert.deepEqual(replaced, range(2, 2, 8));
    assert.match(newText, /^\$\{1:\w+\}\w*:\n {4}Type: AWS::SQS::Queue\n/);
    const { documentation } = await client.connection.sendRequest(CompletionResolveRequest.type, item);
    assert.match(JSON.stringify(documentation), /```yaml\\n.*AWS::SQS::Queue/);
  });

  it('offers what mends a finding, and to ignore it', async () => {
    const diagnostics = [...(await client.open(text))];
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument,
      range: range(7, 15, 15),
      context: { diagnostics },
    });
    assert.deepEqual(
      actions?.map(({ title }) => title),
      ['Set to 900 s', 'Ignore lambda-timeout here'],
    );
    const [fix] = actions ?? [];
    assert.deepEqual(fix && 'edit' in fix && fix.edit, {
      changes: { [uri]: [{ range: range(7, 15, 18), newText: '900' }] },
    });
  });

  it('leads from a reference to what it names, and to all places of the name', async () => {
    await client.open(text);
    const place = { textDocument, position: atReference };
    const declared = { uri, range: range(1, 2, 9) };
    assert.deepEqual(await client.connection.sendRequest(DefinitionRequest.type, place), [declared]);
    const places = await client.connection.sendRequest(ReferencesRequest.type, {
      ...place,
      context: { includeDeclaration: false },
    });
    assert.deepEqual(
      places?.map(one => one.range),
      [range(8, 23, 30)],
    );
  });

  it('gives a parameter a new name everywhere, and says why it can not', async () => {
    await client.open(text);
    const place = { textDocument, position: atReference };
    assert.deepEqual(await client.connection.sendRequest(PrepareRenameRequest.type, place), {
      range: range(8, 23, 30),
      placeholder: 'Seconds',
    });
    const edit = await client.connection.sendRequest(RenameRequest.type, { ...place, newName: 'Memory' });
    assert.deepEqual(edit?.changes?.[uri], [
      { range: range(1, 2, 9), newText: 'Memory' },
      { range: range(8, 23, 30), newText: 'Memory' },
    ]);
    const refused = client.connection.sendRequest(RenameRequest.type, { ...place, newName: 'not a name' });
    await assert.rejects(refused, /name/);
  });

  it('tells before a new name leaves data behind, or asks where the client can', async () => {
    const table = 'Resources:\n  Orders:\n    Type: AWS::DynamoDB::Table\n';
    const rename = { textDocument, position: { line: 1, character: 4 }, newName: 'Sales' };
    await client.open(table);
    const shown = new Promise<ShowMessageParams>(resolve =>
      client.connection.onNotification(ShowMessageNotification.type, resolve),
    );
    const edit = await client.connection.sendRequest(RenameRequest.type, rename);
    assert.deepEqual(edit?.changes?.[uri], [{ range: range(1, 2, 8), newText: 'Sales' }]);
    const { type, message } = await shown;
    assert.equal(type, MessageType.Warning);
    assert.match(message, /^If Orders is deployed, the next deployment replaces it with a new, empty table,/);
    await client.stop();
    client = new Client();
    const workspaceEdit = { documentChanges: true, changeAnnotationSupport: {} };
    await client.start({ advice: false }, { capabilities: { workspace: { workspaceEdit } } });
    await client.open(table);
    const asked = await client.connection.sendRequest(RenameRequest.type, rename);
    assert.deepEqual(asked?.documentChanges, [
      {
        textDocument: { uri, version: 1 },
        edits: [{ range: range(1, 2, 8), newText: 'Sales', annotationId: 'loss' }],
      },
    ]);
    assert.deepEqual(asked?.changeAnnotations?.loss, {
      label: 'Rename Orders',
      description: message,
      needsConfirmation: true,
    });
  });

  it('outlines and folds', async () => {
    await client.open(text);
    const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    assert.deepEqual(
      symbols?.map(({ name }) => name),
      ['Parameters', 'Resources'],
    );
    const folds = await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
    assert.deepEqual(folds?.[0], { startLine: 0, endLine: 2 });
  });

  it('refuses who asks before the beginning, begins again or asks after the end', async () => {
    const refuses = (code: number, asked: Promise<unknown>) => assert.rejects(asked, { code });
    const hover = { textDocument, position: atTimeout };
    const early = new Client();
    early.connection.listen();
    await refuses(ErrorCodes.ServerNotInitialized, early.connection.sendRequest(HoverRequest.type, hover));
    await early.stop();
    const { connection } = client;
    const again = { processId: process.pid, rootUri: null, capabilities: {} };
    await refuses(ErrorCodes.InvalidRequest, connection.sendRequest(InitializeRequest.type, again));
    await connection.sendRequest(ShutdownRequest.type);
    await refuses(ErrorCodes.InvalidRequest, connection.sendRequest(HoverRequest.type, hover));
  });

  it('says once that a template is too large', async () => {
    const told = await client.open(`${text}#${' '.repeat(1_500_000)}`);
    const message = 'This file has more than 1.5 million characters, so it is not checked.';
    assert.deepEqual(
      told.map(one => [one.code, one.severity, one.message]),
      [['too-large', 3, message]],
    );
  });

  it('says nothing of a file that is no template', async () => {
    assert.deepEqual(await client.open('name: build\non: push\n'), []);
  });
});
