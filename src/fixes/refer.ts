import type { Edit } from '../patterns/edit';
import { type Document, type Node, spanOf } from '../syntax/tree';

/** Only where the reference stands by itself in one of its plain forms: as much of it is replaced as is understood. */
const forms = {
  yaml: /^!(?:Ref|GetAtt)\s+[\w.]+$/,
  json: /^\{\s*"(?:Ref"\s*:\s*"\w+"|Fn::GetAtt"\s*:\s*(?:"[\w.]+"|\[\s*"\w+"\s*,\s*"[\w.]+"\s*\]))\s*\}$/,
};

/** Another reference in place of one. */
export function referEdits(
  document: Document,
  node: Node,
  logicalId: string,
  attribute: string | undefined,
): readonly Edit[] | undefined {
  if (node.block.file !== undefined) return undefined;
  const { start, end } = spanOf(document, node);
  if (!forms[document.language].test(document.text.slice(start, end))) return undefined;
  const text =
    document.language === 'yaml'
      ? attribute === undefined
        ? `!Ref ${logicalId}`
        : `!GetAtt ${logicalId}.${attribute}`
      : attribute === undefined
        ? `{ "Ref": "${logicalId}" }`
        : `{ "Fn::GetAtt": ["${logicalId}", "${attribute}"] }`;
  return [{ start, end, text }];
}
