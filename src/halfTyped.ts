import type { Analysis, Finding } from './analysis';

/** Milliseconds after the last letter until what is typed counts as meant. */
const pause = 500;

/** Milliseconds after the last key until a resource counts as finished for now. */
const rest = 2000;

/** A place in a text; both count from 0. */
interface Place {
  readonly line: number;
  readonly character: number;
}

/** A change of a text as editors tell it; without a range the whole text is another. */
export interface Edit {
  readonly range?: { readonly start: Place; readonly end: Place };
  readonly text: string;
}

/** Where somebody types. */
interface Typed {
  readonly caret: Place;
  /** Behind the last letter: the caret itself, until the line ends. */
  readonly letter: Place;
  /** Whether more letters may follow at once. */
  readonly isHalf: boolean;
}

/** What was told last of a text, and where it stands by now. */
interface Told {
  readonly code: string;
  readonly start: Place;
  readonly end: Place;
}

/** A text as it is now. */
interface Text {
  readonly offsetAt: (place: Place) => number;
  readonly positionAt: (offset: number) => Place;
}

/**
 * Holds back what would be said too early: at the last letter until somebody pauses, since `MemorySize: 1` may become
 * 128; in the rest of the resource that they write until they rest, since what it lacks may be its next line. Texts
 * are known by a key, which is the same for all their versions.
 */
export class HalfTyped {
  readonly #typed = new Map<string, Typed>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #told = new Map<string, readonly Told[]>();

  /** @param paused is told once the typing in a text has come to rest, and before, once a letter counts as meant */
  constructor(private readonly paused: (key: string) => void) {}

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  edited(key: string, edits: readonly Edit[]): void {
    const [edit, ...others] = edits;
    if (edit === undefined) return;
    const before = this.#typed.get(key)?.letter;
    this.#forget(key);
    this.#told.set(key, edits.reduce(moved, this.#told.get(key) ?? []));
    const { range, text } = edit;
    // What is pasted or taken away in several lines, or at several places, is whole.
    if (others.length > 0 || range === undefined || range.start.line !== range.end.line) return;
    const { start, end } = range;
    const taken = end.character - start.character;
    const isHalf = taken === 0 ? isLetter(text) : text === '' && taken === 1;
    if (text.trim() !== '' || isHalf) {
      if (/[\r\n]/.test(text)) return;
      const caret = { line: start.line, character: start.character + text.length };
      this.#wait(key, { caret, letter: caret, isHalf });
    } else this.#wait(key, { caret: start, letter: before ?? start, isHalf });
  }

  /** Who saves has finished. */
  saved(key: string): void {
    if (this.#typed.has(key)) this.#rested(key);
  }

  closed(key: string): void {
    this.#forget(key);
    this.#told.delete(key);
  }

  /** What is to be told of a text: not what would be said too early; what was told before stays. */
  toTell(key: string, text: Text, { findings, navigation }: Pick<Analysis, 'findings' | 'navigation'>) {
    const typed = this.#typed.get(key);
    const told =
      typed === undefined ? findings : findings.filter(isMeant(typed, text, navigation, this.#told.get(key)));
    this.#told.set(
      key,
      told.map(({ code, start, end }) => ({ code, start: text.positionAt(start), end: text.positionAt(end) })),
    );
    return told;
  }

  #wait(key: string, typed: Typed): void {
    this.#typed.set(key, typed);
    const timer = typed.isHalf
      ? setTimeout(() => {
          this.#wait(key, { ...typed, isHalf: false });
          this.paused(key);
        }, pause)
      : setTimeout(() => this.#rested(key), rest);
    this.#timers.set(key, timer);
  }

  #rested(key: string): void {
    this.#forget(key);
    this.paused(key);
  }

  #forget(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#typed.delete(key);
  }
}

function isMeant(
  typed: Typed,
  text: Text,
  navigation: Pick<Analysis['navigation'], 'resourceAround'>,
  told: readonly Told[] = [],
): (finding: Finding) => boolean {
  const letter = text.offsetAt(typed.letter);
  const written = navigation.resourceAround(text.offsetAt(typed.caret));
  const isEarly = ({ start, end, isLack }: Finding) => {
    if (start <= letter && letter <= end && (typed.isHalf || isLack !== true)) return typed.isHalf;
    return written !== undefined && written.start <= start && start <= written.end;
  };
  const wasTold = ({ code, start }: Finding) => {
    const { line } = text.positionAt(start);
    return told.some(one => one.code === code && one.start.line <= line && line <= one.end.line);
  };
  return finding => !isEarly(finding) || wasTold(finding);
}

/** Where it is after an edit: an editor moves what is underlined with its line. */
function moved(told: readonly Told[], { range, text }: Edit): readonly Told[] {
  if (range === undefined) return told;
  const { start, end } = range;
  const lines = text.split(/\r\n|\r|\n/).length - 1 - (end.line - start.line);
  const isBefore = ({ line, character }: Place) => line < end.line || (line === end.line && character < end.character);
  const after = (place: Place) => (isBefore(place) ? place : { ...place, line: place.line + lines });
  return lines === 0 ? told : told.map(one => ({ ...one, start: after(one.start), end: after(one.end) }));
}

const isLetter = (text: string) => [...text].length === 1 && text.trim() !== '';
