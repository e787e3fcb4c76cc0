import {
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  type Hover,
  type InitializeParams,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { version } from '../../package.json';
import { defaultSettings, noTemplate, readSettings, type Settings, tooLargeNotice, tooLargeToCheck } from '../analysis';
import { disk, pathOfUri, rootFor, uriOfPath } from '../cli/around';
import { currentKnowledge } from '../cli/knowledge';
import { bounded, type ReadResult } from '../deployments/files';
import { HalfTyped } from '../halfTyped';
import type { Knowledge } from '../knowledge/knowledge';
import { OpenTexts } from '../openTexts';
import { answerActions, fixAllKind } from './actions';
import { answerCompletions } from './completions';
import { Diagnostics } from './diagnostics';
import { answerNavigation } from './navigate';
import { type Ask, pathsOf, toOpenText, toRange } from './protocol';

/** All that can stand around a template, and a team's notes. */
const watched = '**/*.{toml,yaml,yml,json,template,md}';

const capabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  hoverProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: true },
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  // After a hyphen, as in `cfn-`, there are patterns.
  completionProvider: { resolveProvider: true, triggerCharacters: ['-'] },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/** Answers a client until it leaves. */
class Server {
  readonly #halfTyped = new HalfTyped(uri => void this.#tell(uri));
  readonly #documents = new TextDocuments<TextDocument>({
    create: TextDocument.create,
    update: (document, changes, version) => {
      this.#halfTyped.edited(document.uri, changes);
      return TextDocument.update(document, changes, version);
    },
  });
  readonly #texts: OpenTexts;
  readonly #diagnostics: Diagnostics;
  #roots: readonly string[] = [];
  #knowledge: Promise<Knowledge> | undefined;
  #client: ClientCapabilities = {};
  /** What is answered to who asks before the beginning or after the end. */
  #refusal: ResponseError<void> | undefined = new ResponseError(
    ErrorCodes.ServerNotInitialized,
    'initialize comes first',
  );
  /** What was sent at the beginning: counts as long as the client tells nothing else. */
  #initial: unknown;
  /** Undefined where checking is switched off. */
  #settings: Settings | undefined = defaultSettings;

  constructor(private readonly connection: Connection) {
    const read = (path: string) => this.#read(path);
    const optionsFor = (path: string) => ({ root: rootFor(path, this.#roots), named: [], config: undefined });
    this.#texts = new OpenTexts({ read, list: disk.list }, optionsFor, uri => void this.#tell(uri));
    const versionOf = (uri: string) => this.#documents.get(uri)?.version;
    this.#diagnostics = new Diagnostics(connection, versionOf, path => this.#openAt(path)?.uri ?? uriOfPath(path));
  }

  start(): void {
    const { connection } = this;
    connection.onInitialize(params => this.#initialize(params));
    connection.onInitialized(() => this.#follow());
    connection.onShutdown(() => {
      this.#refusal = new ResponseError(ErrorCodes.InvalidRequest, 'the server is shut down');
    });
    connection.onDidChangeConfiguration(({ settings }) => this.#configure(settings?.fieldnotes));
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri } of changes) this.#touch(uri);
      // Notes may have changed, and the file that says where they are.
      if (changes.some(({ uri }) => /\.md$|\/\.fieldnotes\.ya?ml$/.test(uri))) void this.#restart();
    });
    this.#documents.onDidChangeContent(({ document: { uri } }) => {
      this.#touch(uri);
      void this.#tell(uri);
    });
    this.#documents.onDidSave(({ document }) => {
      this.#halfTyped.saved(document.uri);
      this.#catchUp();
    });
    this.#documents.onDidClose(async ({ document }) => {
      this.#texts.forget(document.uri);
      this.#halfTyped.closed(document.uri);
      this.#touch(document.uri);
      await this.#diagnostics.set(document, noTemplate);
    });
    connection.onHover(({ textDocument: { uri }, position }) =>
      this.#answer<Hover | null>(uri, null, (document, analysis) => {
        const hover = analysis.hoverAt(document.offsetAt(position));
        if (hover === undefined) return null;
        return { contents: { kind: 'markdown', value: hover.markdown }, range: toRange(document, hover) };
      }),
    );
    const client = () => this.#client;
    answerActions(connection, this.#answer, client);
    answerNavigation(connection, this.#answer, client);
    answerCompletions(connection, this.#answer, client);
    this.#documents.listen(connection);
    connection.listen();
  }

  #initialize({ capabilities: client, initializationOptions, workspaceFolders, rootUri }: InitializeParams) {
    if (this.#refusal?.code !== ErrorCodes.ServerNotInitialized)
      throw new ResponseError(ErrorCodes.InvalidRequest, 'the server is initialized');
    this.#refusal = undefined;
    this.#roots = pathsOf(workspaceFolders ?? (rootUri === null ? [] : [{ uri: rootUri }]));
    this.#client = client;
    this.#initial = initializationOptions;
    this.#settings = readSettings(initializationOptions);
    return { capabilities, serverInfo: { name: 'fieldnotes', version } };
  }

  readonly #answer: Ask = (...asked) => {
    if (this.#refusal !== undefined) throw this.#refusal;
    return this.#ask(...asked);
  };

  readonly #ask: Ask = async (uri, none, answer) => {
    this.#knowledge ??= currentKnowledge(this.#roots[0]);
    const knowledge = await this.#knowledge;
    const open = this.#documents.get(uri);
    if (open === undefined || this.#settings === undefined) return none;
    const analysis = await this.#texts.of(toOpenText(open), knowledge, this.#settings);
    if (this.#documents.get(uri) === open) return answer(open, analysis, knowledge);
    // It was closed meanwhile: what is kept of it is of no use.
    this.#texts.forget(uri);
    return none;
  };

  #tell(uri: string): Promise<void> {
    return this.#ask(uri, undefined, (_, analysis) => analysis).then(async analysis => {
      const document = this.#documents.get(uri);
      if (document === undefined) return;
      const { elsewhere, ...found } = analysis ?? noTemplate;
      const told = this.#halfTyped.toTell(uri, document, found);
      const findings = analysis === tooLargeToCheck ? [tooLargeNotice] : told;
      await this.#diagnostics.set(document, { findings, elsewhere });
    });
  }

  /** Settings or notes have changed: what was said of any document may be another now. */
  async #restart(): Promise<void> {
    this.#knowledge = undefined;
    for (const { uri } of this.#documents.all()) await this.#tell(uri);
  }

  #touch(uri: string): void {
    const path = pathOfUri(uri);
    if (path !== undefined) this.#texts.touch(path);
  }

  #openAt(path: string): TextDocument | undefined {
    return this.#documents.all().find(({ uri }) => pathOfUri(uri) === path);
  }

  /** As the client shows it, with changes that are not saved. */
  async #read(path: string): Promise<ReadResult> {
    const open = this.#openAt(path);
    return open === undefined ? disk.read(path) : bounded(open.getText());
  }

  /** Of a client that watches no files one learns of a change when it saves. */
  #catchUp(): void {
    if (this.#client.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) this.#texts.touchAll();
  }

  /** A client that can be asked for its settings is asked; others send them along. */
  async #configure(sent: unknown): Promise<void> {
    const canBeAsked = this.#client.workspace?.configuration;
    const settings = canBeAsked ? await this.connection.workspace.getConfiguration('fieldnotes') : sent;
    this.#settings = readSettings(settings ?? this.#initial);
    await this.#restart();
  }

  #changeFolders({ added, removed }: WorkspaceFoldersChangeEvent): void {
    const gone = pathsOf(removed);
    this.#roots = [...this.#roots.filter(root => !gone.includes(root)), ...pathsOf(added)];
    this.#texts.touchAll();
    void this.#restart();
  }

  /** Asks to be told of what the documents' findings depend on, where the client can do that. */
  async #follow(): Promise<void> {
    const { client, workspace } = this.connection;
    const { didChangeConfiguration, didChangeWatchedFiles, configuration, workspaceFolders } =
      this.#client.workspace ?? {};
    if (workspaceFolders) workspace.onDidChangeWorkspaceFolders(change => this.#changeFolders(change));
    if (didChangeConfiguration?.dynamicRegistration)
      await client.register(DidChangeConfigurationNotification.type, { section: 'fieldnotes' });
    if (didChangeWatchedFiles?.dynamicRegistration)
      await client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: watched }] });
    if (configuration) await this.#configure(undefined);
  }
}

/** `fieldnotes lsp --stdio`: the transport is told by the arguments, as all language servers do it. */
export function start(): void {
  new Server(createConnection(ProposedFeatures.all)).start();
}
