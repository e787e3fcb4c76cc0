import * as vscode from 'vscode';
import { type Finding, mostCharactersInWords } from '../analysis';
import { rank, type Severity } from '../knowledge/note';
import type { Lines } from '../text/lines';
import type { Span } from '../text/span';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** VS Code shows no more of one file; what it would leave out needs no making at every keystroke. */
const mostInFile = 1000;

/** How an offset becomes a position: a document's own, or that of a file that no editor holds. */
export type PositionAt = (offset: number) => vscode.Position;

/** The positions in a text that was read from a file. */
export function positionsIn(lines: Lines): PositionAt {
  return offset => {
    const { line, column } = lines.positionAt(offset);
    return new vscode.Position(line - 1, column - 1);
  };
}

/** Findings as Problems shows them; of too many the worst, and how many more there are. */
export function toDiagnostics(
  uri: vscode.Uri,
  findings: readonly Finding[],
  positionAt: PositionAt,
): vscode.Diagnostic[] {
  const shown = findings.length <= mostInFile ? findings : worst(findings);
  const diagnostics = shown.map(finding => toDiagnostic(uri, finding, positionAt));
  if (shown.length < findings.length) diagnostics.push(more(findings.length - shown.length));
  return diagnostics;
}

/** Said instead of findings, once. */
export function tooLarge(): vscode.Diagnostic {
  return notice(`This file has more than ${mostCharactersInWords}: too large, not checked.`, 'too-large');
}

function worst(findings: readonly Finding[]): readonly Finding[] {
  // Stable: of one severity the first in the text.
  return findings.toSorted((a, b) => rank(b.severity) - rank(a.severity)).slice(0, mostInFile - 1);
}

function more(count: number): vscode.Diagnostic {
  return notice(`${count.toLocaleString('en-US')} more findings in this file are not shown.`, 'more');
}

function notice(message: string, code: string): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(0, 0, 0, 0),
    message,
    vscode.DiagnosticSeverity.Information,
  );
  diagnostic.source = 'fieldnotes';
  diagnostic.code = code;
  return diagnostic;
}

function toDiagnostic(uri: vscode.Uri, finding: Finding, positionAt: PositionAt): vscode.Diagnostic {
  const range = ({ start, end }: Span) => new vscode.Range(positionAt(start), positionAt(end));
  const diagnostic = new vscode.Diagnostic(range(finding), finding.message, severities[finding.severity]);
  diagnostic.source = 'fieldnotes';
  diagnostic.code = { value: finding.code, target: targetOf(finding) };
  if (finding.related.length > 0)
    diagnostic.relatedInformation = finding.related.map(
      related => new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, range(related)), related.message),
    );
  return diagnostic;
}

/** Where AWS says so; a team's limit without a source leads to the team's note. */
function targetOf({ code, source }: Finding): vscode.Uri {
  const known = targets.get(source ?? code);
  if (known !== undefined) return known;
  const target =
    source === undefined
      ? vscode.Uri.from({ scheme: 'command', path: 'fieldnotes.openNote', query: JSON.stringify([code]) })
      : vscode.Uri.parse(source);
  targets.set(source ?? code, target);
  return target;
}

/** One per id or source, of which there are a few hundred. */
const targets = new Map<string, vscode.Uri>();
