import { CodeAction, CodeActionKind, type TextDocument } from 'vscode';
import type { FixAllAction } from '../fixes/actions';

/** Mends all findings of some codes; what that takes is looked for when it is chosen. */
export class FixAll extends CodeAction {
  readonly codes: readonly string[];

  constructor(
    readonly document: TextDocument,
    { title, codes }: FixAllAction,
    kind = CodeActionKind.QuickFix,
  ) {
    super(title, kind);
    this.codes = codes;
  }
}
