import type { Edit } from '../patterns/edit';
import { lineEnd, lineStart } from '../patterns/lines';
import { blockEnd } from '../patterns/source';
import { type Document, type Entry, entryOf, type Mapping, type Node, type Sequence, spanOf } from '../syntax/tree';
import { callOf } from '../template/model/intrinsics';
import type { Resource } from '../template/model/template';
import type { Span } from '../text/span';

/** Takes an entry out of its mapping, or an item out of its list, with all around it that would be left empty. */
export function removeEdits(
  document: Document,
  resource: Resource,
  path: readonly string[],
): readonly Edit[] | undefined {
  if (resource.isLooped) return undefined;
  const parent = nodeAt(resource.body, path.slice(0, -1));
  const last = path.at(-1) ?? '';
  if (isAlone(parent) && path.length > 1) return removeEdits(document, resource, path.slice(0, -1));
  if (parent?.kind === 'sequence') return removedItem(document, parent, parent.items[Number(last)]);
  if (parent?.kind !== 'mapping' || callOf(parent) !== undefined) return undefined;
  const entry = entryOf(parent, last);
  return entry && removedEntry(document, parent, entry);
}

function isAlone(parent: Node | undefined): boolean {
  if (parent?.kind === 'mapping') return parent.entries.length < 2 && callOf(parent) === undefined;
  return parent?.kind === 'sequence' && parent.items.length < 2;
}

function nodeAt(from: Node, path: readonly string[]): Node | undefined {
  let node: Node | undefined = from;
  for (const step of path) node = node?.kind === 'sequence' ? node.items[Number(step)] : entryOf(node, step)?.value;
  return node;
}

function removedEntry(document: Document, parent: Mapping, entry: Entry): readonly Edit[] | undefined {
  const spans = parent.entries.map(({ key, value }) => {
    const { start, end } = spanOf(document, key);
    return { start, end: Math.max(end, spanOf(document, value).end) };
  });
  const index = parent.entries.indexOf(entry);
  if (isBracketed(document, parent)) return withoutPart(spans, index);
  const at = spanOf(document, entry.key).start;
  return spans.length < 2 ? undefined : withoutLines(document.text, at, blockEnd(document.text, at, Infinity), /^\s*$/);
}

export function removedItem(document: Document, list: Sequence, item: Node | undefined): readonly Edit[] | undefined {
  const spans = list.items.map(one => spanOf(document, one));
  const index = item === undefined ? -1 : list.items.indexOf(item);
  const span = spans[index];
  if (span === undefined) return undefined;
  if (isBracketed(document, list)) return withoutPart(spans, index);
  return spans.length < 2
    ? undefined
    : withoutLines(document.text, span.start, lastOf(document.text, span), /^\s*-\s+$/);
}

/** A mapping reaches to where the next thing begins. */
function lastOf(text: string, { start, end }: Span): number {
  return start + text.slice(start, end).trimEnd().length;
}

function isBracketed(document: Document, node: Node): boolean {
  return /[[{]/.test(document.text[spanOf(document, node).start] ?? '');
}

/** With its comma: the one after it, or before it where it is the last. */
function withoutPart(spans: readonly Span[], index: number): readonly Edit[] | undefined {
  const [before, part, after] = [spans[index - 1], spans[index], spans[index + 1]];
  if (part === undefined) return undefined;
  if (after !== undefined) return [{ start: part.start, end: after.start, text: '' }];
  return before && [{ start: before.end, end: part.end, text: '' }];
}

/** Whole lines; what shares its first line with something else stays. */
function withoutLines(text: string, at: number, last: number, indent: RegExp): readonly Edit[] | undefined {
  const start = lineStart(text, at);
  if (!indent.test(text.slice(start, at))) return undefined;
  const newline = text.indexOf('\n', lineEnd(text, last));
  return newline < 0
    ? [{ start: Math.max(0, start - 1), end: text.length, text: '' }]
    : [{ start, end: newline + 1, text: '' }];
}
