/** Milliseconds that a slice of long work takes, unless one piece of it takes longer. */
const length = 10;

/** Cuts long work into slices: between them the extension host does what the editor asks. */
export class Slices {
  #end = performance.now() + length;

  /** To be awaited between two pieces. */
  async pause(): Promise<void> {
    if (performance.now() < this.#end) return;
    await new Promise(resolve => setTimeout(resolve, 0));
    this.#end = performance.now() + length;
  }
}
