import {
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  type FoldingRange,
  type Range,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis, Finding } from '../analysis';
import { pathOfUri, uriOfPath } from '../cli/around';
import type { Knowledge } from '../knowledge/knowledge';
import type { Severity } from '../knowledge/note';
import type { Fold, OutlineItem, OutlineKind } from '../navigation/navigation';
import type { OpenText } from '../openTexts';
import { type Edit, inOrder } from '../patterns/edit';
import type { SourceFile } from '../syntax/tree';
import type { Span } from '../text/span';

/** What our results are in the words of the protocol; all positions are of one version of a document. */

/** Asks what is known of an open document now; `none` where it is closed or checking is off. */
export type Ask = <T>(uri: string, none: T, answer: Answer<T>) => Promise<T>;
type Answer<T> = (document: TextDocument, analysis: Analysis, knowledge: Knowledge) => T;

/** What a file is called in the protocol, from its path. */
export type UriOf = (path: string) => string;

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

/** A file that no editor holds, or the document itself where a place names no other. */
function fileOf(document: TextDocument, file: SourceFile | undefined, uriOf: UriOf): TextDocument {
  return file === undefined ? document : TextDocument.create(uriOf(file.path), '', 0, file.text);
}

export function toDiagnostic(document: TextDocument, finding: Finding, uriOf: UriOf): Diagnostic {
  const { severity, code, message, source, related } = finding;
  const relatedInformation = related.map(one => {
    const file = fileOf(document, one.file, uriOf);
    return { location: { uri: file.uri, range: toRange(file, one) }, message: one.message };
  });
  return {
    ...{ range: toRange(document, finding), severity: severities[severity], source: 'fieldnotes', code, message },
    ...(source !== undefined && { codeDescription: { href: source } }),
    ...(related.length > 0 && { relatedInformation }),
  };
}

export function toTextEdits(document: TextDocument, edits: readonly Edit[]): TextEdit[] {
  return inOrder(edits).map(edit => ({ range: toRange(document, edit), newText: edit.text }));
}

/** @param file where the edits go, if not into the document */
export function toWorkspaceEdit(document: TextDocument, edits: readonly Edit[], file?: SourceFile): WorkspaceEdit {
  const target = fileOf(document, file, uriOfPath);
  return { changes: { [target.uri]: toTextEdits(target, edits) } };
}

export function toSymbol(document: TextDocument, item: OutlineItem): DocumentSymbol {
  return {
    // While somebody types a key can be empty, which the protocol forbids.
    name: item.name.trim() === '' ? '…' : item.name,
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

export function pathsOf(folders: readonly Pick<WorkspaceFolder, 'uri'>[]): readonly string[] {
  return folders.flatMap(({ uri }) => pathOfUri(uri) ?? []);
}

export function toOpenText(document: TextDocument): OpenText {
  const { uri, version } = document;
  return { key: uri, path: pathOfUri(uri), version, getText: () => document.getText() };
}
