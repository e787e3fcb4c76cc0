import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type Analysis,
  type Analyzer,
  createAnalyzer,
  noTemplate,
  type Settings,
  type Surroundings,
} from '../analysis';
import { mayBeChecked } from '../deployments/readAround';
import type { Knowledge } from '../knowledge/knowledge';
import { languageOfFile } from '../syntax/language';

interface State {
  readonly analyzer: Analyzer;
  version: number | undefined;
  around: Surroundings | undefined;
  analysis: Analysis | undefined;
}

/** One analyzer per open document; each version of a document is analysed once, whoever asks. */
export class Analyses {
  readonly #states = new Map<string, State>();

  constructor(readonly knowledge: Knowledge) {}

  /** `settings` must be those of before, or `forget` comes first. */
  of(document: TextDocument, settings: Settings, around: Surroundings | undefined): Analysis {
    if (!mayBeChecked(document.getText(), around)) return noTemplate;
    const state = this.#states.get(document.uri) ?? this.#begin(document.uri);
    if (state.analysis === undefined || state.version !== document.version || state.around !== around) {
      const text = document.getText();
      const { version } = document;
      const analysis = state.analyzer.analyse(text, languageOfFile(document.uri, text), settings, around);
      Object.assign(state, { version, around, analysis });
      return analysis;
    }
    return state.analysis;
  }

  forget(uri: string): void {
    this.#states.delete(uri);
  }

  #begin(uri: string): State {
    const analyzer = createAnalyzer(this.knowledge);
    const state: State = { analyzer, version: undefined, around: undefined, analysis: undefined };
    this.#states.set(uri, state);
    return state;
  }
}
