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
import { localLocations } from '../deployments/children';
import { dependsOn, FileCache, RecordedFiles } from '../deployments/fileCache';
import { type Files, folderOf, mostCharactersOfValues, type ReadResult } from '../deployments/files';
import { readAround } from '../deployments/readAround';
import { decode } from '../text/decode';

/** Long enough to let a burst of keystrokes or of saved files pass. */
const delay = 100;

/** What is known of one document's surroundings; undefined where it has none, as a text that is no file. */
export interface Near {
  readonly around: Surroundings | undefined;
}

interface Known {
  readonly document: TextDocument;
  near: Near | undefined;
  /** The files and folders that it depends on. */
  paths: ReadonlySet<string>;
  /** The other files that the text named when they were read. */
  locations: string;
  turn: number;
  reading: Promise<void> | undefined;
}

/** Reads what stands around open templates through the workspace's file system, again whenever it changes. */
export class Arounds implements Disposable {
  readonly #known = new Map<string, Known>();
  readonly #caches = new Map<string, FileCache>();
  /** What files that no editor holds depend on. */
  readonly #paths = new Map<string, ReadonlySet<string>>();
  readonly #changed = new EventEmitter<TextDocument>();
  readonly #outdated = new Set<string>();
  readonly #subscriptions: Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;

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
      workspace.onDidCloseTextDocument(({ uri, isDirty }) => {
        this.#known.delete(uri.toString());
        // Unsaved changes are gone with it.
        if (isDirty) this.#touch(uri.path);
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    Disposable.from(this.#subscriptions, this.#changed).dispose();
  }

  /** Undefined while it is being read; what was known stays until there is something newer. */
  of(document: TextDocument): Near | undefined {
    const { uri } = document;
    if (uri.scheme === 'untitled') return nothingAround;
    const known = this.#known.get(uri.toString()) ?? this.#begin(document);
    const locations = locationsIn(document.getText());
    if (known.locations !== locations) {
      known.locations = locations;
      void this.#read(known);
    }
    return known.near;
  }

  /** Waits until it is known. */
  async ready(document: TextDocument): Promise<void> {
    if (this.of(document) === undefined) await this.#known.get(document.uri.toString())?.reading;
  }

  /** For a file that no editor holds. */
  async read(uri: Uri, text: string): Promise<Surroundings> {
    const files = new RecordedFiles(this.#cacheFor(uri));
    const around = await readAround(uri.path, text, optionsFor(uri), files);
    this.#paths.set(uri.toString(), files.paths);
    return around;
  }

  /** Whether what was read for such a file depends on a path. */
  dependsOn(uri: Uri, path: string): boolean {
    const paths = this.#paths.get(uri.toString());
    return paths !== undefined && dependsOn(paths, path);
  }

  #begin(document: TextDocument): Known {
    const locations = locationsIn(document.getText());
    const known: Known = { document, near: undefined, paths: new Set(), locations, turn: 0, reading: undefined };
    this.#known.set(document.uri.toString(), known);
    known.reading = this.#read(known);
    return known;
  }

  async #read(known: Known): Promise<void> {
    const { document } = known;
    const turn = ++known.turn;
    const files = new RecordedFiles(this.#cacheFor(document.uri));
    const around = await readAround(document.uri.path, document.getText(), optionsFor(document.uri), files);
    // A newer reading has overtaken it, or nobody wants it any more.
    if (known.turn !== turn || this.#known.get(document.uri.toString()) !== known) return;
    known.near = { around };
    known.paths = files.paths;
    this.#changed.fire(document);
  }

  #cacheFor(uri: Uri): FileCache {
    const key = `${uri.scheme}://${uri.authority}`;
    const cache = this.#caches.get(key) ?? new FileCache(filesBeside(uri));
    this.#caches.set(key, cache);
    return cache;
  }

  #edited({ document, contentChanges }: TextDocumentChangeEvent): void {
    if (contentChanges.length > 0 && /\.(?:toml|ya?ml|json|template)$/.test(document.uri.path))
      this.#touch(document.uri.path);
  }

  #touch(path: string): void {
    for (const cache of this.#caches.values()) cache.forget(path);
    this.#outdated.add(path);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#refresh(), delay);
  }

  /** Only what depends on a file that has changed is read again; a template doesn't stand around itself. */
  #refresh(): void {
    const paths = [...this.#outdated];
    this.#outdated.clear();
    for (const known of this.#known.values()) {
      const own = known.document.uri.path;
      if (paths.some(path => path !== own && dependsOn(known.paths, path))) void this.#read(known);
    }
  }
}

const nothingAround: Near = { around: undefined };

function locationsIn(text: string): string {
  return /TemplateURL|Location/.test(text) ? localLocations(text).join('\n') : '';
}

function optionsFor(uri: Uri) {
  const root = workspace.getWorkspaceFolder(uri)?.uri.path.replace(/(?<=.)\/$/, '') ?? folderOf(uri.path);
  return { root, named: [], config: undefined };
}

/** The files of one file system, as the editor would show them, with changes that are not saved. */
function filesBeside(base: Uri): Files {
  const uriOf = (path: string) => base.with({ path });
  return {
    read: path => readText(uriOf(path)),
    async list(folder) {
      const entries = await Promise.resolve(workspace.fs.readDirectory(uriOf(folder))).catch(() => []);
      return entries.map(([name, type]) => ({ name, isFolder: (type & FileType.Directory) !== 0 }));
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

function bounded(text: string): ReadResult {
  return text.length > mostCharactersOfValues ? { problem: 'too large' } : { text };
}
