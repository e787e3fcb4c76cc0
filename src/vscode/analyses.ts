import {
  Disposable,
  type Event,
  EventEmitter,
  extensions,
  Range,
  type TextDocument,
  type Uri,
  workspace,
} from 'vscode';
import {
  type Analysis,
  type Analyzer,
  type Base,
  createAnalyzer,
  isTooLarge,
  type Language,
  type Navigation,
  noTemplate,
  type Surroundings,
  unread,
} from '../analysis';
import { mayBeChecked } from '../deployments/readAround';
import { languageOfFile } from '../syntax/language';
import type { Work } from '../work';
import type { Arounds } from './around';
import type { Notebook } from './notebook';
import { settingsFor } from './settings';
import { inSlices } from './slices';

const languages: ReadonlyMap<string, Language> = new Map([
  ['yaml', 'yaml'],
  ['json', 'json'],
  ['jsonc', 'json'],
]);

/** Endings that only templates have, whatever language the editor takes such a file for. */
const endings = ['template', 'cfn'];

/** What we look at, as a document selector. */
export const templateLanguages = [
  ...[...languages.keys()].map(language => ({ language })),
  { pattern: `**/*.{${endings.join(',')}}` },
];

/** Where other parts of the editor keep copies as if they were files: earlier versions, what assistants show. */
const copies = new Set([
  ...['git', 'output', 'vscode-settings', 'vscode-notebook-cell'],
  ...['vscode-chat-code-block', 'vscode-chat-code-compare-block'],
  ...['chat-editing-text-model', 'chat-editing-snapshot-text-model'],
]);

/** Undefined for documents that can't be templates. */
export function languageOf(document: TextDocument): Language | undefined {
  if (isCopy(document.uri)) return undefined;
  return languages.get(document.languageId) ?? languageByEnding(document);
}

function languageByEnding(document: TextDocument): Language | undefined {
  const { path } = document.uri;
  if (!endings.some(ending => path.endsWith(`.${ending}`))) return undefined;
  // What it begins with tells, and stands in its first lines.
  return languageOfFile(path, document.getText(new Range(0, 0, 20, 0)));
}

/** Whether it is shown beside the file itself, such as an earlier version: a finding there would stand twice. */
function isCopy(uri: Uri): boolean {
  if (copies.has(uri.scheme)) return true;
  if (uri.scheme === 'untitled') return false;
  const isWritable = workspace.fs.isWritableFileSystem(uri.scheme);
  // Text that no file system has, such as what a rename would make of a file; or one that nobody can write to, as
  // other extensions show earlier versions. But a whole workspace can be read-only too.
  return isWritable === undefined || (!isWritable && workspace.getWorkspaceFolder(uri) === undefined);
}

interface State {
  analyzer: Analyzer;
  /** The version that was analysed last, and what came of it. */
  version: number | undefined;
  /** What stood around it then. */
  around: Surroundings | undefined;
  analysis: Analysis | undefined;
  /** Set while a version is being analysed that takes longer. */
  work: Promise<void> | undefined;
  /** The version that is being analysed, and the ways through it as soon as it is read. */
  reading: Reading;
  readonly gone: AbortController;
}

interface Reading {
  readonly version: number | undefined;
  readonly navigation: Promise<Navigation>;
}

/** The last committed versions of open files, as far as they are known. */
interface Bases {
  of(document: TextDocument): Base | undefined;
  readonly onDidChange: Event<void>;
}

/** One analyzer per open document; each version of a document is analysed once, whoever asks. */
export class Analyses implements Disposable {
  readonly #states = new Map<string, State>();
  readonly #analysed = new EventEmitter<TextDocument>();
  readonly #outdated = new EventEmitter<void>();
  readonly #subscriptions: Disposable;

  /** A document is known that could not be told of at once. */
  readonly onDidAnalyse = this.#analysed.event;
  /** What is known or set is another: what was said of any document holds no longer. */
  readonly onDidOutdate = this.#outdated.event;

  constructor(
    private readonly notebook: Pick<Notebook, 'for' | 'onDidChange'>,
    private readonly committed: Bases,
    private readonly arounds: Pick<Arounds, 'of' | 'ready' | 'onDidChange'>,
  ) {
    const outdate = () => {
      this.#clear();
      this.#outdated.fire();
    };
    this.#subscriptions = Disposable.from(
      notebook.onDidChange(outdate),
      committed.onDidChange(outdate),
      arounds.onDidChange(document => this.#analysed.fire(document)),
      workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('fieldnotes')) outdate();
      }),
      // What another tells needs no telling, and again once that is gone.
      extensions.onDidChange(outdate),
      // A change of its language closes it, too.
      workspace.onDidCloseTextDocument(document => this.#forget(document.uri.toString())),
    );
  }

  dispose(): void {
    this.#clear();
    Disposable.from(this.#subscriptions, this.#analysed, this.#outdated).dispose();
  }

  /** Undefined where it is not known yet: while the notes are being read, and while a large text is. */
  of(document: TextDocument): Analysis | undefined {
    const language = languageOf(document);
    // Who has waited may ask of a document that was closed meanwhile: nothing would forget it again.
    if (language === undefined || document.isClosed) return noTemplate;
    const settings = settingsFor(document.uri);
    if (settings === undefined) return noTemplate;
    const key = document.uri.toString();
    const known = this.#states.get(key);
    // What has been begun is finished first: typing can't put it off for ever, and an edit then costs little.
    if (known !== undefined && known.work !== undefined) return undefined;
    if (known !== undefined && known.version === document.version && this.#isCurrent(known, document))
      return known.analysis;
    const text = document.getText();
    if (isTooLarge(text)) return unread(text);
    const knowledge = this.notebook.for(document.uri);
    if (knowledge === undefined) return undefined;
    const near = this.arounds.of(document);
    if (near === undefined) return undefined;
    const { around } = near;
    if (!mayBeChecked(text, around)) return noTemplate;
    const state = known ?? begun(createAnalyzer(knowledge));
    this.#states.set(key, state);
    state.around = around;
    const { reading, onRead } = readingOf(document.version);
    state.reading = reading;
    const given = { ...settings, base: this.committed.of(document) };
    const work = state.analyzer.analysing(text, language, given, around, onRead);
    return this.#run(
      state,
      document,
      caught(work, () => {
        state.analyzer = createAnalyzer(knowledge);
      }),
    );
  }

  /** Waits where it is not known yet. */
  async ready(document: TextDocument): Promise<Analysis | undefined> {
    let analysis = this.of(document);
    if (analysis === undefined) {
      await this.arounds.ready(document);
      analysis = this.of(document);
    }
    for (let work = this.#workOn(document); work !== undefined; work = this.#workOn(document)) {
      await work;
      analysis = this.of(document);
    }
    return analysis;
  }

  /** The ways through a template, which don't wait until it is checked; undefined where it is none. */
  async navigation(document: TextDocument): Promise<Navigation | undefined> {
    let analysis = this.of(document);
    if (analysis === undefined && this.#workOn(document) === undefined) {
      await this.arounds.ready(document);
      analysis = this.of(document);
    }
    const state = this.#states.get(document.uri.toString());
    if (analysis === undefined && state?.work !== undefined && state.reading.version === document.version) {
      const { version } = document;
      const navigation = await Promise.race([state.reading.navigation, state.work]);
      if (navigation !== undefined && document.version === version) return navigation;
    }
    analysis ??= await this.ready(document);
    return analysis?.isTemplate ? analysis.navigation : undefined;
  }

  /** What stands around it can be another, also while the text is being analysed. */
  #isCurrent({ around }: State, document: TextDocument): boolean {
    return this.arounds.of(document)?.around === around;
  }

  #forget(key: string): void {
    this.#states.get(key)?.gone.abort();
    this.#states.delete(key);
  }

  #clear(): void {
    for (const key of [...this.#states.keys()]) this.#forget(key);
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
  return {
    analyzer,
    version: undefined,
    around: undefined,
    analysis: undefined,
    work: undefined,
    reading: readingOf(undefined).reading,
    gone: new AbortController(),
  };
}

function readingOf(version: number | undefined): { reading: Reading; onRead: (navigation: Navigation) => void } {
  let onRead: (navigation: Navigation) => void = () => undefined;
  const navigation = new Promise<Navigation>(resolve => {
    onRead = resolve;
  });
  return { reading: { version, navigation }, onRead };
}

/** Analyzers never throw. Should one do so all the same, it is left half done: the next version begins with another one. */
function* caught(work: Work<Analysis>, renew: () => void): Work<Analysis> {
  try {
    return yield* work;
  } catch (error) {
    console.error(error);
    renew();
    return noTemplate;
  }
}
