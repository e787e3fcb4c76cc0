import * as vscode from 'vscode';
import type { Finding } from '../analysis';
import type { Severity } from '../knowledge/note';
import type { Span } from '../text/span';
import type { Analyses } from './analyses';

/** Long enough to let a burst of keystrokes pass, too short to be noticed. */
const delay = 30;

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Keeps the Problems of open documents up to date while they are edited. */
export class Diagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('fieldnotes');
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #subscriptions: vscode.Disposable[];

  /** @param onDidChange what is known has changed, so all is looked at again */
  constructor(
    private readonly analyses: Analyses,
    onDidChange: readonly vscode.Event<void>[],
  ) {
    this.#subscriptions = [
      ...onDidChange.map(event => event(() => this.#all())),
      vscode.workspace.onDidOpenTextDocument(document => this.#show(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#schedule(document)),
      vscode.workspace.onDidCloseTextDocument(document => this.#remove(document)),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('fieldnotes')) this.#all();
      }),
    ];
    for (const document of vscode.workspace.textDocuments) this.#show(document);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    vscode.Disposable.from(...this.#subscriptions, this.#collection).dispose();
  }

  #all(): void {
    this.analyses.clear();
    for (const document of vscode.workspace.textDocuments) this.#show(document);
  }

  #schedule(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => this.#show(document), delay),
    );
  }

  #show(document: vscode.TextDocument): void {
    this.#timers.delete(document.uri.toString());
    if (document.isClosed) return;
    const findings = this.analyses.of(document)?.findings ?? [];
    if (findings.length === 0) this.#collection.delete(document.uri);
    else
      this.#collection.set(
        document.uri,
        findings.map(finding => toDiagnostic(document, finding)),
      );
  }

  #remove(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.analyses.forget(document);
    this.#collection.delete(document.uri);
  }
}

export function toRange(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

function toDiagnostic(document: vscode.TextDocument, finding: Finding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(document, finding), finding.message, severities[finding.severity]);
  diagnostic.source = 'fieldnotes';
  diagnostic.code = { value: finding.code, target: targetOf(finding) };
  diagnostic.relatedInformation = finding.related.map(
    related =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(document.uri, toRange(document, related)),
        related.message,
      ),
  );
  return diagnostic;
}

/** Where AWS says so; a team's limit without a source leads to the team's note. */
function targetOf({ code, source }: Finding): vscode.Uri {
  if (source !== undefined) return vscode.Uri.parse(source);
  return vscode.Uri.from({ scheme: 'command', path: 'fieldnotes.openNote', query: JSON.stringify([code]) });
}
