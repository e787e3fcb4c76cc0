import { type Analysis, type Analyzer, createAnalyzer, noTemplate, type Settings, type Surroundings } from './analysis';
import { ChangedPaths } from './deployments/changedPaths';
import type { Files } from './deployments/files';
import { type AroundOptions, mayBeChecked } from './deployments/readAround';
import { SurroundedTexts } from './deployments/surroundedTexts';
import type { Knowledge } from './knowledge/knowledge';
import { languageOfFile } from './syntax/language';

/** One version of a text that an editor holds. */
export interface OpenText {
  /** The same for all its versions. */
  readonly key: string;
  /** Undefined for what is no file, such as a text that was never saved. */
  readonly path: string | undefined;
  readonly version: number;
  getText(): string;
}

interface State {
  readonly analyzer: Analyzer;
  readonly knowledge: Knowledge;
  /** What the analysis is of. */
  readonly version: number | undefined;
  readonly settings: Settings | undefined;
  readonly around: Surroundings | undefined;
  readonly analysis: Analysis;
}

/** Analyses the texts that an editor holds, with the files around them: each version once, whoever asks. */
export class OpenTexts {
  readonly #states = new Map<string, State>();
  readonly #around: SurroundedTexts;
  readonly #touched = new ChangedPaths(paths => this.#around.refresh(paths));

  /** @param changed what stands around a text is another, so another thing may be found in it */
  constructor(files: Files, optionsFor: (path: string) => AroundOptions, changed: (key: string) => void) {
    this.#around = new SurroundedTexts(files, optionsFor, changed);
  }

  async of(text: OpenText, knowledge: Knowledge, settings: Settings): Promise<Analysis> {
    const around = text.path === undefined ? undefined : await this.#aroundOf({ ...text, path: text.path });
    const written = text.getText();
    if (!mayBeChecked(written, around)) return noTemplate;
    const known = this.#states.get(text.key);
    const now = { version: text.version, settings, around };
    if (known?.knowledge === knowledge && isSame(known, now)) return known.analysis;
    const analyzer = known?.knowledge === knowledge ? known.analyzer : createAnalyzer(knowledge);
    const analysis = analyzer.analyse(written, languageOfFile(text.path ?? text.key, written), settings, around);
    this.#states.set(text.key, { ...now, analyzer, knowledge, analysis });
    return analysis;
  }

  /** A file, or what the editor holds of it, has changed. */
  touch(path: string): void {
    this.#around.touch(path);
    this.#touched.add(path);
  }

  /** Any file may have changed. */
  touchAll(): void {
    this.#around.touchAll();
    this.#around.refresh();
  }

  /** The editor has closed it. */
  forget(key: string): void {
    this.#around.forget(key);
    this.#states.delete(key);
  }

  async #aroundOf(text: OpenText & { readonly path: string }): Promise<Surroundings | undefined> {
    await this.#around.ready(text);
    return this.#around.of(text);
  }
}

type Circumstances = Pick<State, 'version' | 'settings' | 'around'>;

function isSame(a: Circumstances, b: Circumstances): boolean {
  return a.version === b.version && a.settings === b.settings && a.around === b.around;
}
