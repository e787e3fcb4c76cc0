import { spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  createProtocolConnection,
  type Diagnostic,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const command = join(__dirname, '../../../dist/cli.js');
export const uri = 'file:///workspace/template.yaml';

/** A client of `fieldnotes lsp --stdio`, as an editor is. */
export class Client {
  readonly #process = spawn(process.execPath, [command, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  readonly connection: ProtocolConnection = createProtocolConnection(
    new StreamMessageReader(this.#process.stdout),
    new StreamMessageWriter(this.#process.stdin),
  );
  readonly #waiting: ((params: PublishDiagnosticsParams) => void)[] = [];
  /** What was told last of each file. */
  readonly #told = new Map<string, readonly Diagnostic[]>();
  readonly #watching: (() => void)[] = [];

  async start(initializationOptions?: unknown, more: Partial<InitializeParams> = {}): Promise<void> {
    this.connection.onNotification(PublishDiagnosticsNotification.type, params => {
      this.#told.set(params.uri, params.diagnostics);
      this.#waiting.shift()?.(params);
      for (const look of [...this.#watching]) look();
    });
    this.connection.listen();
    await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
      initializationOptions,
      ...more,
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  /** What the server says of the document next. */
  told(): Promise<PublishDiagnosticsParams> {
    return new Promise(resolve => this.#waiting.push(resolve));
  }

  /** What is said of a file as soon as it has an id, or has it no more; waits for it, never for a time. */
  until(file: string, code: string, isThere = true): Promise<Diagnostic | undefined> {
    return new Promise(resolve => {
      const look = () => {
        const told = this.#told.get(file);
        const found = told?.find(one => one.code === code);
        if (told === undefined || (found !== undefined) !== isThere) return;
        this.#watching.splice(this.#watching.indexOf(look), 1);
        resolve(found);
      };
      this.#watching.push(look);
      look();
    });
  }

  async open(text: string, file = uri): Promise<readonly Diagnostic[]> {
    const told = this.told();
    const textDocument = { uri: file, languageId: 'yaml', version: 1, text };
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
