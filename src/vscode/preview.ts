import * as vscode from 'vscode';
import type { Landing } from '../patterns/landing';

/** The scheme of documents that show what another one would become. */
export const previewScheme = 'fieldnotes-preview';

/** Shows what a document would become beside what it is, in one tab of the editor that goes away again. */
export class Preview implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable[];
  #landing: Landing = { text: '', at: 0 };
  #uri: vscode.Uri | undefined;
  #count = 0;

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(previewScheme, this),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#reveal(document.uri)),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }

  provideTextDocumentContent(): string {
    return this.#landing.text;
  }

  /** The focus stays where it is. */
  async show(document: vscode.TextDocument, landing: Landing): Promise<void> {
    this.#landing = landing;
    if (this.#uri !== undefined) {
      this.#changed.fire(this.#uri);
      return;
    }
    // Another address each time, as VS Code may keep the text of the last one.
    this.#count += 1;
    this.#uri = document.uri.with({ scheme: previewScheme, query: String(this.#count) });
    const copy = await vscode.workspace.openTextDocument(this.#uri);
    if (copy.languageId !== document.languageId) {
      await vscode.languages.setTextDocumentLanguage(copy, document.languageId);
    }
    // No preview in VS Code's sense: such a tab would take the place of the document's own.
    const options: vscode.TextDocumentShowOptions = { preserveFocus: true, preview: false };
    await vscode.commands.executeCommand(
      'vscode.diff',
      document.uri,
      this.#uri,
      `${nameOf(document)}: with the pattern`,
      options,
    );
    this.#reveal(this.#uri);
  }

  async close(): Promise<void> {
    this.#uri = undefined;
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
    await vscode.window.tabGroups.close(tabs.filter(isPreview), true);
  }

  #reveal(uri: vscode.Uri): void {
    if (uri.toString() !== this.#uri?.toString()) return;
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
    if (editor === undefined) return;
    const place = editor.document.positionAt(this.#landing.at);
    editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenter);
  }
}

function isPreview({ input }: vscode.Tab): boolean {
  return input instanceof vscode.TabInputTextDiff && input.modified.scheme === previewScheme;
}

/** The name of the file, without folders. */
export function nameOf({ uri }: vscode.TextDocument): string {
  return uri.path.split('/').at(-1) ?? '';
}
