/** What is said of property paths, by their steps: paths that begin alike are followed together. */
export class PathTree<T> {
  readonly ends: T[] = [];
  readonly steps = new Map<string, PathTree<T>>();

  add(path: readonly string[], end: T): void {
    let tree: PathTree<T> = this;
    for (const step of path) {
      const next = tree.steps.get(step) ?? new PathTree<T>();
      tree.steps.set(step, next);
      tree = next;
    }
    tree.ends.push(end);
  }
}
