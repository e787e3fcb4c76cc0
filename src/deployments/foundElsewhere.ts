import type { FileFinding } from './deployment';

/** What templates say of the files around them, such as a value that a parameter refuses. */
export class FoundElsewhere {
  /** By template, then by file. */
  readonly #said = new Map<string, ReadonlyMap<string, readonly FileFinding[]>>();

  /**
   * In place of what the template said before.
   * @param nameOf what a file is called here, from its path
   * @returns the files of which other things may be said now
   */
  set(template: string, findings: readonly FileFinding[], nameOf: (path: string) => string): ReadonlySet<string> {
    const before = this.#said.get(template);
    const now = new Map<string, FileFinding[]>();
    for (const finding of findings) {
      const name = nameOf(finding.file.path);
      now.set(name, [...(now.get(name) ?? []), finding]);
    }
    if (now.size === 0) this.#said.delete(template);
    else this.#said.set(template, now);
    return new Set([...(before?.keys() ?? []), ...now.keys()]);
  }

  /** Templates that share a file say the same of it: once is enough. */
  of(file: string): readonly FileFinding[] {
    const all = [...this.#said.values()].flatMap(files => files.get(file) ?? []);
    return [...new Map(all.map(one => [`${one.start} ${one.code} ${one.message}`, one])).values()];
  }
}
