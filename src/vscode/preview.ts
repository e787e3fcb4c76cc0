import {
  commands,
  Disposable,
  EventEmitter,
  languages,
  Range,
  type Tab,
  TabInputTextDiff,
  type TextDocument,
  type TextDocumentContentProvider,
  type TextDocumentShowOptions,
  TextEditorRevealType,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { Landing } from '../patterns/landing';
import { inLabel } from '../text/escape';

/** The scheme of documents that show what another one would become. */
export const previewScheme = 'fieldnotes-preview';

/** Shows what a document would become beside what it is, in one tab of the editor that goes away again. */
export class Preview implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly #subscriptions: Disposable[];
  #landing: Landing = { text: '', at: 0 };
  #uri: Uri | undefined;
  #count = 0;

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscriptions = [
      workspace.registerTextDocumentContentProvider(previewScheme, this),
      workspace.onDidChangeTextDocument(({ document }) => this.#reveal(document.uri)),
    ];
  }

  dispose(): void {
    Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }

  provideTextDocumentContent(): string {
    return this.#landing.text;
  }

  /** The focus stays where it is. */
  async show(document: TextDocument, landing: Landing): Promise<void> {
    this.#landing = landing;
    if (this.#uri !== undefined) {
      this.#changed.fire(this.#uri);
      return;
    }
    // Another address each time, as VS Code may keep the text of the last one.
    this.#count += 1;
    this.#uri = document.uri.with({ scheme: previewScheme, query: String(this.#count) });
    const copy = await workspace.openTextDocument(this.#uri);
    // Of what has been chosen while it was opening nobody was told.
    if (this.#uri !== undefined && copy.getText() !== this.#landing.text) this.#changed.fire(this.#uri);
    if (copy.languageId !== document.languageId) {
      await languages.setTextDocumentLanguage(copy, document.languageId);
    }
    // No preview in VS Code's sense: such a tab would take the place of the document's own.
    const options: TextDocumentShowOptions = { preserveFocus: true, preview: false };
    await commands.executeCommand(
      'vscode.diff',
      document.uri,
      this.#uri,
      inLabel(`${nameOf(document)}: with the pattern`),
      options,
    );
    this.#reveal(this.#uri);
  }

  async close(): Promise<void> {
    this.#uri = undefined;
    const tabs = window.tabGroups.all.flatMap(group => group.tabs);
    await window.tabGroups.close(tabs.filter(isPreview), true);
  }

  #reveal(uri: Uri): void {
    if (uri.toString() !== this.#uri?.toString()) return;
    const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
    if (editor === undefined) return;
    const place = editor.document.positionAt(this.#landing.at);
    editor.revealRange(new Range(place, place), TextEditorRevealType.InCenter);
  }
}

function isPreview({ input }: Tab): boolean {
  return input instanceof TabInputTextDiff && input.modified.scheme === previewScheme;
}

/** The name of the file, without folders. */
export function nameOf({ uri }: TextDocument): string {
  return uri.path.split('/').at(-1) ?? '';
}
