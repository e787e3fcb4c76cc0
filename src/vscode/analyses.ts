import type * as vscode from 'vscode';
import { type Analysis, type Analyzer, createAnalyzer, type Language } from '../analysis';
import type { Notebook } from './notebook';
import { settingsFor } from './settings';

const languages: ReadonlyMap<string, Language> = new Map([
  ['yaml', 'yaml'],
  ['json', 'json'],
  ['jsonc', 'json'],
]);

/** What we look at, as a document selector. */
export const templateLanguages = [...languages.keys()].map(language => ({ language }));

/** Copies that other parts of the editor show beside the file itself; a finding there would stand twice. */
const copies = new Set(['git', 'output', 'vscode-settings', 'walkThroughSnippet']);

/** Undefined for documents that can't be templates. */
export function languageOf(document: vscode.TextDocument): Language | undefined {
  return copies.has(document.uri.scheme) ? undefined : languages.get(document.languageId);
}

interface State {
  readonly analyzer: Analyzer;
  version: number;
  analysis: Analysis;
}

/** One analyzer per open document; each version of a document is analysed once, whoever asks. */
export class Analyses {
  readonly #states = new Map<string, State>();

  constructor(private readonly notebook: Notebook) {}

  /** Undefined for documents that can't be templates. */
  of(document: vscode.TextDocument): Analysis | undefined {
    const language = languageOf(document);
    if (language === undefined) return undefined;
    const settings = settingsFor(document);
    if (settings === undefined) return undefined;
    const key = document.uri.toString();
    const known = this.#states.get(key);
    if (known?.version === document.version) return known.analysis;
    const analyzer = known?.analyzer ?? createAnalyzer(this.notebook.for(document.uri));
    const analysis = analyzer.analyse(document.getText(), language, settings);
    this.#states.set(key, { analyzer, version: document.version, analysis });
    return analysis;
  }

  forget(document: vscode.TextDocument): void {
    this.#states.delete(document.uri.toString());
  }

  clear(): void {
    this.#states.clear();
  }
}
