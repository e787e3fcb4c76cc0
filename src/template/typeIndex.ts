interface Typed {
  readonly type: string;
}

/** The resources of each type, in the order of the text. */
export class TypeIndex<T extends Typed> {
  readonly #byType = new Map<string, readonly T[]>();

  get byType(): ReadonlyMap<string, readonly T[]> {
    return this.#byType;
  }

  /** The types of which something is different. */
  update(resources: ReadonlyMap<string, T>, touched: ReadonlySet<T>): readonly string[] {
    if (touched.size === 0) return [];
    const found = new Map<string, T[]>([...touched].map(({ type }) => [type, []]));
    for (const resource of resources.values()) found.get(resource.type)?.push(resource);
    const different = [...found].filter(([type, now]) => !haveSameItems(this.#byType.get(type) ?? [], now));
    for (const [type, now] of different) this.#byType.set(type, now);
    return different.map(([type]) => type);
  }
}

function haveSameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && b.every((item, index) => item === a[index]);
}
