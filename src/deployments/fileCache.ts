import { type DataFile, readDataFile } from '../syntax/dataFile';
import { type Files, type FolderEntry, folderOf, type ReadProblem, type ReadResult } from './files';

/** Reads each file and folder once, until it is told that it has changed. */
export class FileCache {
  readonly #texts = new Map<string, Promise<ReadResult>>();
  readonly #folders = new Map<string, Promise<readonly FolderEntry[]>>();
  readonly #parsed = new WeakMap<ReadResult, DataFile>();

  constructor(private readonly files: Files) {}

  read(path: string): Promise<ReadResult> {
    return kept(this.#texts, path, () => this.files.read(path));
  }

  list(folder: string): Promise<readonly FolderEntry[]> {
    return kept(this.#folders, folder, () => this.files.list(folder));
  }

  /** Parsed once for each text. */
  data(path: string, result: { readonly text: string }): DataFile {
    const known = this.#parsed.get(result) ?? readDataFile({ path, text: result.text });
    this.#parsed.set(result, known);
    return known;
  }

  forget(path: string): void {
    this.#texts.delete(path);
    this.#folders.delete(path);
    this.#folders.delete(folderOf(path));
  }
}

/** Reads through a cache, and takes note of what an answer depends on. */
export class RecordedFiles {
  readonly #paths = new Set<string>();

  constructor(private readonly cache: FileCache) {}

  /** The files and folders that were asked for, whether or not they exist. */
  get paths(): ReadonlySet<string> {
    return this.#paths;
  }

  read(path: string): Promise<ReadResult> {
    this.#paths.add(path);
    return this.cache.read(path);
  }

  list(folder: string): Promise<readonly FolderEntry[]> {
    this.#paths.add(folder);
    return this.cache.list(folder);
  }

  async data(path: string): Promise<DataFile | ReadProblem> {
    const result = await this.read(path);
    return 'problem' in result ? result.problem : this.cache.data(path, result);
  }
}

/** Whether an answer that depends on these paths is still good when a file has changed. */
export function dependsOn(paths: ReadonlySet<string>, changed: string): boolean {
  return paths.has(changed) || paths.has(folderOf(changed));
}

function kept<T>(map: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}
