/** Long enough to let a burst of keystrokes or of saved files pass. */
const delay = 100;

/** Collects the paths of what has changed, and tells of them together when a burst of changes has passed. */
export class ChangedPaths {
  readonly #paths = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly tell: (paths: readonly string[]) => void) {}

  add(path: string): void {
    this.#paths.add(path);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const paths = [...this.#paths];
      this.#paths.clear();
      this.tell(paths);
    }, delay);
  }

  /** Tells of nothing any more. */
  dispose(): void {
    clearTimeout(this.#timer);
  }
}
