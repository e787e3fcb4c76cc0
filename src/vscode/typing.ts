import { type Disposable, type Position, type TextDocument, workspace } from 'vscode';

/** Milliseconds within which the editor asks again by itself, as where an extension has just brought suggestions of any language. */
const again = 50;
/** After so many milliseconds the editor has asked, if it does so at all, on a busy machine too. */
const longest = 10_000;

/**
 * Whether it is the editor that asks for suggestions, because a letter was typed, or somebody who wants to see them:
 * VS Code calls both `Invoke`. A list that opens by itself takes the next Enter, so whoever types goes on undisturbed.
 */
export class Typing implements Disposable {
  /** The text in which the last change was a letter, and when the editor asked about it. */
  #typed:
    | { readonly document: TextDocument; readonly version: number; readonly time: number; asked?: number }
    | undefined;
  /** Texts of which it was told how they came to be what they are. */
  readonly #followed = new WeakSet<TextDocument>();
  readonly #subscription = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length === 0) return;
    this.#follow(
      document,
      contentChanges.every(({ text }) => [...text].length === 1 && text.trim() !== ''),
    );
  });

  dispose(): void {
    this.#subscription.dispose();
  }

  /** Somebody has pressed the keys: what is asked next, they ask. Of letters in an open list the editor asks nothing. */
  somebodyAsks(): void {
    this.#typed = undefined;
  }

  /** Whether the editor asks by itself, which it does once after a letter, 10 ms later; who asks again means it. */
  asksItself(document: TextDocument, position: Position): boolean {
    // Somebody has typed before this extension was awake.
    if (document.version > 1 && !this.#followed.has(document)) this.#follow(document, true);
    return this.#isDue(document) && isWordTyped(document, position) && suggestsItself(document);
  }

  #follow(document: TextDocument, isTyped: boolean): void {
    this.#followed.add(document);
    this.#typed = isTyped ? { document, version: document.version, time: Date.now() } : undefined;
  }

  #isDue(document: TextDocument): boolean {
    const typed = this.#typed;
    if (typed?.document !== document || typed.version !== document.version) return false;
    const now = Date.now();
    const isDue = typed.asked === undefined ? now - typed.time < longest : now - typed.asked < again;
    typed.asked = now;
    return isDue;
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
