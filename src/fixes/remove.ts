import { isBraced } from '../patterns/braces';
import type { Edit } from '../patterns/edit';
import { lineStart } from '../patterns/lines';
import { blockEnd } from '../patterns/source';
import { type Document, type Entry, entryOf, type Mapping, type Node, spanOf } from '../syntax/tree';
import { callOf } from '../template/intrinsics';
import type { Resource } from '../template/template';

/** Takes an entry out of its mapping; undefined where it isn't written there, or nothing would be left. */
export function removeEdits(
  document: Document,
  resource: Resource,
  path: readonly string[],
): readonly Edit[] | undefined {
  if (resource.bindings.size > 0) return undefined;
  let parent: Node | undefined = entryOf(resource.body, 'Properties')?.value;
  for (const step of path.slice(0, -1)) {
    parent = parent?.kind === 'sequence' ? parent.items[Number(step)] : entryOf(parent, step)?.value;
  }
  if (parent?.kind !== 'mapping' || parent.entries.length < 2 || callOf(parent) !== undefined) return undefined;
  const entry = entryOf(parent, path.at(-1) ?? '');
  if (entry === undefined) return undefined;
  return isBraced(document, parent) ? fromBraces(document, parent, entry) : fromLines(document, entry);
}

/** With its comma: the one after it, or before it where it is the last. */
function fromBraces(document: Document, parent: Mapping, entry: Entry): readonly Edit[] {
  const index = parent.entries.indexOf(entry);
  const [before, after] = [parent.entries[index - 1], parent.entries[index + 1]];
  const { start } = spanOf(document, entry.key);
  if (after !== undefined) return [{ start, end: spanOf(document, after.key).start, text: '' }];
  return [{ start: before === undefined ? start : endOf(document, before), end: endOf(document, entry), text: '' }];
}

function endOf(document: Document, { key, value }: Entry): number {
  return Math.max(spanOf(document, key).end, spanOf(document, value).end);
}

/** Whole lines; the first entry of a list's item shares its line with the dash, so it stays. */
function fromLines(document: Document, { key }: Entry): readonly Edit[] | undefined {
  const { text } = document;
  const at = spanOf(document, key).start;
  const start = lineStart(text, at);
  if (text.slice(start, at).trim() !== '') return undefined;
  const newline = text.indexOf('\n', blockEnd(text, at, text.length));
  return newline < 0
    ? [{ start: Math.max(0, start - 1), end: text.length, text: '' }]
    : [{ start, end: newline + 1, text: '' }];
}
