import {
  type ClientCapabilities,
  type CodeAction,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Hover,
  type InitializeParams,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { defaultSettings, noTemplate, readSettings, type Settings } from '../analysis';
import type { Knowledge } from '../knowledge/knowledge';
import type { Pattern } from '../patterns/pattern';
import { actionsIn } from './actions';
import { Analyses } from './analyses';
import { Arounds, type Disk } from './arounds';
import type { Ask } from './ask';
import { capabilities } from './capabilities';
import { answerCompletions } from './completions';
import { Diagnostics } from './diagnostics';
import { documentOf, fixFile, isAskedFor, resolved } from './fixAll';
import { answerNavigation } from './navigate';
import { toRange } from './protocol';

/** All that can stand around a template, and a team's notes. */
const watched = '**/*.{toml,yaml,yml,json,template,md}';

/** What a server needs that knows no files itself. */
export interface Sources {
  /** The bundled notes with those of a workspace's folder; asked again when those have changed. */
  knowledge(folder: string | undefined): Promise<Knowledge>;
  readonly disk: Disk;
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
  readonly #arounds: Arounds;
  readonly #diagnostics: Diagnostics;
  #analyses: Promise<Analyses> | undefined;
  #client: ClientCapabilities = {};
  /** What was sent at the beginning: counts as long as the client tells nothing else. */
  #initial: unknown;
  /** Undefined where checking is switched off. */
  #settings: Settings | undefined = defaultSettings;

  constructor(
    private readonly connection: Connection,
    private readonly sources: Sources,
  ) {
    this.#arounds = new Arounds(this.#documents, sources.disk, uri => void this.#tell(uri));
    this.#diagnostics = new Diagnostics(connection, this.#documents, sources.disk);
  }

  start(): void {
    const { connection } = this;
    connection.onInitialize(params => this.#initialize(params));
    connection.onInitialized(() => this.#follow());
    connection.onDidChangeConfiguration(({ settings }) => this.#configure(settings?.fieldnotes));
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri } of changes) this.#arounds.touch(uri);
      // Notes may have changed, and the file that says where they are.
      if (changes.some(({ uri }) => /\.md$|\/\.fieldnotes\.ya?ml$/.test(uri))) void this.#restart();
    });
    this.#documents.onDidChangeContent(({ document: { uri } }) => {
      this.#arounds.touch(uri);
      void this.#tell(uri);
    });
    this.#documents.onDidSave(() => this.#catchUp());
    this.#documents.onDidClose(async ({ document: { uri } }) => {
      this.#arounds.forget(uri);
      this.#arounds.touch(uri);
      (await this.#analyses)?.forget(uri);
      await this.#diagnostics.clear(uri);
    });
    this.#answer();
    answerNavigation(connection, this.#ask, () => this.#client);
    answerCompletions(connection, this.#ask, () => this.#insertablePatterns());
    this.#documents.listen(connection);
    connection.listen();
  }

  #initialize({ capabilities: client, initializationOptions, workspaceFolders, rootUri }: InitializeParams) {
    const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
    this.#arounds.roots = folders.flatMap(uri => this.sources.disk.pathOf(uri) ?? []);
    this.#client = client;
    this.#initial = initializationOptions;
    this.#settings = readSettings(initializationOptions);
    return { capabilities, serverInfo: { name: 'fieldnotes', version: this.sources.version } };
  }

  #answer(): void {
    this.connection.onHover(({ textDocument: { uri }, position }) =>
      this.#ask<Hover | null>(uri, null, (document, analysis) => {
        const hover = analysis.hoverAt(document.offsetAt(position));
        if (hover === undefined) return null;
        return { contents: { kind: 'markdown', value: hover.markdown }, range: toRange(document, hover) };
      }),
    );
    this.connection.onCodeAction(({ textDocument: { uri }, range, context: { only } }) =>
      this.#ask<CodeAction[]>(uri, [], (document, analysis) => {
        const { patterns, disk } = this.sources;
        const actions = isAskedFor(only)
          ? fixFile(document, analysis)
          : actionsIn(document, range, analysis, patterns, path => disk.uriOf(path));
        if (this.#canResolve()) return actions;
        return actions.map(one => resolved(one, document, analysis, patterns)).filter(({ edit }) => edit !== undefined);
      }),
    );
    this.connection.onCodeActionResolve(action =>
      this.#ask(documentOf(action) ?? '', action, (document, analysis) =>
        resolved(action, document, analysis, this.sources.patterns),
      ),
    );
  }

  /** Patterns are snippets, which not every client knows. */
  #insertablePatterns(): readonly Pattern[] {
    return this.#client.textDocument?.completion?.completionItem?.snippetSupport ? this.sources.patterns : [];
  }

  /** Whether a client asks again for an action that is chosen. */
  #canResolve(): boolean {
    return this.#client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;
  }

  readonly #ask: Ask = async (uri, none, answer) => {
    this.#analyses ??= this.#begun();
    const analyses = await this.#analyses;
    const open = this.#documents.get(uri);
    const around = open && (await this.#arounds.of(open));
    // It may have been closed, and the settings be others, in between.
    const document = this.#documents.get(uri);
    if (document === undefined || this.#settings === undefined) return none;
    return answer(document, analyses.of(document, this.#settings, around), analyses.knowledge);
  };

  #tell(uri: string): Promise<void> {
    return this.#ask(uri, undefined, (document, analysis) => ({ document, analysis })).then(async known => {
      const document = this.#documents.get(uri);
      if (document !== undefined) await this.#diagnostics.tell(document, known?.analysis ?? noTemplate);
    });
  }

  async #begun(): Promise<Analyses> {
    return new Analyses(await this.sources.knowledge(this.#arounds.roots[0]));
  }

  /** Settings or notes have changed: what was said of any document may be another now. */
  async #restart(): Promise<void> {
    this.#analyses = this.#begun();
    for (const document of this.#documents.all()) await this.#tell(document.uri);
  }

  /** Of a client that watches no files one learns of a change when it saves. */
  #catchUp(): void {
    if (this.#client.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) this.#arounds.touchAll();
  }

  /** A client that can be asked for its settings is asked; others send them along. */
  async #configure(sent: unknown): Promise<void> {
    const settings = this.#client.workspace?.configuration
      ? await this.connection.workspace.getConfiguration('fieldnotes')
      : sent;
    this.#settings = readSettings(settings ?? this.#initial);
    await this.#restart();
  }

  /** Asks to be told of what the documents' findings depend on, where the client can do that. */
  async #follow(): Promise<void> {
    const { workspace } = this.#client;
    if (workspace?.didChangeConfiguration?.dynamicRegistration) {
      await this.connection.client.register(DidChangeConfigurationNotification.type, { section: 'fieldnotes' });
    }
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = [{ globPattern: watched }];
      await this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (workspace?.configuration) await this.#configure(undefined);
  }
}
