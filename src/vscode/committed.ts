import { Disposable, type Event, EventEmitter, extensions, type TextDocument, type Uri, workspace } from 'vscode';
import { type Base, isCompared } from '../analysis';
import { languageOf } from './analyses';

/** What we use of the interface of the built-in git extension. */
interface GitExtension {
  getAPI(version: 1): Git;
}

interface Git {
  getRepository(uri: Uri): Repository | null;
  readonly onDidOpenRepository: Event<Repository>;
}

interface Repository {
  readonly state: { readonly HEAD: { readonly commit?: string } | undefined; readonly onDidChange: Event<void> };
  show(ref: string, path: string): Promise<string>;
}

/** What was committed, until HEAD moves on; undefined while it is being read, and where there is none. */
interface Known {
  readonly commit: string | undefined;
  readonly base: Base | undefined;
}

/** The last committed version of open files, for checks that compare. Knows nothing where git isn't there. */
export class Committed implements Disposable {
  readonly #known = new Map<string, Known>();
  readonly #watched = new Map<Repository, Disposable>();
  readonly #changed = new EventEmitter<void>();
  readonly #closing = workspace.onDidCloseTextDocument(({ uri }) => this.#known.delete(uri.toString()));
  #git: Promise<Git | undefined> | undefined;
  #opening: Disposable | undefined;

  /** A version has been read, or another one is in force. */
  readonly onDidChange = this.#changed.event;

  /** Only where it is already known; the first question sets reading going. */
  of(document: TextDocument): Base | undefined {
    const { uri } = document;
    if (uri.scheme !== 'file' || !isCompared(document.getText())) return undefined;
    const key = uri.toString();
    const known = this.#known.get(key);
    if (known === undefined) {
      this.#known.set(key, { commit: undefined, base: undefined });
      void this.#read(document);
    }
    return known?.base;
  }

  dispose(): void {
    Disposable.from(this.#changed, this.#closing, ...this.#watched.values()).dispose();
    this.#opening?.dispose();
  }

  async #read(document: TextDocument): Promise<void> {
    const { uri } = document;
    const language = languageOf(document);
    this.#git ??= this.#connect();
    const repository = (await this.#git)?.getRepository(uri);
    if (!repository || language === undefined) return;
    this.#watch(repository);
    const commit = repository.state.HEAD?.commit;
    // A file that is not committed yet, or a repository without a commit, has no earlier version.
    const text = await repository.show('HEAD', uri.fsPath).catch(() => undefined);
    if (!this.#known.has(uri.toString())) return;
    this.#known.set(uri.toString(), { commit, base: text === undefined ? undefined : { text, language } });
    if (text !== undefined) this.#changed.fire();
  }

  /** The extension is missing in the browser, and can be switched off. */
  async #connect(): Promise<Git | undefined> {
    const extension = extensions.getExtension<GitExtension>('vscode.git');
    try {
      const git = (await extension?.activate())?.getAPI(1);
      // A file can be open before its repository is found.
      this.#opening = git?.onDidOpenRepository(() => this.#again(() => true));
      return git;
    } catch {
      return undefined;
    }
  }

  #watch(repository: Repository): void {
    if (this.#watched.has(repository)) return;
    const changed = () => {
      const commit = repository.state.HEAD?.commit;
      this.#again(known => known.commit !== undefined && known.commit !== commit);
    };
    this.#watched.set(repository, repository.state.onDidChange(changed));
  }

  /** Forgets what may be out of date, and has it asked for again. */
  #again(isOld: (known: Known) => boolean): void {
    const old = [...this.#known].filter(([, known]) => isOld(known));
    for (const [key] of old) this.#known.delete(key);
    if (old.length > 0) this.#changed.fire();
  }
}
