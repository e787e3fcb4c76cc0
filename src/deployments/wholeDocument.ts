import type { DataFile } from '../syntax/dataFile';
import { type Document, type Entry, type Mapping, type Node, valueOf } from '../syntax/tree';
import { stringOf } from '../template/model/scalars';

/** The files that together with a text make a template. */
export interface Pieces {
  /** Other fragments of one template: their sections are put together. */
  readonly fragments: readonly DataFile[];
  /** How many of them come before the text itself: all that speak of the whole put it in the same order. */
  readonly before: number;
  /** What `AWS::Include` puts in, by location as written. */
  readonly included: ReadonlyMap<string, DataFile>;
}

export const noPieces: Pieces = { fragments: [], before: 0, included: new Map() };

/** A document with the other files that belong to it. What stands in no other file is the same object as before. */
export class WholeDocuments {
  readonly #made = new WeakMap<Mapping, Mapping>();

  constructor(private readonly pieces: Pieces) {}

  document(document: Document): Document {
    const { fragments, before, included } = this.pieces;
    const others = fragments.map(({ root }) => root);
    const all = [...others.slice(0, before), document.root, ...others.slice(before)];
    const roots = all.filter(root => root?.kind === 'mapping');
    const [first] = roots;
    const isAlone = roots.length < 2 && included.size === 0;
    if (first === undefined || (isAlone && first === document.root)) return document;
    const merged = roots.length === 1 ? first : { ...first, entries: mergedEntries(roots, mergedLevels) };
    const root = included.size === 0 ? merged : this.#withIncludes(this.#including(merged), maxDepth);
    return { ...document, root };
  }

  /** The mapping with the entries of what it includes. */
  #including(mapping: Mapping): Mapping {
    const entries = mapping.entries.flatMap(entry => {
      const isTransform = entry.key.value === 'Fn::Transform' || entry.key.value === 'Transform';
      const location = isTransform ? includedLocation(entry.value) : undefined;
      const root = location === undefined ? undefined : this.pieces.included.get(location)?.root;
      return root?.kind === 'mapping' ? root.entries : [entry];
    });
    return entries.length === mapping.entries.length && entries.every((one, index) => one === mapping.entries[index])
      ? mapping
      : { ...mapping, entries };
  }

  #withIncludes<T extends Node>(node: T, depth: number): T | Mapping {
    if (node.kind !== 'mapping' || depth === 0) return node;
    const known = this.#made.get(node);
    if (known !== undefined) return known;
    const including = this.#including(node);
    const entries = including.entries.map(entry => {
      const value = this.#withIncludes(entry.value, depth - 1);
      return value === entry.value ? entry : { ...entry, value };
    });
    const isSame = entries.every((one, index) => one === including.entries[index]);
    const made = isSame ? including : { ...including, entries };
    this.#made.set(node, made);
    return made;
  }
}

/** Includes stand in sections, in resources and in their properties. */
const maxDepth = 8;

/** Sections, and what `Globals` says of a kind. */
const mergedLevels = 2;

function mergedEntries(mappings: readonly Mapping[], levels: number): readonly Entry[] {
  const byName = new Map<string, Entry[]>();
  for (const { entries } of mappings) {
    for (const entry of entries) byName.set(entry.key.value, [...(byName.get(entry.key.value) ?? []), entry]);
  }
  return [...byName.values()].flatMap(all => {
    const [first] = all;
    const values = all.map(({ value }) => value).filter(value => value.kind === 'mapping');
    const [value] = values;
    if (first === undefined || all.length === 1 || value === undefined || levels === 0) return all;
    return [{ key: first.key, value: { ...value, entries: mergedEntries(values, levels - 1) } }];
  });
}

/** The location of an include; undefined where the transform is another one. */
export function includedLocation(transform: Node): string | undefined {
  const name = valueOf(transform, 'Name');
  const location = valueOf(valueOf(transform, 'Parameters'), 'Location');
  return name !== undefined && stringOf(name) === 'AWS::Include' && location !== undefined
    ? stringOf(location)
    : undefined;
}
