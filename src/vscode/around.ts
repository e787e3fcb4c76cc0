import {
  Disposable,
  EventEmitter,
  FileType,
  type TextDocument,
  type TextDocumentChangeEvent,
  type Uri,
  workspace,
} from 'vscode';
import type { Surroundings } from '../analysis';
import { ChangedPaths } from '../deployments/changedPaths';
import { bounded, type Files, folderOf, mostCharactersOfValues, type ReadResult } from '../deployments/files';
import { SurroundedTexts } from '../deployments/surroundedTexts';
import { decode } from '../text/decode';

/** What is known of one document's surroundings; undefined where it has none, as a text that is no file. */
export interface Near {
  readonly around: Surroundings | undefined;
}

/** Reads what stands around open templates through the workspace's file system, again whenever it changes. */
export class Arounds implements Disposable {
  /** One for each file system. */
  readonly #systems = new Map<string, SurroundedTexts>();
  readonly #changed = new EventEmitter<TextDocument>();
  readonly #paths = new ChangedPaths(paths => {
    for (const system of this.#systems.values()) system.refresh(paths);
  });
  readonly #subscriptions: Disposable;

  /** What stands around a document has been read, or is another. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const watcher = workspace.createFileSystemWatcher('**/*.{toml,yaml,yml,json,template}');
    const touched = ({ path }: Uri) => this.#touch(path);
    this.#subscriptions = Disposable.from(
      watcher,
      watcher.onDidCreate(touched),
      watcher.onDidChange(touched),
      watcher.onDidDelete(touched),
      workspace.onDidChangeTextDocument(event => this.#edited(event)),
      workspace.onDidChangeWorkspaceFolders(() => {
        for (const system of this.#systems.values()) system.refresh();
      }),
      workspace.onDidCloseTextDocument(({ uri, isDirty }) => {
        this.#systemOf(uri).forget(uri.toString());
        // Unsaved changes are gone with it.
        if (isDirty) this.#touch(uri.path);
      }),
    );
  }

  dispose(): void {
    Disposable.from(this.#subscriptions, this.#paths, this.#changed).dispose();
  }

  /** Undefined while it is being read; what was known stays until there is something newer. */
  of(document: TextDocument): Near | undefined {
    if (document.uri.scheme === 'untitled') return { around: undefined };
    const around = this.#systemOf(document.uri).of(surrounded(document));
    return around && { around };
  }

  /** Waits until it is known. */
  async ready(document: TextDocument): Promise<void> {
    if (document.uri.scheme !== 'untitled') await this.#systemOf(document.uri).ready(surrounded(document));
  }

  /** For a file that no editor holds. */
  read(uri: Uri, text: string): Promise<Surroundings> {
    return this.#systemOf(uri).read(uri.toString(), uri.path, text);
  }

  /** Whether what was read for such a file depends on a path. */
  dependsOn(uri: Uri, path: string): boolean {
    return this.#systemOf(uri).dependsOn(uri.toString(), path);
  }

  #systemOf(uri: Uri): SurroundedTexts {
    const key = `${uri.scheme}://${uri.authority}`;
    const known = this.#systems.get(key) ?? this.#begin(uri);
    this.#systems.set(key, known);
    return known;
  }

  #begin(base: Uri): SurroundedTexts {
    const optionsFor = (path: string) => ({ root: rootOf(base.with({ path })), named: [], config: undefined });
    return new SurroundedTexts(filesBeside(base), optionsFor, key => {
      const document = workspace.textDocuments.find(({ uri }) => uri.toString() === key);
      if (document !== undefined) this.#changed.fire(document);
    });
  }

  #edited({ document, contentChanges }: TextDocumentChangeEvent): void {
    if (contentChanges.length > 0 && /\.(?:toml|ya?ml|json|template)$/.test(document.uri.path))
      this.#touch(document.uri.path);
  }

  #touch(path: string): void {
    for (const system of this.#systems.values()) system.touch(path);
    this.#paths.add(path);
  }
}

function surrounded(document: TextDocument) {
  const { uri, version } = document;
  return { key: uri.toString(), path: uri.path, version, getText: () => document.getText() };
}

function rootOf(uri: Uri): string {
  const folder = workspace.getWorkspaceFolder(uri);
  return folder?.uri.path.replace(/(?<=.)\/$/, '') ?? folderOf(uri.path);
}

/** The files of one file system, as the editor would show them, with changes that are not saved. */
export function filesBeside(base: Uri): Files {
  const uriOf = (path: string) => base.with({ path });
  return {
    read: path => readText(uriOf(path)),
    async list(folder) {
      const entries = await Promise.resolve(workspace.fs.readDirectory(uriOf(folder))).catch(() => []);
      // As in the terminal, a link to a folder isn't followed: it can lead in a ring.
      return entries.map(([name, type]) => ({ name, isFolder: type === FileType.Directory }));
    },
  };
}

async function readText(uri: Uri): Promise<ReadResult> {
  // Without unsaved changes the file itself counts: its document can outlive it when it is deleted.
  const edited = workspace.textDocuments.find(one => one.isDirty && one.uri.toString() === uri.toString());
  if (edited !== undefined) return bounded(edited.getText());
  try {
    const { type, size } = await workspace.fs.stat(uri);
    if ((type & FileType.Directory) !== 0) return { problem: 'folder' };
    return size > 4 * mostCharactersOfValues
      ? { problem: 'too large' }
      : bounded(decode(await workspace.fs.readFile(uri)));
  } catch {
    return { problem: 'missing' };
  }
}
