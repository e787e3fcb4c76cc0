import type { MembersChange } from './members';

interface Typed {
  readonly type: string;
}

/** Type of all custom resources: `Custom::` and any name says the same. Source: AWS::CloudFormation::CustomResource. */
export const customResource = 'AWS::CloudFormation::CustomResource';

/** The resources of each type, in the order of the text; custom resources, whatever their name, are one type. */
export class TypeIndex<T extends Typed> {
  #byType: ReadonlyMap<string, readonly T[]> = new Map();

  /** An update makes another map. */
  get byType(): ReadonlyMap<string, readonly T[]> {
    return this.#byType;
  }

  /** The types of which something is different. */
  update(resources: ReadonlyMap<string, T>, change: MembersChange<T>): readonly string[] {
    const { touched } = change;
    if (touched.size === 0) return [];
    const replaced = this.#replaced(change);
    if (replaced !== undefined) return [replaced];
    const found = new Map<string, T[]>([...touched].map(({ type }) => [indexed(type), []]));
    for (const resource of resources.values()) found.get(indexed(resource.type))?.push(resource);
    const different = [...found].filter(([type, now]) => !haveSameItems(this.#byType.get(type) ?? [], now));
    this.#byType = new Map([...this.#byType, ...different]);
    return different.map(([type]) => type);
  }

  /** The usual case, an edit within a resource: the new one stands where the old one stood. Its type then. */
  #replaced({ names, gone: [old], come: [now], touched }: MembersChange<T>): string | undefined {
    if (names.length !== 1 || touched.size !== 2 || now === undefined || old?.type !== now.type) return undefined;
    const type = indexed(now.type);
    const resources = this.#byType.get(type) ?? [];
    const index = resources.indexOf(old);
    if (index < 0) return undefined;
    this.#byType = new Map(this.#byType).set(type, resources.with(index, now));
    return type;
  }
}

/** The name under which resources of a type are listed. */
export function indexed(type: string): string {
  return type.startsWith('Custom::') ? customResource : type;
}

function haveSameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && b.every((item, index) => item === a[index]);
}
