import type { Edit } from '../patterns/edit';
import { parseForm, type Slice, slicesOf } from '../patterns/source';
import { addEntries, addProperties } from '../patterns/target';
import { type Document, entryOf, isNull, type Mapping, type Node } from '../syntax/tree';
import { callOf } from '../template/model/intrinsics';
import type { Resource } from '../template/model/template';
import { replaced } from './replace';

/** Gives a property its value: another scalar where there is one, else a new entry with all that leads to it. */
export function putEdits(
  document: Document,
  resource: Resource,
  [first = '', ...path]: readonly string[],
  value: string,
): readonly Edit[] | undefined {
  const { body, isLooped, logicalId } = resource;
  // What a loop makes is many resources; a section of Globals isn't one.
  if (isLooped || entryOf(body, 'Type') === undefined) return undefined;
  if (first !== 'Properties') return putBelow(document, body, [first, ...path], value);
  const properties = entryOf(body, 'Properties')?.value;
  if (properties === undefined || isNull(properties))
    return edits(addProperties(document, logicalId, body, slices(path, value)));
  return putBelow(document, properties, path, value, (parent, added) =>
    parent === properties ? addProperties(document, logicalId, body, added) : addEntries(document, parent, added),
  );
}

/** The same below a node. */
export function putBelow(
  document: Document,
  top: Node,
  path: readonly string[],
  value: string,
  add = (parent: Mapping, added: readonly Slice[]) => addEntries(document, parent, added),
): readonly Edit[] | undefined {
  let parent = top;
  for (const [index, step] of path.entries()) {
    const child = childOf(parent, step);
    if (child === undefined)
      return takesEntries(parent) ? edits(add(parent, slices(path.slice(index), value))) : undefined;
    if (index === path.length - 1) return isPlain(child) ? replaced(document, child, value) : undefined;
    parent = child;
  }
  return undefined;
}

/** The mapping or list item below; undefined where there is none. */
function childOf(parent: Node, step: string): Node | undefined {
  return parent.kind === 'sequence' ? parent.items[Number(step)] : entryOf(parent, step)?.value;
}

function isPlain(node: Node): boolean {
  return node.kind === 'scalar' && !isNull(node) && callOf(node) === undefined;
}

/** A function call, a macro's or an alias's mapping is not the place for another entry. */
function takesEntries(node: Node): node is Mapping {
  return node.kind === 'mapping' && node.tag === undefined && callOf(node) === undefined;
}

/** `A.B: value` as lines of YAML in block style. */
function slices(path: readonly string[], value: string): readonly Slice[] {
  const lines = path.map((step, level) => `${'  '.repeat(level)}${step}:`);
  const indent = `\n${'  '.repeat(path.length)}`;
  const isBlock = value.includes('\n') || value.startsWith('- ');
  const text = lines.join('\n') + (isBlock ? indent + value.replaceAll('\n', indent) : ` ${value}`);
  const source = parseForm(`${text}\n`);
  return slicesOf(source, source.root);
}

function edits(result: readonly Edit[] | string): readonly Edit[] | undefined {
  return typeof result === 'string' ? undefined : result;
}
