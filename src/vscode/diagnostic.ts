import { Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, Position, Range, Uri } from 'vscode';
import { type Finding, tooLargeNotice } from '../analysis';
import { rank, type Severity } from '../knowledge/note';
import { Lines } from '../text/lines';
import type { Span } from '../text/span';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** VS Code shows no more of one file; what it would leave out needs no making at every keystroke. */
const mostInFile = 1000;

/** How an offset becomes a position: a document's own, or that of a file that no editor holds. */
export type PositionAt = (offset: number) => Position;

/** The positions in a text that was read from a file. */
export function positionsIn(lines: Lines): PositionAt {
  return offset => {
    const { line, column } = lines.positionAt(offset);
    return new Position(line - 1, column - 1);
  };
}

/** Findings as Problems shows them; of too many the worst, and how many more there are. */
export function toDiagnostics(uri: Uri, findings: readonly Finding[], positionAt: PositionAt): Diagnostic[] {
  const shown = findings.length <= mostInFile ? findings : worst(findings);
  const diagnostics = shown.map(finding => toDiagnostic(uri, finding, positionAt));
  if (shown.length < findings.length) diagnostics.push(more(findings.length - shown.length));
  return diagnostics;
}

/** Said instead of findings, once. */
export function tooLarge(): Diagnostic {
  return notice(tooLargeNotice.message, tooLargeNotice.code);
}

function worst(findings: readonly Finding[]): readonly Finding[] {
  // Stable: of one severity the first in the text.
  return findings.toSorted((a, b) => rank(b.severity) - rank(a.severity)).slice(0, mostInFile - 1);
}

function more(count: number): Diagnostic {
  return notice(`${count.toLocaleString('en-US')} more findings in this file are not shown.`, 'more');
}

function notice(message: string, code: string): Diagnostic {
  const diagnostic = new Diagnostic(new Range(0, 0, 0, 0), message, DiagnosticSeverity.Information);
  diagnostic.source = 'fieldnotes';
  diagnostic.code = code;
  return diagnostic;
}

function toDiagnostic(uri: Uri, finding: Finding, positionAt: PositionAt): Diagnostic {
  const range = ({ start, end }: Span) => new Range(positionAt(start), positionAt(end));
  const diagnostic = new Diagnostic(range(finding), finding.message, severities[finding.severity]);
  diagnostic.source = 'fieldnotes';
  diagnostic.code = { value: finding.code, target: targetOf(finding) };
  if (finding.related.length > 0)
    diagnostic.relatedInformation = finding.related.map(
      related =>
        new DiagnosticRelatedInformation(
          locationOf(uri, related) ?? new Location(uri, range(related)),
          related.message,
        ),
    );
  return diagnostic;
}

/** A place in another file; undefined for one in the finding's own. */
function locationOf(uri: Uri, { start, end, file }: Finding['related'][number]): Location | undefined {
  if (file === undefined) return undefined;
  const positionAt = positionsIn(new Lines(file.text));
  return new Location(uri.with({ path: file.path }), new Range(positionAt(start), positionAt(end)));
}

/** Where AWS says so; a team's limit without a source leads to the team's note. */
function targetOf({ code, source }: Finding): Uri {
  const known = targets.get(source ?? code);
  if (known !== undefined) return known;
  const target =
    source === undefined
      ? Uri.from({ scheme: 'command', path: 'fieldnotes.openNote', query: JSON.stringify([code]) })
      : Uri.parse(source);
  targets.set(source ?? code, target);
  return target;
}

/** One per id or source, of which there are a few hundred. */
const targets = new Map<string, Uri>();
