import {
  commands,
  Disposable,
  type Event,
  languages,
  RelativePattern,
  type TextDocument,
  type Uri,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import { languageOf } from './analyses';
import type { Arounds } from './around';
import type { Elsewhere } from './elsewhere';
import type { Checked } from './workspaceFile';
import { canBeCandidate } from './workspaceFiles';

/** Long enough to let a burst of saved files, or a change of branch, pass. */
const delay = 500;

/** More would make Problems slow, and nobody reads them. */
const most = 10_000;

/**
 * The findings of a check of the workspace, for files that no editor checks. They are kept up to date:
 * `look` is given the files that were changed or closed since.
 */
export class WorkspaceProblems implements Disposable {
  readonly #collection = languages.createDiagnosticCollection('fieldnotes-workspace');
  readonly #checked = new Map<string, { readonly uri: Uri; readonly diagnostics: Checked['diagnostics'] }>();
  readonly #outdated = new Map<string, Uri>();
  readonly #subscriptions: Disposable[];
  #watchers: Disposable[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown = 0;
  #cleared = new AbortController();

  constructor(
    private readonly look: (outdated: readonly Uri[]) => Promise<void>,
    onDidChange: Event<void>,
    private readonly arounds: Pick<Arounds, 'dependsOn'>,
    private readonly elsewhere: Pick<Elsewhere, 'set'>,
  ) {
    this.#subscriptions = [
      onDidChange(() => this.#outdate(this.#uris())),
      workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('fieldnotes')) this.#outdate(this.#uris());
      }),
      workspace.onDidOpenTextDocument(document => {
        if (isLive(document)) this.#collection.delete(document.uri);
      }),
      // What was not saved is gone with it.
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (this.#checked.has(uri.toString())) this.#outdate([uri]);
      }),
      workspace.onDidChangeWorkspaceFolders(({ removed }) => {
        for (const { uri } of removed) this.#outdate(this.#uris(uri));
      }),
    ];
  }

  dispose(): void {
    this.clear();
    Disposable.from(...this.#subscriptions, this.#collection).dispose();
  }

  clear(): void {
    this.#cleared.abort();
    clearTimeout(this.#timer);
    Disposable.from(...this.#watchers).dispose();
    this.#watchers = [];
    for (const { uri } of this.#checked.values()) this.elsewhere.set(uri, []);
    this.#checked.clear();
    this.#outdated.clear();
    this.#collection.clear();
    this.#shown = 0;
    this.#setContext(false);
  }

  /** Begins anew, and keeps what is shown up to date until it is cleared. */
  start(): void {
    this.clear();
    this.#cleared = new AbortController();
    this.#watchers = (workspace.workspaceFolders ?? []).map(folder => this.#watch(folder));
    this.#setContext(true);
  }

  /** What is still being found when the list is cleared has no place any more. */
  get cleared(): AbortSignal {
    return this.#cleared.signal;
  }

  /** Whether there was no room for some. */
  get isFull(): boolean {
    return this.#shown > most;
  }

  show(uri: Uri, { is, diagnostics, elsewhere }: Checked): void {
    if (is === 'no template') this.remove(uri);
    else this.#show(uri, diagnostics);
    this.elsewhere.set(uri, elsewhere);
  }

  remove(uri: Uri): void {
    if (this.#checked.has(uri.toString())) this.elsewhere.set(uri, []);
    this.#forget(uri);
    this.#collection.delete(uri);
  }

  #show(uri: Uri, diagnostics: Checked['diagnostics']): void {
    this.#forget(uri);
    this.#checked.set(uri.toString(), { uri, diagnostics });
    this.#shown += diagnostics.length;
    // Said live, if the editor has it open.
    const isOpen = workspace.textDocuments.some(
      document => document.uri.toString() === uri.toString() && isLive(document),
    );
    this.#collection.set(uri, isOpen || this.isFull ? undefined : diagnostics);
  }

  #forget(uri: Uri): void {
    const known = this.#checked.get(uri.toString());
    this.#shown -= known?.diagnostics.length ?? 0;
    this.#checked.delete(uri.toString());
  }

  #watch(folder: WorkspaceFolder): Disposable {
    // Everything: of a folder that is deleted or comes back nothing is said but its own name.
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, '**'));
    const written = (uri: Uri) => {
      if (canBeCandidate(uri)) this.#outdate([uri, ...this.#near(uri)]);
      else if (uri.path.endsWith('.toml')) this.#outdate(this.#near(uri));
    };
    watcher.onDidCreate(written);
    watcher.onDidChange(written);
    watcher.onDidDelete(uri => this.#outdate([...this.#uris(uri), ...this.#near(uri)]));
    return watcher;
  }

  /** All that was checked, or what of it is that file or in that folder. */
  #uris(within?: Uri): readonly Uri[] {
    const uris = [...this.#checked.values()].map(({ uri }) => uri);
    if (within === undefined) return uris;
    const own = within.toString();
    return uris.filter(uri => uri.toString() === own || uri.toString().startsWith(`${own}/`));
  }

  /** The templates for which a file may say something. */
  #near({ path }: Uri): readonly Uri[] {
    return this.#uris().filter(uri => this.arounds.dependsOn(uri, path));
  }

  #outdate(uris: readonly Uri[]): void {
    if (uris.length === 0) return;
    for (const uri of uris) this.#outdated.set(uri.toString(), uri);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const outdated = [...this.#outdated.values()];
      this.#outdated.clear();
      void this.look(outdated);
    }, delay);
  }

  #setContext(isChecked: boolean): void {
    void commands.executeCommand('setContext', 'fieldnotes.isWorkspaceChecked', isChecked);
  }
}

/** Whether its findings are shown while it is edited. */
function isLive(document: TextDocument): boolean {
  return languageOf(document) !== undefined;
}
