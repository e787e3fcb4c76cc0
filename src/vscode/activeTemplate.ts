import { commands, Disposable, type Event, EventEmitter, type TextDocument, window, workspace } from 'vscode';
import { noTemplate } from '../analysis';
import type { Analyses } from './analyses';
import { previewScheme } from './preview';

const delay = 300;

/** The template that is worked on. It stays the same while a page or a terminal is in front. */
export class ActiveTemplate implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable[];
  #document: TextDocument | undefined;
  #types: readonly string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChange = this.#changed.event;

  /** @param onDidChangeNotes what is known has changed: before the notes are read, no file is known to be a template */
  constructor(
    private readonly analyses: Analyses,
    onDidChangeNotes: Event<void>,
  ) {
    this.#subscriptions = [
      onDidChangeNotes(() => this.#lookAtActive()),
      window.onDidChangeActiveTextEditor(editor => {
        // Neither a page, where it is shown as text, nor the output of a command nor a preview is what is worked on.
        if (editor !== undefined && !['fieldnotes', 'output', previewScheme].includes(editor.document.uri.scheme))
          this.#look(editor.document);
      }),
      workspace.onDidChangeTextDocument(({ document }) => this.#schedule(document)),
      analyses.onDidAnalyse(document => {
        if (document === window.activeTextEditor?.document) this.#look(document);
      }),
      workspace.onDidCloseTextDocument(document => {
        if (document === this.#document) this.#set(undefined, []);
      }),
    ];
    this.#lookAtActive();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }

  get document(): TextDocument | undefined {
    return this.#document;
  }

  /** The types of its resources. */
  get types(): readonly string[] {
    return this.#types;
  }

  #lookAtActive(): void {
    const active = window.activeTextEditor?.document;
    if (active !== undefined) this.#look(active);
  }

  #schedule(document: TextDocument): void {
    if (document !== window.activeTextEditor?.document) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(document), delay);
  }

  #look(document: TextDocument): void {
    const analysis = document.isClosed ? noTemplate : this.analyses.of(document);
    // Not known yet: it will be told.
    if (analysis === undefined) return;
    if (analysis.isTemplate) this.#set(document, analysis.types());
    else this.#set(undefined, []);
  }

  #set(document: TextDocument | undefined, types: readonly string[]): void {
    if (document === this.#document && types.join() === this.#types.join()) return;
    this.#document = document;
    this.#types = types;
    void commands.executeCommand('setContext', 'fieldnotes.isTemplate', document !== undefined);
    // The view comes with the first template and stays: what comes and goes is a nuisance.
    if (document !== undefined) void commands.executeCommand('setContext', 'fieldnotes.isUsed', true);
    this.#changed.fire();
  }
}
