import type { Position, TextDocument, TextDocumentChangeEvent } from 'vscode';
import type { Finding } from '../analysis';
import type { Navigation } from '../navigation/navigation';

/** Milliseconds after the last letter until what is typed counts as meant. */
const pause = 500;

/** Milliseconds after the last key until a resource counts as finished for now. */
const rest = 2000;

/** Where somebody types. */
interface Typed {
  readonly caret: Position;
  /** Behind the last letter: the caret itself, until the line ends. */
  readonly letter: Position;
  /** Whether more letters may follow at once. */
  readonly isHalf: boolean;
}

/**
 * Holds back what would be said too early: at the last letter until somebody pauses, since `MemorySize: 1` may become
 * 128; in the rest of the resource that they write until they rest, since what it lacks may be its next line.
 */
export class HalfTyped {
  readonly #typed = new WeakMap<TextDocument, Typed>();
  readonly #timers = new Map<TextDocument, ReturnType<typeof setTimeout>>();

  /** @param paused is told once the typing in a document has come to rest, and before, once a letter counts as meant */
  constructor(private readonly paused: (document: TextDocument) => void) {}

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  edited({ document, contentChanges }: TextDocumentChangeEvent): void {
    const [change, ...others] = contentChanges;
    if (change === undefined) {
      // A change of the state alone: who saves has finished.
      if (!document.isDirty && this.#typed.has(document)) this.#rested(document);
      return;
    }
    const { range, rangeLength, text } = change;
    const { start } = range;
    const before = this.#typed.get(document)?.letter;
    this.#forget(document);
    // What is pasted or taken away in several lines, or at several places, is whole.
    if (others.length > 0 || !range.isSingleLine) return;
    const isHalf = rangeLength === 0 ? isLetter(text) : text === '' && rangeLength === 1;
    if (text.trim() !== '' || isHalf) {
      if (/[\r\n]/.test(text)) return;
      const caret = start.translate(0, text.length);
      this.#wait(document, { caret, letter: caret, isHalf });
    } else this.#wait(document, { caret: start, letter: before ?? start, isHalf });
  }

  closed(document: TextDocument): void {
    this.#forget(document);
  }

  /** Without what would be said too early; what was shown before stays. */
  without(
    document: TextDocument,
    findings: readonly Finding[],
    navigation: Pick<Navigation, 'resourceAround'>,
    wasShown: (finding: Finding) => boolean,
  ): readonly Finding[] {
    const typed = this.#typed.get(document);
    if (typed === undefined) return findings;
    const letter = document.offsetAt(typed.letter);
    const written = navigation.resourceAround(document.offsetAt(typed.caret));
    const isEarly = ({ start, end, isLack }: Finding) => {
      if (start <= letter && letter <= end && (typed.isHalf || isLack !== true)) return typed.isHalf;
      return written !== undefined && written.start <= start && start <= written.end;
    };
    return findings.filter(one => !isEarly(one) || wasShown(one));
  }

  #wait(document: TextDocument, typed: Typed): void {
    this.#typed.set(document, typed);
    const timer = typed.isHalf
      ? setTimeout(() => {
          this.#wait(document, { ...typed, isHalf: false });
          this.paused(document);
        }, pause)
      : setTimeout(() => this.#rested(document), rest);
    this.#timers.set(document, timer);
  }

  #rested(document: TextDocument): void {
    this.#forget(document);
    this.paused(document);
  }

  #forget(document: TextDocument): void {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
    this.#typed.delete(document);
  }
}

const isLetter = (text: string) => [...text].length === 1 && text.trim() !== '';
