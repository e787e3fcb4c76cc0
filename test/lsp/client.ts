import { spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  createProtocolConnection,
  type Diagnostic,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const command = join(__dirname, '../../dist/cli.js');
export const uri = 'file:///workspace/template.yaml';

/** A client of `fieldnotes lsp --stdio`, as an editor is. */
export class Client {
  readonly #process = spawn(process.execPath, [command, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  readonly connection: ProtocolConnection = createProtocolConnection(
    new StreamMessageReader(this.#process.stdout),
    new StreamMessageWriter(this.#process.stdin),
  );
  readonly #waiting: ((params: PublishDiagnosticsParams) => void)[] = [];

  async start(initializationOptions?: unknown): Promise<void> {
    this.connection.onNotification(PublishDiagnosticsNotification.type, params => this.#waiting.shift()?.(params));
    this.connection.listen();
    await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
      initializationOptions,
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  /** What the server says of the document next. */
  told(): Promise<PublishDiagnosticsParams> {
    return new Promise(resolve => this.#waiting.push(resolve));
  }

  async open(text: string): Promise<readonly Diagnostic[]> {
    const told = this.told();
    const textDocument = { uri, languageId: 'yaml', version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    return (await told).diagnostics;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    this.connection.end();
    this.connection.dispose();
    this.#process.kill();
  }
}
