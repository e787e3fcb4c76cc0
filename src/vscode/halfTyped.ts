import type { Diagnostic, Position, TextDocument, TextDocumentChangeEvent } from 'vscode';

/** Milliseconds after the last letter until what is typed counts as meant. */
const pause = 500;

/** What is found where somebody types waits until they pause: `MemorySize: 1` may become 128. */
export class HalfTyped {
  readonly #places = new WeakMap<TextDocument, Position>();
  readonly #timers = new Map<TextDocument, ReturnType<typeof setTimeout>>();

  /** @param paused is told once the typing in a document has come to rest */
  constructor(private readonly paused: (document: TextDocument) => void) {}

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  edited({ document, contentChanges }: TextDocumentChangeEvent): void {
    const [change, ...others] = contentChanges;
    // A change of the state alone, such as that it was saved.
    if (change === undefined) return;
    this.#rest(document);
    const { range, rangeLength, text } = change;
    const isLetter = [...text].length === 1 && text.trim() !== '' && rangeLength === 0;
    if (others.length > 0 || !(isLetter || (text === '' && rangeLength === 1))) return;
    this.#places.set(document, range.start.translate(0, text.length));
    this.#timers.set(
      document,
      setTimeout(() => {
        this.#rest(document);
        this.paused(document);
      }, pause),
    );
  }

  closed(document: TextDocument): void {
    this.#rest(document);
  }

  /** Without what is found where somebody types; what was shown there before stays. */
  without(
    document: TextDocument,
    diagnostics: readonly Diagnostic[],
    wasShown: (diagnostic: Diagnostic) => boolean,
  ): readonly Diagnostic[] {
    const place = this.#places.get(document);
    if (place === undefined) return diagnostics;
    return diagnostics.filter(one => !one.range.contains(place) || wasShown(one));
  }

  #rest(document: TextDocument): void {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
    this.#places.delete(document);
  }
}
