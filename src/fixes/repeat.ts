import { applyEdits, type Edit, insertion } from '../patterns/edit';
import { lineBreakOf, lineEnd, lineStart } from '../patterns/lines';
import { type Document, entryOf, type Node, spanOf } from '../syntax/tree';
import type { Span } from '../text/span';
import { replaced } from './replace';

/** Another item at the end of a list, written like one that is there; undefined where that one says more than texts. */
export function repeatedEdits(
  document: Document,
  list: Node,
  item: Node,
  values: Readonly<Record<string, string>>,
): readonly Edit[] | undefined {
  const last = list.kind === 'sequence' ? list.items.at(-1) : undefined;
  const copy = copyOf(document, item, values);
  if (last === undefined || copy === undefined) return undefined;
  const { text } = document;
  const { start, end } = trimmed(document, last);
  const lead = text.slice(lineStart(text, start), start);
  if (/^[[{]/.test(text.slice(spanOf(document, list).start))) {
    const gap = /^\s*$/.test(lead) ? lineBreakOf(text) + lead : ' ';
    return [insertion(end, `,${gap}${copy}`)];
  }
  // What stands behind the value, a comment, belongs to it.
  return /^\s*-\s+$/.test(lead) ? [insertion(lineEnd(text, end), lineBreakOf(text) + lead + copy)] : undefined;
}

function copyOf(document: Document, item: Node, values: Readonly<Record<string, string>>): string | undefined {
  if (item.kind === 'scalar') {
    const { start, end } = spanOf(document, item);
    const [edit, ...others] = replaced(document, item, values[''] ?? '') ?? [];
    const isWhole = edit !== undefined && others.length === 0 && edit.start >= start && edit.end <= end;
    if (!isWhole) return undefined;
    return applyEdits(document.text.slice(start, end), [{ ...edit, start: edit.start - start, end: edit.end - start }]);
  }
  if (item.kind !== 'mapping' || item.entries.length !== Object.keys(values).length) return undefined;
  const { start, end } = trimmed(document, item);
  const edits = Object.entries(values).map(([name, value]) => {
    const written = entryOf(item, name)?.value;
    return written && replaced(document, written, value);
  });
  if (edits.some(edit => edit === undefined)) return undefined;
  const inside = edits.flatMap(edit => edit ?? []).toSorted((one, other) => one.start - other.start);
  if (inside.some(edit => edit.start < start || edit.end > end)) return undefined;
  const text = document.text.slice(start, end);
  const copy = applyEdits(
    text,
    inside.map(edit => ({ ...edit, start: edit.start - start, end: edit.end - start })),
  );
  return copy.includes('#') || copy.includes('&') ? undefined : copy;
}

/** Without the comment behind it, which a mapping in block style reaches over. */
function trimmed(document: Document, node: Node): Span {
  const { start, end } = spanOf(document, node);
  const last = node.kind === 'mapping' && document.text[start] !== '{' ? node.entries.at(-1) : undefined;
  return { start, end: last === undefined ? end : spanOf(document, last.value).end };
}
