import type { Edit } from '../patterns/edit';
import { type Document, type Node, spanOf } from '../syntax/tree';

/**
 * Only where the scalar stands in the text as it is read: a computed value has no text of its own. The text is that of
 * the file which the scalar is in.
 */
export function replaced(document: Document, node: Node, value: string): readonly Edit[] | undefined {
  if (node.kind !== 'scalar') return undefined;
  const { start, end } = spanOf(document, node);
  const { text } = node.block.file ?? document;
  const written = text.slice(start, end);
  const quote = /^(["'])(.*)\1$/s.exec(written);
  if ((quote?.[2] ?? written) !== node.value) return undefined;
  const mark = quote?.[1] ?? '';
  return [{ start, end, text: `${mark}${value}${mark}` }];
}
