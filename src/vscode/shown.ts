import type * as vscode from 'vscode';

/**
 * What Problems shows of a document. Showing it anew makes the editor draw every squiggle again, so it is not done
 * when an edit changes nothing: the usual case, as long as the edit stays within a line that has no squiggle.
 */
export class Shown {
  /** The edits since may have moved or swallowed a squiggle. */
  #isMoved = false;

  constructor(private readonly diagnostics: readonly vscode.Diagnostic[]) {}

  edited({ range, text }: vscode.TextDocumentContentChangeEvent): void {
    const { line } = range.start;
    const isWithinLine = range.isSingleLine && !/[\r\n]/.test(text);
    this.#isMoved ||= !isWithinLine || this.diagnostics.some(one => spans(one.range, line));
  }

  isStill(next: readonly vscode.Diagnostic[]): boolean {
    const { diagnostics } = this;
    return (
      !this.#isMoved &&
      next.length === diagnostics.length &&
      next.every((one, index) => isSame(one, diagnostics[index]))
    );
  }
}

function spans({ start, end }: vscode.Range, line: number): boolean {
  return start.line <= line && line <= end.line;
}

function isSame(a: vscode.Diagnostic, b: vscode.Diagnostic | undefined): boolean {
  return (
    b !== undefined &&
    a.message === b.message &&
    a.severity === b.severity &&
    a.range.isEqual(b.range) &&
    codeOf(a) === codeOf(b) &&
    isRelatedSame(a.relatedInformation ?? [], b.relatedInformation ?? [])
  );
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

function isRelatedSame(
  a: readonly vscode.DiagnosticRelatedInformation[],
  b: readonly vscode.DiagnosticRelatedInformation[],
): boolean {
  return (
    a.length === b.length &&
    a.every(({ message, location }, index) => {
      const other = b[index];
      return other !== undefined && message === other.message && location.range.isEqual(other.location.range);
    })
  );
}
