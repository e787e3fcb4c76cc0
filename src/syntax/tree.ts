import type { Span } from '../text/span';

export type Language = 'yaml' | 'json';

/**
 * A stretch of the document that is parsed on its own and kept by its text: one resource, one parameter.
 * Offsets of its nodes count from the block's start, so that a block stays as it is when text above it changes.
 */
export interface Block {
  readonly text: string;
  /** The block's own top level; in a split document usually a single entry. */
  readonly entries: readonly Entry[];
  /** What the block is when it is no mapping (a list, a text), if anything. */
  readonly root: Node | undefined;
  /** Whether it is no sound YAML or JSON, as while somebody types: what seems to be missing may be there. */
  readonly isBroken: boolean;
  /** Whether a tool such as Jinja decides which of its lines stand in the template. */
  readonly hasTags: boolean;
  /** An alias whose anchor stands elsewhere: only the whole document can be parsed. */
  readonly needsWhole: boolean;
  /** The file that it stands in, where that isn't the document's own; offsets count from that file's start. */
  readonly file?: SourceFile;
}

/** A file beside the template, by the path that its host knows it by. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

interface NodeBase extends Span {
  readonly block: Block;
  /** The explicit tag as written, such as `!Ref`. */
  readonly tag: string | undefined;
}

export interface Scalar extends NodeBase {
  readonly kind: 'scalar';
  readonly value: string;
  readonly style: 'plain' | 'quoted' | 'block';
}

export interface Mapping extends NodeBase {
  readonly kind: 'mapping';
  readonly entries: readonly Entry[];
}

export interface Sequence extends NodeBase {
  readonly kind: 'sequence';
  readonly items: readonly Node[];
}

/** Something that has a place but no meaning to us: an alias to itself, nesting beyond every bound. */
export interface Opaque extends NodeBase {
  readonly kind: 'opaque';
}

export type Node = Scalar | Mapping | Sequence | Opaque;

export interface Entry {
  readonly key: Scalar;
  readonly value: Node;
  /** Set where SAM merges the entry in from `Globals`. */
  readonly inherited?: true;
}

/** A parsed document. `root` spans the blocks; it is undefined where the top level is no mapping. */
export interface Document {
  readonly language: Language;
  readonly text: string;
  readonly root: Mapping | undefined;
  /** Where a block of this document begins in the text. */
  offsetOf(block: Block): number;
}

/** The span of a node in the document's text. */
export function spanOf(document: Document, node: Node): Span {
  const offset = node.block.file === undefined ? document.offsetOf(node.block) : 0;
  return { start: offset + node.start, end: offset + node.end };
}

/** The text that an offset is in, be it a key; undefined for what stands between texts, such as a comment. */
export function scalarAt(document: Document, offset: number): Span | undefined {
  let inside: Node | undefined = document.root;
  while (inside !== undefined && inside.kind !== 'scalar') {
    const parts: readonly Node[] = inside.kind === 'sequence' ? inside.items : entryNodes(inside);
    inside = parts.find(part => {
      const { start, end } = spanOf(document, part);
      return start <= offset && offset < end;
    });
  }
  return inside && spanOf(document, inside);
}

function entryNodes(node: Node): readonly Node[] {
  return node.kind === 'mapping' ? node.entries.flatMap(({ key, value }) => [key, value]) : [];
}

/** A node without its tag: in `!Ref Seconds` that is `Seconds`. */
export function contentOf({ block, tag, start, end }: Node): Pick<Node, 'block' | 'start' | 'end' | 'tag'> {
  const before = tag === undefined ? undefined : /^!\S*\s+(?=\S)/.exec(block.text.slice(start, end))?.[0];
  return { block, start: start + (before?.length ?? 0), end, tag: undefined };
}

/** Whether two nodes stand at one place: what a function makes stands where its call does. */
export function areAtOnePlace(one: Node, other: Node): boolean {
  const [a, b] = [contentOf(one), contentOf(other)];
  return a.block === b.block && a.start === b.start && a.end === b.end;
}

/** The last entry of that name wins, as in YAML and JSON readers; what a tag such as `!Transform` makes has none yet. */
export function entryOf(node: Node | undefined, name: string): Entry | undefined {
  if (node?.kind !== 'mapping' || node.tag?.startsWith('!')) return undefined;
  return node.entries.findLast(entry => entry.key.value === name);
}

export function valueOf(node: Node | undefined, name: string): Node | undefined {
  return entryOf(node, name)?.value;
}

/** A value that isn't there: nothing after the colon, `null` or `~`. */
export function isNull(node: Node | undefined): boolean {
  if (node === undefined) return true;
  return node.kind === 'scalar' && node.style === 'plain' && /^(|~|null|Null|NULL)$/.test(node.value);
}
