import { CodeAction, CodeActionKind, type TextDocument } from 'vscode';
import type { Analysis } from '../analysis';
import { codesOfWholeFile, isFixableTogether } from '../fixes/fixable';

/** Mends all findings of some codes; what that takes is looked for when it is chosen. */
export class FixAll extends CodeAction {
  constructor(
    readonly document: TextDocument,
    readonly codes: readonly string[],
    title: string,
    kind = CodeActionKind.QuickFix,
  ) {
    super(title, kind);
  }
}

/** Where there are several that have a fix of their own. */
export function fixAll(document: TextDocument, { findings }: Analysis, code: string): CodeAction[] {
  return isFixableTogether(findings, code) ? [new FixAll(document, [code], `Fix all ${code} in this file`)] : [];
}

/** Where some have another code than those at the cursor. */
export function wholeFile(document: TextDocument, { findings }: Analysis, here: readonly string[]): CodeAction[] {
  const codes = codesOfWholeFile(findings, here);
  return codes.length === 0 ? [] : [new FixAll(document, codes, 'Fix all findings in this file')];
}
