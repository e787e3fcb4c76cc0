import { CodeAction, CodeActionKind, type TextDocument } from 'vscode';
import type { Analysis, Finding } from '../analysis';

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
export function fixAll(document: TextDocument, analysis: Analysis, code: string): CodeAction[] {
  const isSeveral = fixable(analysis).filter(finding => finding.code === code).length > 1;
  return isSeveral ? [new FixAll(document, [code], `Fix all ${code} in this file`)] : [];
}

/** Where some have another code than those at the cursor. */
export function wholeFile(document: TextDocument, analysis: Analysis, here: readonly string[]): CodeAction[] {
  const codes = fixableCodes(analysis);
  const isMore = codes.length > 1 && codes.some(code => here.includes(code));
  return isMore ? [new FixAll(document, codes, 'Fix all findings in this file')] : [];
}

/** The findings with one way out. */
function fixable({ findings }: Analysis): readonly Finding[] {
  return findings.flatMap(finding => [finding, ...(finding.others ?? [])]).filter(({ fixes }) => fixes.length === 1);
}

/** What can be mended unasked: problems, not advice, and with what is there already. */
export function fixableCodes(analysis: Analysis): readonly string[] {
  const codes = fixable(analysis)
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .filter(({ fixes }) => fixes.every(({ change }) => change.kind !== 'connect' && change.kind !== 'add'))
    .map(({ code }) => code);
  return [...new Set(codes)];
}
