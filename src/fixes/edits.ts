import type { Change } from '../checks/fix';
import type { Edit } from '../patterns/edit';
import { parseForm, slicesOf } from '../patterns/source';
import { addProperties } from '../patterns/target';
import { type Document, type Node, spanOf } from '../syntax/tree';

/** The edits of a change; undefined where the text can't take it, or the change is a command of its own. */
export function editsOf(document: Document, change: Change): readonly Edit[] | undefined {
  if (change.kind === 'replace') return replaced(document, change.node, change.value);
  if (change.kind === 'connect') return undefined;
  const { logicalId, body } = change.resource;
  const source = parseForm(change.properties);
  const edits = addProperties(document, logicalId, body, slicesOf(source, source.root));
  return typeof edits === 'string' ? undefined : edits;
}

/** Only where the scalar stands in the text as it is read: a computed value has no text of its own. */
function replaced(document: Document, node: Node, value: string): readonly Edit[] | undefined {
  if (node.kind !== 'scalar') return undefined;
  const { start, end } = spanOf(document, node);
  const written = document.text.slice(start, end);
  const quote = /^(["'])(.*)\1$/s.exec(written);
  if ((quote?.[2] ?? written) !== node.value) return undefined;
  const mark = quote?.[1] ?? '';
  return [{ start, end, text: `${mark}${value}${mark}` }];
}
