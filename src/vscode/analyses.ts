import { type Disposable, EventEmitter, type TextDocument } from 'vscode';
import {
  type Analysis,
  type Analyzer,
  type Base,
  createAnalyzer,
  isTooLarge,
  type Language,
  mayBeTemplate,
  noTemplate,
} from '../analysis';
import type { Work } from '../work';
import type { Notebook } from './notebook';
import { previewScheme } from './preview';
import { settingsFor } from './settings';
import { inSlices } from './slices';

const languages: ReadonlyMap<string, Language> = new Map([
  ['yaml', 'yaml'],
  ['json', 'json'],
  ['jsonc', 'json'],
]);

/** What we look at, as a document selector. */
export const templateLanguages = [...languages.keys()].map(language => ({ language }));

/** Copies that other parts of the editor show beside the file itself; a finding there would stand twice. */
const copies = new Set(['git', 'output', 'vscode-settings', 'walkThroughSnippet', previewScheme]);

/** Undefined for documents that can't be templates. */
export function languageOf(document: TextDocument): Language | undefined {
  return copies.has(document.uri.scheme) ? undefined : languages.get(document.languageId);
}

/** What is known of a text that would take too long. */
export const tooLargeToCheck: Analysis = { ...noTemplate };

interface State {
  readonly analyzer: Analyzer;
  /** The version that was analysed last, and what came of it. */
  version: number | undefined;
  analysis: Analysis | undefined;
  /** Set while a version is being analysed that takes longer. */
  work: Promise<void> | undefined;
  readonly gone: AbortController;
}

/** One analyzer per open document; each version of a document is analysed once, whoever asks. */
export class Analyses implements Disposable {
  readonly #states = new Map<string, State>();
  readonly #analysed = new EventEmitter<TextDocument>();

  /** A document is known that could not be told of at once. */
  readonly onDidAnalyse = this.#analysed.event;

  constructor(
    private readonly notebook: Notebook,
    private readonly committed: { of(document: TextDocument): Base | undefined },
  ) {}

  dispose(): void {
    this.clear();
    this.#analysed.dispose();
  }

  /** Undefined where it is not known yet: while the notes are being read, and while a large text is. */
  of(document: TextDocument): Analysis | undefined {
    const language = languageOf(document);
    if (language === undefined) return noTemplate;
    const settings = settingsFor(document.uri);
    if (settings === undefined) return noTemplate;
    const key = document.uri.toString();
    const known = this.#states.get(key);
    // What has been begun is finished first: typing can't put it off for ever, and an edit then costs little.
    if (known !== undefined && known.work !== undefined) return undefined;
    if (known !== undefined && known.version === document.version) return known.analysis;
    const text = document.getText();
    if (!mayBeTemplate(text)) return noTemplate;
    if (isTooLarge(text)) return tooLargeToCheck;
    const knowledge = this.notebook.for(document.uri);
    if (knowledge === undefined) return undefined;
    const state = known ?? begun(createAnalyzer(knowledge));
    this.#states.set(key, state);
    const work = state.analyzer.analysing(text, language, { ...settings, base: this.committed.of(document) });
    return this.#run(state, document, work);
  }

  /** Waits where it is not known yet. */
  async ready(document: TextDocument): Promise<Analysis | undefined> {
    let analysis = this.of(document);
    for (let work = this.#workOn(document); work !== undefined; work = this.#workOn(document)) {
      await work;
      analysis = this.of(document);
    }
    return analysis;
  }

  forget(document: TextDocument): void {
    const key = document.uri.toString();
    this.#states.get(key)?.gone.abort();
    this.#states.delete(key);
  }

  clear(): void {
    for (const { gone } of this.#states.values()) gone.abort();
    this.#states.clear();
  }

  #workOn(document: TextDocument): Promise<void> | undefined {
    return this.#states.get(document.uri.toString())?.work;
  }

  #run(state: State, document: TextDocument, work: Work<Analysis>): Analysis | undefined {
    const { version } = document;
    const result = inSlices(work, state.gone.signal);
    if (result instanceof Promise) state.work = this.#finish(state, document, version, result);
    else Object.assign(state, { version, analysis: result });
    return result instanceof Promise ? undefined : result;
  }

  async #finish(
    state: State,
    document: TextDocument,
    version: number,
    result: Promise<Analysis | undefined>,
  ): Promise<void> {
    Object.assign(state, { version, analysis: await result, work: undefined });
    if (!state.gone.signal.aborted) this.#analysed.fire(document);
  }
}

function begun(analyzer: Analyzer): State {
  return { analyzer, version: undefined, analysis: undefined, work: undefined, gone: new AbortController() };
}
