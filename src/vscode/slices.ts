import type { Work } from '../work';

/** Milliseconds that a slice of long work takes, unless one piece of it takes longer. */
const length = 10;

/** Milliseconds in which most work is done at once, a keystroke in a large template too. */
const firstLength = 30;

/** Cuts long work into slices: between them the extension host does what the editor asks. */
export class Slices {
  #end: number;

  constructor(first = length) {
    this.#end = performance.now() + first;
  }

  get isOver(): boolean {
    return performance.now() >= this.#end;
  }

  /** To be awaited between two pieces. */
  async pause(): Promise<void> {
    if (!this.isOver) return;
    await new Promise(resolve => setTimeout(resolve, 0));
    this.#end = performance.now() + length;
  }
}

/** What comes of work that is soon done, or else the promise of it; of undefined, where it is given up. */
export function inSlices<T>(work: Work<T>, signal: AbortSignal): T | Promise<T | undefined> {
  const slices = new Slices(firstLength);
  while (!slices.isOver) {
    const piece = work.next();
    if (piece.done) return piece.value;
  }
  return theRest(work, slices, () => signal.aborted);
}

/** What comes of work in slices that may have begun with other work; of undefined, where it is given up. */
export async function theRest<T>(work: Work<T>, slices: Slices, isGivenUp: () => boolean): Promise<T | undefined> {
  for (;;) {
    await slices.pause();
    if (isGivenUp()) return undefined;
    const piece = work.next();
    if (piece.done) return piece.value;
  }
}
