import type { CancellationToken } from 'vscode';
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

  /** Does the work in slices; undefined where it is given up. */
  async finish<T>(work: Work<T>, signal: AbortSignal): Promise<T | undefined> {
    for (;;) {
      if (this.isOver) await this.#pause();
      if (signal.aborted) return undefined;
      const piece = work.next();
      if (piece.done) return piece.value;
    }
  }

  get isOver(): boolean {
    return performance.now() >= this.#end;
  }

  async #pause(): Promise<void> {
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
  return slices.finish(work, signal);
}

/** VS Code's way to say that nobody wants it any more, in that of the platform. */
export function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
