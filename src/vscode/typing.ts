import { type Disposable, type Position, type TextDocument, workspace } from 'vscode';

/** After so many milliseconds the editor has asked, if it does so at all, on a busy machine too. */
const longest = 10_000;

/**
 * Whether it is the editor that asks for suggestions, because a letter was typed, or somebody who wants to see them:
 * VS Code calls both `Invoke`. A list that opens by itself takes the next Enter, so whoever types goes on undisturbed.
 */
export class Typing implements Disposable {
  /** The text in which the last change was a letter, until the editor has asked. */
  #typed: { readonly document: TextDocument; readonly version: number; readonly time: number } | undefined;
  readonly #subscription = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length === 0) return;
    const isTyped = contentChanges.every(({ text }) => [...text].length === 1 && text.trim() !== '');
    this.#typed = isTyped ? { document, version: document.version, time: Date.now() } : undefined;
  });

  dispose(): void {
    this.#subscription.dispose();
  }

  /** Whether the editor asks by itself, which it does once after a letter, 10 ms later; who asks again means it. */
  asksItself(document: TextDocument, position: Position): boolean {
    const typed = this.#typed;
    if (typed === undefined || typed.document !== document || typed.version !== document.version) return false;
    this.#typed = undefined;
    return isWordTyped(document, position) && suggestsItself(document) && Date.now() - typed.time < longest;
  }
}

/** What VS Code asks at: the end of a word that is no number, or its first letter. */
function isWordTyped(document: TextDocument, position: Position): boolean {
  const word = document.getWordRangeAtPosition(position);
  if (word === undefined || !Number.isNaN(Number(document.getText(word)))) return false;
  return word.end.isEqual(position) || word.start.translate(0, 1).isEqual(position);
}

function suggestsItself(document: TextDocument): boolean {
  const setting: unknown = workspace.getConfiguration('editor', document).get('quickSuggestions');
  const values = typeof setting === 'object' && setting !== null ? Object.values(setting) : [setting];
  return values.some(value => value !== false && value !== 'off');
}
