import { type DataFile, readDataFile } from '../syntax/dataFile';
import { type Files, type FolderEntry, folderOf, type ReadProblem, type ReadResult } from './files';
import { candidatesIn, type Neighbour, neighbourIn } from './neighbours';

/** Reads each file and folder once, until it is told that it has changed. */
export class FileCache {
  readonly #data = new Map<string, Promise<DataFile | ReadProblem>>();
  readonly #folders = new Map<string, Promise<readonly FolderEntry[]>>();
  readonly #neighbour = new Map<string, Promise<Neighbour | undefined>>();
  readonly #neighbours = new Map<string, Promise<readonly Neighbour[]>>();

  constructor(private readonly files: Files) {}

  data(path: string): Promise<DataFile | ReadProblem> {
    return kept(this.#data, path, async () => dataIn(path, await this.files.read(path)));
  }

  list(folder: string): Promise<readonly FolderEntry[]> {
    return kept(this.#folders, folder, () => this.files.list(folder));
  }

  /** The files of a folder that deploy or nest templates. Of the others nothing is kept, not even the text. */
  neighbours(folder: string): Promise<readonly Neighbour[]> {
    return kept(this.#neighbours, folder, async () => {
      const paths = candidatesIn(folder, await this.list(folder));
      const all = paths.map(path =>
        kept(this.#neighbour, path, async () => neighbourIn(path, await this.files.read(path))),
      );
      return (await Promise.all(all)).filter(one => one !== undefined);
    });
  }

  forget(path: string): void {
    this.#data.delete(path);
    this.#neighbour.delete(path);
    for (const folder of [path, folderOf(path)]) {
      this.#folders.delete(folder);
      this.#neighbours.delete(folder);
    }
  }

  forgetAll(): void {
    for (const kept of [this.#data, this.#neighbour, this.#folders, this.#neighbours]) kept.clear();
  }
}

/** Reads through a cache, and takes note of what an answer depends on. */
export class RecordedFiles {
  readonly #paths = new Set<string>();
  readonly #used = new Map<string, DataFile | ReadProblem>();

  constructor(private readonly cache: FileCache) {}

  list(folder: string): Promise<readonly FolderEntry[]> {
    this.#paths.add(folder);
    return this.cache.list(folder);
  }

  neighbours(folder: string): Promise<readonly Neighbour[]> {
    this.#paths.add(folder);
    return this.cache.neighbours(folder);
  }

  async data(path: string): Promise<DataFile | ReadProblem> {
    this.#paths.add(path);
    const data = await this.cache.data(path);
    this.#used.set(path, data);
    return data;
  }

  /** Whether an answer may be another when a file has changed. */
  dependsOn(changed: string): boolean {
    return this.#paths.has(changed) || this.#paths.has(folderOf(changed));
  }

  /** Whether the files that say something were the same for another answer: then that answer is the same, too. */
  gaveTheSameAs(other: RecordedFiles): boolean {
    const [own, others] = [this.#used, other.#used];
    return own.size === others.size && [...own].every(([path, data]) => others.get(path) === data);
  }
}

function dataIn(path: string, result: ReadResult): DataFile | ReadProblem {
  return 'problem' in result ? result.problem : readDataFile({ path, text: result.text });
}

function kept<T>(map: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}
