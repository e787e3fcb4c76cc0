import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis, Finding, ReadyFix } from '../analysis';
import { type Edit, inOrder } from '../patterns/edit';
import { insertPattern } from '../patterns/insert';
import { findPattern } from '../patterns/library';
import type { Pattern } from '../patterns/pattern';
import { languageOfFile } from '../syntax/language';
import type { SourceFile } from '../syntax/tree';
import { finished } from '../work';
import { fixAlike } from './fixAll';
import { toRange, toTextEdits } from './protocol';

/** With more of them selected nobody reads a list of what mends each. */
const mostFindings = 20;

/** Where files are, in the words of the protocol. */
type UriOf = (path: string) => string;

/** What mends the findings in a range, here or everywhere in the file, and after it a way to say that each is meant. */
export function actionsIn(
  document: TextDocument,
  range: Range,
  analysis: Analysis,
  patterns: readonly Pattern[],
  uriOf: UriOf,
): CodeAction[] {
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const here = analysis.findings.filter(finding => finding.start <= end && finding.end >= start);
  const first = here.slice(0, mostFindings);
  if (first.length > 0) finished(analysis.preparingFixes());
  return [
    ...first.flatMap(finding => mending(document, finding, analysis.fixesFor(finding), patterns, uriOf)),
    ...fixAlike(document, analysis, [...new Set(here.map(({ code }) => code))]),
    ...first.flatMap(finding => {
      const edits = analysis.suppressing(finding);
      return edits === undefined ? [] : [action(document, `Ignore ${finding.code} here`, finding, edits)];
    }),
  ];
}

function mending(
  document: TextDocument,
  finding: Finding,
  fixes: readonly ReadyFix[],
  patterns: readonly Pattern[],
  uriOf: UriOf,
): CodeAction[] {
  return fixes.flatMap((fix, _, { length }) => {
    const edits = 'edits' in fix ? fix.edits : insertion(document, fix, patterns);
    if (edits === undefined) return [];
    const made = action(document, fix.title, finding, edits);
    const elsewhere = 'edits' in fix && fix.file !== undefined ? { edit: inFile(fix.file, edits, uriOf) } : {};
    // Of several ways none is the one to take unasked.
    return [{ ...made, ...elsewhere, isPreferred: length === 1 }];
  });
}

/** Edits of a file beside the template. */
function inFile({ path, text }: SourceFile, edits: readonly Edit[], uriOf: UriOf): WorkspaceEdit {
  const uri = uriOf(path);
  return { changes: { [uri]: toTextEdits(TextDocument.create(uri, '', 0, text), inOrder(edits)) } };
}

function insertion(
  document: TextDocument,
  { pattern: id, connectTo }: Exclude<ReadyFix, { readonly edits: readonly Edit[] }>,
  patterns: readonly Pattern[],
): readonly Edit[] | undefined {
  const pattern = findPattern(patterns, id);
  if (pattern === undefined) return undefined;
  const text = document.getText();
  const inserted = insertPattern(text, languageOfFile(document.uri, text), pattern, undefined, connectTo);
  return 'edits' in inserted ? inserted.edits : undefined;
}

function action(document: TextDocument, title: string, finding: Finding, edits: readonly Edit[]): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(document, finding)],
    edit: { changes: { [document.uri]: toTextEdits(document, inOrder(edits)) } },
  };
}

/** Enough for a client to know which of its diagnostics is meant. */
function diagnosticOf(document: TextDocument, finding: Finding): Diagnostic {
  return { range: toRange(document, finding), message: finding.message, code: finding.code, source: 'fieldnotes' };
}
