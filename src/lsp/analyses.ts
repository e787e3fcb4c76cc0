import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, type Analyzer, createAnalyzer, type Settings } from '../analysis';
import type { Knowledge } from '../knowledge/knowledge';
import { languageOfFile } from '../syntax/language';

interface State {
  readonly analyzer: Analyzer;
  version: number | undefined;
  analysis: Analysis | undefined;
}

/** One analyzer per open document; each version of a document is analysed once, whoever asks. */
export class Analyses {
  readonly #states = new Map<string, State>();

  constructor(private readonly knowledge: Knowledge) {}

  /** `settings` must be those of before, or `forget` comes first. */
  of(document: TextDocument, settings: Settings): Analysis {
    const state = this.#states.get(document.uri) ?? this.#begin(document.uri);
    if (state.analysis === undefined || state.version !== document.version) {
      const text = document.getText();
      state.analysis = state.analyzer.analyse(text, languageOfFile(document.uri, text), settings);
      state.version = document.version;
    }
    return state.analysis;
  }

  forget(uri: string): void {
    this.#states.delete(uri);
  }

  #begin(uri: string): State {
    const state: State = { analyzer: createAnalyzer(this.knowledge), version: undefined, analysis: undefined };
    this.#states.set(uri, state);
    return state;
  }
}
