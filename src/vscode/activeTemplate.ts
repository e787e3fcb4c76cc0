import * as vscode from 'vscode';
import type { Analyses } from './analyses';
import { previewScheme } from './preview';

const delay = 300;

/** The template that is worked on. It stays the same while a page or a terminal is in front. */
export class ActiveTemplate implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  #document: vscode.TextDocument | undefined;
  #types: readonly string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChange = this.#changed.event;

  /** @param onDidChangeNotes what is known has changed: before the notes are read, no file is known to be a template */
  constructor(
    private readonly analyses: Analyses,
    onDidChangeNotes: vscode.Event<void>,
  ) {
    this.#subscriptions = [
      onDidChangeNotes(() => this.#lookAtActive()),
      vscode.window.onDidChangeActiveTextEditor(editor => {
        // Neither a page, where it is shown as text, nor the output of a command nor a preview is what is worked on.
        if (editor !== undefined && !['fieldnotes', 'output', previewScheme].includes(editor.document.uri.scheme))
          this.#look(editor.document);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#schedule(document)),
      vscode.workspace.onDidCloseTextDocument(document => {
        if (document === this.#document) this.#set(undefined, []);
      }),
    ];
    this.#lookAtActive();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    vscode.Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }

  get document(): vscode.TextDocument | undefined {
    return this.#document;
  }

  /** The types of its resources. */
  get types(): readonly string[] {
    return this.#types;
  }

  #lookAtActive(): void {
    const active = vscode.window.activeTextEditor?.document;
    if (active !== undefined) this.#look(active);
  }

  #schedule(document: vscode.TextDocument): void {
    if (document !== vscode.window.activeTextEditor?.document) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(document), delay);
  }

  #look(document: vscode.TextDocument): void {
    const analysis = document.isClosed ? undefined : this.analyses.of(document);
    if (analysis?.isTemplate === true) this.#set(document, analysis.types());
    else this.#set(undefined, []);
  }

  #set(document: vscode.TextDocument | undefined, types: readonly string[]): void {
    if (document === this.#document && types.join() === this.#types.join()) return;
    this.#document = document;
    this.#types = types;
    void vscode.commands.executeCommand('setContext', 'fieldnotes.isTemplate', document !== undefined);
    // The view comes with the first template and stays: what comes and goes is a nuisance.
    if (document !== undefined) void vscode.commands.executeCommand('setContext', 'fieldnotes.isUsed', true);
    this.#changed.fire();
  }
}
