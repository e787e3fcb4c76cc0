import type { Knowledge } from '../../knowledge/knowledge';
import { isAdvice } from '../../knowledge/note';
import type { Finding } from '../findings/finding';

/**
 * Whether the author of a resource has turned the same advice of another linter off there, in a comment or in
 * `Metadata`: `# checkov:skip=CKV_AWS_116: …`, `cfn_nag: {rules_to_suppress: [{id: W78}]}`.
 */
export function isDeclined({ code, severity, at }: Finding, knowledge: Knowledge): boolean {
  if (!isAdvice(severity)) return false;
  const { aliases = [] } = knowledge.factOf(code) ?? {};
  return aliases.some(alias => namesWord(at.block.text, alias));
}

function namesWord(text: string, word: string): boolean {
  for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1)) {
    if (!/\w/.test(`${text[from - 1] ?? ''}${text[from + word.length] ?? ''}`)) return true;
  }
  return false;
}
