import type { Diagnostic, DiagnosticRelatedInformation, Position, Range, TextDocumentContentChangeEvent } from 'vscode';

/**
 * What Problems shows of a document. Showing it anew makes the editor draw every squiggle again, so it is not done
 * when an edit changes nothing: the usual case, as long as the edit stays within a line that has no squiggle.
 */
export class Shown {
  /** The edits since may have moved or swallowed a squiggle. */
  #isMoved = false;
  /** Where each is by now: the editor moves a squiggle with its line. */
  #places: readonly Placed[];

  constructor(private readonly diagnostics: readonly Diagnostic[]) {
    this.#places = diagnostics.map(({ code, range }) => ({ code, range }));
  }

  edited({ range, text }: TextDocumentContentChangeEvent): void {
    const { start, end } = range;
    const lines = text.split(/\r\n|\r|\n/).length - 1 - (end.line - start.line);
    this.#isMoved ||= lines !== 0 || !range.isSingleLine || this.#places.some(one => spans(one.range, start.line));
    if (lines === 0) return;
    const moved = (place: Position) => (place.isBefore(end) ? place : place.translate(lines));
    this.#places = this.#places.map(one => ({
      code: one.code,
      range: one.range.with(moved(one.range.start), moved(one.range.end)),
    }));
  }

  /** Whether something of that id was shown in that line. */
  has(id: string, line: number): boolean {
    return this.#places.some(one => idOf(one.code) === id && spans(one.range, line));
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

/** What a squiggle is known by. */
interface Placed {
  readonly code: Diagnostic['code'] | undefined;
  readonly range: Range;
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

const idOf = (code: Placed['code']) => (typeof code === 'object' ? code.value : code);

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
