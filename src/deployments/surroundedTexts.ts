import { areAlike, type Clues, cluesIn } from './clues';
import { FileCache, RecordedFiles } from './fileCache';
import type { Files } from './files';
import { type AroundOptions, readAround } from './readAround';
import type { Surroundings } from './surroundings';

/** One version of a text for which the files around it matter. */
export interface SurroundedText {
  /** The same for all its versions. */
  readonly key: string;
  readonly path: string;
  readonly version: number;
  getText(): string;
}

interface Known {
  text: SurroundedText;
  clues: Clues;
  around: Surroundings | undefined;
  files: RecordedFiles | undefined;
  /** How often it was read: an answer that a newer one has overtaken is dropped. */
  turn: number;
  reading: Promise<void>;
}

/**
 * Knows what stands around texts of one file system. Files are read when a text is first asked about, kept, and read
 * again only when one has changed on which an answer depends.
 */
export class SurroundedTexts {
  readonly #known = new Map<string, Known>();
  /** What files that no editor holds depend on. */
  readonly #read = new Map<string, RecordedFiles>();
  readonly #cache: FileCache;

  /** @param changed what stands around a text has been read, or is another */
  constructor(
    files: Files,
    private readonly optionsFor: (path: string) => AroundOptions,
    private readonly changed: (key: string) => void,
  ) {
    this.#cache = new FileCache(files);
  }

  /** Undefined while it is being read; what was known stays until there is something newer. */
  of(text: SurroundedText): Surroundings | undefined {
    const known = this.#known.get(text.key) ?? this.#begin(text);
    if (known.text.version !== text.version) {
      const clues = cluesIn(text.getText());
      const isSame = areAlike(clues, known.clues);
      Object.assign(known, { text, clues });
      if (!isSame) known.reading = this.#update(known);
    }
    return known.around;
  }

  /** Waits until it is known. */
  async ready(text: SurroundedText): Promise<void> {
    if (this.of(text) === undefined) await this.#known.get(text.key)?.reading;
  }

  /** For a file that no editor holds. */
  async read(key: string, path: string, text: string): Promise<Surroundings> {
    const files = new RecordedFiles(this.#cache);
    this.#read.set(key, files);
    return readAround(path, cluesIn(text), this.optionsFor(path), files);
  }

  /** Whether what was read for such a file depends on a path. */
  dependsOn(key: string, path: string): boolean {
    return this.#read.get(key)?.dependsOn(path) === true;
  }

  forget(key: string): void {
    this.#known.delete(key);
  }

  /** A file has changed; what depends on it is read again by `refresh`, so that a burst of changes counts once. */
  touch(path: string): void {
    this.#cache.forget(path);
  }

  /** Any file may have changed. */
  touchAll(): void {
    this.#cache.forgetAll();
  }

  /** A template doesn't stand around itself. @param paths those that have changed; all, where none are given */
  refresh(paths?: readonly string[]): void {
    for (const known of this.#known.values()) {
      const own = known.text.path;
      const isConcerned = paths?.some(path => path !== own && known.files?.dependsOn(path) === true) ?? true;
      if (isConcerned) known.reading = this.#update(known);
    }
  }

  #begin(text: SurroundedText): Known {
    const known: Known = {
      text,
      clues: cluesIn(text.getText()),
      around: undefined,
      files: undefined,
      turn: 0,
      reading: Promise.resolve(),
    };
    this.#known.set(text.key, known);
    known.reading = this.#update(known);
    return known;
  }

  async #update(known: Known): Promise<void> {
    const { key, path } = known.text;
    const turn = ++known.turn;
    const files = new RecordedFiles(this.#cache);
    const around = await readAround(path, known.clues, this.optionsFor(path), files);
    // A newer reading has overtaken it, or nobody wants it any more.
    if (known.turn !== turn || this.#known.get(key) !== known) return;
    const isSame = known.around !== undefined && known.files?.gaveTheSameAs(files) === true;
    known.files = files;
    // As long as nothing else is said, what was found with it stands.
    if (isSame && known.around?.mistakes.length === around.mistakes.length) return;
    known.around = around;
    this.changed(key);
  }
}
