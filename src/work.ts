/** Work in pieces: it yields wherever it can be left for a while. */
export type Work<T> = Generator<void, T, void>;

/** Does all that is left of it at once. */
export function finished<T>(work: Work<T>): T {
  let piece = work.next();
  while (piece.done !== true) piece = work.next();
  return piece.value;
}
