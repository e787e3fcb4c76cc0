import type { TextDocument } from 'vscode';
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
import type { Notebook } from './notebook';
import { previewScheme } from './preview';
import { settingsFor } from './settings';

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
  version: number;
  analysis: Analysis;
}

/** One analyzer per open document; each version of a document is analysed once, whoever asks. */
export class Analyses {
  readonly #states = new Map<string, State>();

  constructor(
    private readonly notebook: Notebook,
    private readonly committed: { of(document: TextDocument): Base | undefined },
  ) {}

  /** Undefined for documents that can't be templates, and while the notes are being read. */
  of(document: TextDocument): Analysis | undefined {
    const language = languageOf(document);
    if (language === undefined) return undefined;
    const settings = settingsFor(document.uri);
    if (settings === undefined) return undefined;
    const key = document.uri.toString();
    const known = this.#states.get(key);
    if (known?.version === document.version) return known.analysis;
    const text = document.getText();
    if (!mayBeTemplate(text)) return noTemplate;
    if (isTooLarge(text)) return tooLargeToCheck;
    const knowledge = this.notebook.for(document.uri);
    if (knowledge === undefined) return undefined;
    const analyzer = known?.analyzer ?? createAnalyzer(knowledge);
    const analysis = analyzer.analyse(text, language, { ...settings, base: this.committed.of(document) });
    this.#states.set(key, { analyzer, version: document.version, analysis });
    return analysis;
  }

  forget(document: TextDocument): void {
    this.#states.delete(document.uri.toString());
  }

  clear(): void {
    this.#states.clear();
  }
}
