import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DocumentSymbol,
  ErrorCodes,
  type FoldingRange,
  type Hover,
  type Location,
  type Position,
  type PublishDiagnosticsParams,
  type Range,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, defaultSettings, readSettings, type Settings } from '../analysis';
import type { Knowledge } from '../knowledge/knowledge';
import type { Pattern } from '../patterns/pattern';
import { actionsIn } from './actions';
import { Analyses } from './analyses';
import { toDiagnostic, toFoldingRange, toRange, toSymbol, toTextEdits } from './protocol';

const capabilities: ServerCapabilities = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  hoverProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  foldingRangeProvider: true,
};

/** What a server needs that reads no files itself. */
export interface Sources {
  /** The bundled notes with the workspace's own; asked again when those have changed. */
  knowledge(): Promise<Knowledge>;
  readonly patterns: readonly Pattern[];
  readonly version: string;
}

/** Answers a client until it leaves. */
export function serve(connection: Connection, sources: Sources): void {
  const server = new Server(connection, sources);
  server.start();
}

class Server {
  readonly #documents = new TextDocuments(TextDocument);
  #analyses: Promise<Analyses>;
  #client: ClientCapabilities = {};
  /** Undefined where checking is switched off. */
  #settings: Settings | undefined = defaultSettings;

  constructor(
    private readonly connection: Connection,
    private readonly sources: Sources,
  ) {
    this.#analyses = this.#begun();
  }

  start(): void {
    const { connection } = this;
    connection.onInitialize(({ capabilities: client, initializationOptions }) => {
      this.#client = client;
      this.#settings = readSettings(initializationOptions);
      return { capabilities, serverInfo: { name: 'fieldnotes', version: this.sources.version } };
    });
    connection.onInitialized(() => this.#follow());
    connection.onDidChangeConfiguration(({ settings }) => this.#configure(settings?.fieldnotes));
    connection.onDidChangeWatchedFiles(() => this.#restart());
    this.#documents.onDidChangeContent(({ document }) => this.#tell(document.uri));
    this.#documents.onDidClose(async ({ document: { uri } }) => {
      (await this.#analyses).forget(uri);
      await connection.sendDiagnostics({ uri, diagnostics: [] });
    });
    this.#answer();
    this.#navigate();
    this.#documents.listen(connection);
    connection.listen();
  }

  #answer(): void {
    this.connection.onHover(({ textDocument: { uri }, position }) =>
      this.#ask<Hover | null>(uri, null, (document, analysis) => {
        const hover = analysis.hoverAt(document.offsetAt(position));
        if (hover === undefined) return null;
        return { contents: { kind: 'markdown', value: hover.markdown }, range: toRange(document, hover) };
      }),
    );
    this.connection.onCodeAction(({ textDocument: { uri }, range }) =>
      this.#ask<CodeAction[]>(uri, [], (document, analysis) =>
        actionsIn(document, range, analysis, this.sources.patterns),
      ),
    );
    this.connection.onDocumentSymbol(({ textDocument: { uri } }) =>
      this.#ask<DocumentSymbol[]>(uri, [], (document, { navigation }) =>
        navigation.outline().map(item => toSymbol(document, item)),
      ),
    );
    this.connection.onFoldingRanges(({ textDocument: { uri } }) =>
      this.#ask<FoldingRange[]>(uri, [], (_, { navigation }) => navigation.folds().map(toFoldingRange)),
    );
  }

  #navigate(): void {
    const { connection } = this;
    connection.onDefinition(({ textDocument: { uri }, position }) =>
      this.#ask<Location[]>(uri, [], (document, { navigation }) => {
        const targets = navigation.definitionAt(document.offsetAt(position))?.targets ?? [];
        return targets.map(({ name }) => ({ uri, range: toRange(document, name) }));
      }),
    );
    connection.onReferences(async ({ textDocument: { uri }, position, context }) => {
      const places = await this.#places(uri, position);
      return places.filter(place => context.includeDeclaration || !place.isDeclaration);
    });
    connection.onDocumentHighlight(async ({ textDocument: { uri }, position }) =>
      (await this.#places(uri, position)).map(({ range }) => ({ range })),
    );
    connection.onPrepareRename(({ textDocument: { uri }, position }) =>
      this.#ask<{ range: Range; placeholder: string } | null>(uri, null, (document, { navigation }) => {
        const found = navigation.renamedAt(document.offsetAt(position));
        return 'refusal' in found ? null : { range: toRange(document, found), placeholder: found.name };
      }),
    );
    connection.onRenameRequest(({ textDocument: { uri }, position, newName }) =>
      this.#ask<WorkspaceEdit | null>(uri, null, (document, { navigation }) => {
        const places = navigation.renaming(document.offsetAt(position), newName);
        // The client shows the sentence where the new name is typed.
        if ('refusal' in places) throw new ResponseError(ErrorCodes.InvalidParams, places.refusal);
        const edits = places.map(({ start, end }) => ({ start, end, text: newName }));
        return { changes: { [uri]: toTextEdits(document, edits) } };
      }),
    );
  }

  #places(uri: string, position: Position): Promise<readonly (Location & { readonly isDeclaration: boolean })[]> {
    return this.#ask<readonly (Location & { readonly isDeclaration: boolean })[]>(uri, [], (document, { navigation }) =>
      navigation
        .placesOfNameAt(document.offsetAt(position))
        .map(place => ({ uri, range: toRange(document, place), isDeclaration: place.isDeclaration })),
    );
  }

  /** Asks what is known of an open document now; `none` where it is closed or checking is off. */
  async #ask<T>(uri: string, none: T, answer: (document: TextDocument, analysis: Analysis) => T): Promise<T> {
    const analyses = await this.#analyses;
    const document = this.#documents.get(uri);
    if (document === undefined || this.#settings === undefined) return none;
    return answer(document, analyses.of(document, this.#settings));
  }

  async #tell(uri: string): Promise<void> {
    const told = await this.#ask<PublishDiagnosticsParams>(uri, { uri, diagnostics: [] }, (document, { findings }) => ({
      uri,
      version: document.version,
      diagnostics: findings.map(one => toDiagnostic(document, one)),
    }));
    await this.connection.sendDiagnostics(told);
  }

  async #begun(): Promise<Analyses> {
    return new Analyses(await this.sources.knowledge());
  }

  /** Settings, notes or files beside the documents have changed: what was said of any document may be another now. */
  async #restart(): Promise<void> {
    this.#analyses = this.#begun();
    for (const document of this.#documents.all()) await this.#tell(document.uri);
  }

  /** A client that can be asked for its settings is asked; others send them along. */
  async #configure(sent: unknown): Promise<void> {
    const settings = this.#client.workspace?.configuration
      ? await this.connection.workspace.getConfiguration('fieldnotes')
      : sent;
    this.#settings = readSettings(settings);
    await this.#restart();
  }

  /** Asks to be told of what the documents' findings depend on, where the client can do that. */
  async #follow(): Promise<void> {
    const { workspace } = this.#client;
    if (workspace?.didChangeConfiguration?.dynamicRegistration) {
      await this.connection.client.register(DidChangeConfigurationNotification.type, { section: 'fieldnotes' });
    }
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      await this.connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/.fieldnotes/*.md' }],
      });
    }
    if (workspace?.configuration) await this.#configure(undefined);
  }
}
