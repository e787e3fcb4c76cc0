import {
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  type FoldingRange,
  type Location,
  type Range,
  SymbolKind,
  type TextEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../analysis';
import type { Severity } from '../knowledge/note';
import type { Fold, OutlineItem, OutlineKind } from '../navigation/navigation';
import type { Edit } from '../patterns/edit';
import type { Span } from '../text/span';

/** What our results are in the words of the protocol; all positions are of one version of a document. */

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const symbolKinds: Readonly<Record<OutlineKind, SymbolKind>> = {
  section: SymbolKind.Namespace,
  resource: SymbolKind.Class,
  parameter: SymbolKind.Variable,
  mapping: SymbolKind.Object,
  condition: SymbolKind.Boolean,
  output: SymbolKind.Interface,
  property: SymbolKind.Property,
};

export function toRange(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** @param uriOf what a file beside the document is called, from its path */
export function toDiagnostic(document: TextDocument, finding: Finding, uriOf: (path: string) => string): Diagnostic {
  return {
    range: toRange(document, finding),
    severity: severities[finding.severity],
    source: 'fieldnotes',
    code: finding.code,
    message: finding.message,
    ...(finding.source !== undefined && { codeDescription: { href: finding.source } }),
    ...(finding.related.length > 0 && {
      relatedInformation: finding.related.map(related => ({
        location: locationOf(document, related, uriOf),
        message: related.message,
      })),
    }),
  };
}

function locationOf(
  document: TextDocument,
  related: Finding['related'][number],
  uriOf: (path: string) => string,
): Location {
  const { file } = related;
  if (file === undefined) return { uri: document.uri, range: toRange(document, related) };
  const uri = uriOf(file.path);
  return { uri, range: toRange(TextDocument.create(uri, '', 0, file.text), related) };
}

export function toTextEdits(document: TextDocument, edits: readonly Edit[]): TextEdit[] {
  return edits.map(edit => ({ range: toRange(document, edit), newText: edit.text }));
}

export function toSymbol(document: TextDocument, item: OutlineItem): DocumentSymbol {
  return {
    name: item.name,
    detail: item.detail,
    kind: symbolKinds[item.kind],
    range: toRange(document, item),
    selectionRange: toRange(document, item.nameSpan),
    children: item.children.map(child => toSymbol(document, child)),
  };
}

export function toFoldingRange({ firstLine, lastLine, kind }: Fold): FoldingRange {
  return { startLine: firstLine, endLine: lastLine, ...(kind && { kind }) };
}
