import { type Disposable, type Position, type TextDocument, workspace } from 'vscode';

/** Where an extension has just brought suggestions, of any language, the editor asks all others again: within so many milliseconds. */
const again = 50;
/** After so many milliseconds the editor has asked, if it does so at all, on a busy machine too. */
const longest = 10_000;

/**
 * Whether it is the editor that asks for suggestions, because a letter was typed, or somebody who wants to see them:
 * VS Code calls both `Invoke`. A list that opens by itself takes the next Enter, so whoever types goes on undisturbed.
 */
export class Typing implements Disposable {
  /** The text in which the last change was a letter, until the editor has asked. */
  #typed: { readonly document: TextDocument; readonly version: number; readonly time: number } | undefined;
  /** When the editor has last asked. */
  #asked: { readonly document: TextDocument; readonly version: number; readonly time: number } | undefined;
  /** Texts of which it was told how they came to be what they are. */
  readonly #followed = new WeakSet<TextDocument>();
  readonly #subscription = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length === 0) return;
    this.#followed.add(document);
    const isTyped = contentChanges.every(({ text }) => [...text].length === 1 && text.trim() !== '');
    this.#typed = isTyped ? { document, version: document.version, time: Date.now() } : undefined;
  });

  dispose(): void {
    this.#subscription.dispose();
  }

  /** Whether the editor asks by itself, which it does once after a letter, 10 ms later; who asks again means it. */
  asksItself(document: TextDocument, position: Position): boolean {
    const now = { document, version: document.version, time: Date.now() };
    const last = this.#asked;
    const isRepeated = last?.document === document && last.version === now.version && now.time - last.time < again;
    if (!isRepeated && !this.#isDue(document)) return false;
    if (!isWordTyped(document, position) || !suggestsItself(document)) return false;
    this.#asked = now;
    return true;
  }

  #isDue(document: TextDocument): boolean {
    if (document.version > 1 && !this.#followed.has(document)) {
      // Somebody has typed before this extension was awake.
      this.#followed.add(document);
      return true;
    }
    const typed = this.#typed;
    if (typed?.document !== document || typed.version !== document.version) return false;
    this.#typed = undefined;
    return Date.now() - typed.time < longest;
  }
}

/** What VS Code asks at: the end of a word that is no number, or its first letter. What is a word depends on who is asked. */
function isWordTyped(document: TextDocument, position: Position): boolean {
  return [undefined, /\S+/].some(form => {
    const word = document.getWordRangeAtPosition(position, form);
    if (word === undefined || !Number.isNaN(Number(document.getText(word)))) return false;
    return word.end.isEqual(position) || word.start.translate(0, 1).isEqual(position);
  });
}

function suggestsItself(document: TextDocument): boolean {
  const setting: unknown = workspace.getConfiguration('editor', document).get('quickSuggestions');
  const values = typeof setting === 'object' && setting !== null ? Object.values(setting) : [setting];
  return values.some(value => value !== false && value !== 'off');
}
