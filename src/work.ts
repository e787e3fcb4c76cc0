/** Work in pieces: it yields wherever it can be left for a while. */
export type Work<T> = Generator<void, T, void>;

/** Does all that is left of it at once. */
export function finished<T>(work: Work<T>): T {
  let piece = work.next();
  while (piece.done !== true) piece = work.next();
  return piece.value;
}

/** Pieces of work that share what they work on: each is to be finished before the next is begun. */
export class Turns {
  #open: object | undefined;

  /**
   * Throws where it is gone on with after another one was begun: what it has read may be so no longer.
   * @param begin is told whether the one before was left unfinished, so that what it worked on is good for nothing
   */
  *take<T>(begin: (wasLeft: boolean) => Work<T>): Work<T> {
    const work = begin(this.#open !== undefined);
    const own = {};
    this.#open = own;
    for (let piece = work.next(); ; piece = work.next()) {
      if (piece.done === true) {
        this.#open = undefined;
        return piece.value;
      }
      yield;
      if (this.#open !== own) throw new Error('Another text was begun before this one was finished.');
    }
  }
}
