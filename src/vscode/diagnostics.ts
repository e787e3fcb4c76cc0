import {
  type Diagnostic,
  Disposable,
  languages,
  Position,
  type TextDocument,
  type TextDocumentChangeEvent,
  workspace,
} from 'vscode';
import { type Finding, tooLargeToCheck } from '../analysis';
import { HalfTyped } from '../halfTyped';
import type { Analyses } from './analyses';
import { toDiagnostics, tooLarge } from './diagnostic';
import type { Elsewhere } from './elsewhere';
import { Shown } from './shown';

/** Milliseconds, however long a look takes. */
const longestDelay = 100;

const nothing = new Shown([]);

/** Keeps the Problems of open documents up to date while they are edited. */
export class Diagnostics implements Disposable {
  readonly #collection = languages.createDiagnosticCollection('fieldnotes');
  readonly #shown = new Map<string, Shown>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #halfTyped = new HalfTyped(key => {
    const document = workspace.textDocuments.find(({ uri }) => uri.toString() === key);
    if (document !== undefined) this.#show(document);
  });
  readonly #subscriptions: Disposable[];
  /** How long the last look at a document took, in milliseconds. */
  #took = 0;

  constructor(
    private readonly analyses: Analyses,
    private readonly elsewhere: Pick<Elsewhere, 'set'>,
  ) {
    this.#subscriptions = [
      analyses.onDidOutdate(() => this.#all()),
      analyses.onDidAnalyse(document => this.#show(document)),
      workspace.onDidOpenTextDocument(document => this.#show(document)),
      workspace.onDidChangeTextDocument(event => this.#edited(event)),
      workspace.onDidSaveTextDocument(({ uri }) => this.#halfTyped.saved(uri.toString())),
      workspace.onDidCloseTextDocument(document => this.#remove(document)),
    ];
    this.#all();
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    Disposable.from(...this.#subscriptions, this.#halfTyped, this.#collection).dispose();
  }

  #all(): void {
    for (const document of workspace.textDocuments) this.#show(document);
  }

  #edited(event: TextDocumentChangeEvent): void {
    const { document, contentChanges } = event;
    const key = document.uri.toString();
    this.#halfTyped.edited(key, contentChanges);
    for (const change of contentChanges) this.#shown.get(key)?.edited(change);
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      // At most half of the time is spent with looking, and a burst of keystrokes is looked at once.
      setTimeout(() => this.#show(document), Math.min(this.#took, longestDelay)),
    );
  }

  #show(document: TextDocument): void {
    const key = document.uri.toString();
    this.#timers.delete(key);
    if (document.isClosed) return;
    const started = performance.now();
    const analysis = this.analyses.of(document);
    // What is shown stays until there is something else to show.
    if (analysis === undefined) return;
    const shown = this.#shown.get(key) ?? nothing;
    const findings = this.#halfTyped.toTell(key, placesOf(document), analysis);
    const diagnostics = analysis === tooLargeToCheck ? [tooLarge()] : diagnosticsOf(document, findings);
    this.elsewhere.set(document.uri, analysis.elsewhere);
    if (!shown.isStill(diagnostics)) {
      this.#shown.set(key, new Shown(diagnostics));
      this.#collection.set(document.uri, diagnostics);
    }
    this.#took = performance.now() - started;
  }

  #remove(document: TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#halfTyped.closed(key);
    this.#shown.delete(key);
    this.#collection.delete(document.uri);
    this.elsewhere.set(document.uri, []);
  }
}

function placesOf(document: TextDocument) {
  return {
    offsetAt: ({ line, character }: Pick<Position, 'line' | 'character'>) =>
      document.offsetAt(new Position(line, character)),
    positionAt: (offset: number) => document.positionAt(offset),
  };
}

function diagnosticsOf(document: TextDocument, findings: readonly Finding[]): readonly Diagnostic[] {
  return toDiagnostics(document.uri, findings, offset => document.positionAt(offset));
}
