import type { Diagnostic, DiagnosticRelatedInformation, Range, TextDocumentContentChangeEvent } from 'vscode';

/**
 * What Problems shows of a document. Showing it anew makes the editor draw every squiggle again, so it is not done
 * when an edit changes nothing: the usual case, as long as the edit stays within a line that has no squiggle.
 */
export class Shown {
  /** The edits since may have moved or swallowed a squiggle. */
  #isMoved = false;

  constructor(private readonly diagnostics: readonly Diagnostic[]) {}

  edited({ range, text }: TextDocumentContentChangeEvent): void {
    const isOneLine = range.isSingleLine && !/[\r\n]/.test(text);
    this.#isMoved ||= !isOneLine || this.diagnostics.some(one => spans(one.range, range.start.line));
  }

  isStill(next: readonly Diagnostic[]): boolean {
    const { diagnostics } = this;
    return (
      !this.#isMoved &&
      next.length === diagnostics.length &&
      next.every((one, index) => isSame(one, diagnostics[index]))
    );
  }
}

function spans({ start, end }: Range, line: number): boolean {
  return start.line <= line && line <= end.line;
}

function isSame(a: Diagnostic, b: Diagnostic | undefined): boolean {
  return (
    b !== undefined &&
    a.message === b.message &&
    a.severity === b.severity &&
    a.range.isEqual(b.range) &&
    isCodeSame(a.code, b.code) &&
    isRelatedSame(a.relatedInformation ?? [], b.relatedInformation ?? [])
  );
}

function isCodeSame(a: Diagnostic['code'], b: Diagnostic['code']): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  return a.value === b.value && a.target.toString() === b.target.toString();
}

function isRelatedSame(
  a: readonly DiagnosticRelatedInformation[],
  b: readonly DiagnosticRelatedInformation[],
): boolean {
  return (
    a.length === b.length &&
    a.every(({ message, location }, index) => {
      const other = b[index];
      return other !== undefined && message === other.message && location.range.isEqual(other.location.range);
    })
  );
}
