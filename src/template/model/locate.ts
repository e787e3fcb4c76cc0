import { type Document, type Entry, type Node, spanOf } from '../../syntax/tree';
import { contains } from '../../text/span';

/** One step of the way from the top of the document to a place. */
export interface Step {
  readonly entry: Entry | undefined;
  /** Key, or index in a list. */
  readonly name: string;
  readonly node: Node;
}

export interface Location {
  /** From the top level down; never empty. */
  readonly steps: readonly Step[];
  readonly names: readonly string[];
  /** Whether the place is on the last entry's key rather than in its value. */
  readonly onKey: boolean;
}

/** What stands at an offset: a key, a scalar or a tag. Undefined between things. */
export function locate(document: Document, offset: number): Location | undefined {
  const steps: Step[] = [];
  let node: Node | undefined = document.root;
  while (node !== undefined) {
    const step = stepInto(document, node, offset);
    if (step === undefined) break;
    steps.push(step);
    node = step.node;
  }
  const last = steps.at(-1);
  if (last === undefined) return undefined;
  const onKey = last.entry !== undefined && contains(spanOf(document, last.entry.key), offset);
  if (!onKey && !contains(spanOf(document, last.node), offset)) return undefined;
  if (!onKey && last.node.kind !== 'scalar' && !isOnTag(document, last.node, offset)) return undefined;
  return { steps, names: steps.map(step => step.name), onKey };
}

/** On the tag of a list or mapping: `!If` in `!If [a, b, c]`. */
function isOnTag(document: Document, node: Node, offset: number): boolean {
  return node.tag !== undefined && offset <= spanOf(document, node).start + node.tag.length;
}

/** The last child that begins at or before the offset: text order is tree order, aliases apart. */
function stepInto(document: Document, node: Node, offset: number): Step | undefined {
  if (node.kind === 'mapping') {
    const entry = node.entries.findLast(({ key }) => isOwn(key) && spanOf(document, key).start <= offset);
    return entry && { entry, name: entry.key.value, node: entry.value };
  }
  if (node.kind !== 'sequence') return undefined;
  const index = node.items.findLastIndex(item => isOwn(item) && spanOf(document, item).start <= offset);
  const item = node.items[index];
  return item && { entry: undefined, name: String(index), node: item };
}

/** What stands in another file has no place in this one. */
function isOwn({ block }: Node): boolean {
  return block.file === undefined;
}
