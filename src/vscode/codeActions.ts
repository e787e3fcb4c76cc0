import * as vscode from 'vscode';
import type { Analysis, Finding, ReadyFix } from '../analysis';
import type { Edit } from '../patterns/edit';
import type { Analyses } from './analyses';
import { toRange } from './diagnostics';

/** The bulb: what mends a finding, here or everywhere in the file, and a way to say that it is meant. */
export class Fixes implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix];

  constructor(private readonly analyses: Analyses) {}

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const analysis = this.analyses.of(document);
    if (analysis === undefined || context.diagnostics.every(({ source }) => source !== 'fieldnotes')) return [];
    const here = analysis.findings.filter(finding => range.intersection(toRange(document, finding)) !== undefined);
    return [
      ...here.flatMap(finding => this.#mending(document, analysis, finding, context)),
      ...here.flatMap(finding => fixAll(document, analysis, finding.code)),
      ...here.flatMap(finding => this.#suppressing(document, analysis, finding, context)),
    ];
  }

  #mending(
    document: vscode.TextDocument,
    analysis: Analysis,
    finding: Finding,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    return analysis.fixesFor(finding).map((fix, index) => {
      const action = toAction(document, fix);
      action.diagnostics = diagnosticsOf(document, finding, context);
      action.isPreferred = index === 0;
      return action;
    });
  }

  #suppressing(
    document: vscode.TextDocument,
    analysis: Analysis,
    finding: Finding,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const edits = analysis.suppressing(finding);
    if (edits === undefined) return [];
    const action = new vscode.CodeAction(`Ignore ${finding.code} here`, vscode.CodeActionKind.QuickFix);
    action.edit = toWorkspaceEdit(document, edits);
    action.diagnostics = diagnosticsOf(document, finding, context);
    return [action];
  }
}

function diagnosticsOf(
  document: vscode.TextDocument,
  finding: Finding,
  { diagnostics }: vscode.CodeActionContext,
): vscode.Diagnostic[] {
  const range = toRange(document, finding);
  return diagnostics.filter(diagnostic => diagnostic.range.isEqual(range) && diagnostic.message === finding.message);
}

function toAction(document: vscode.TextDocument, fix: ReadyFix): vscode.CodeAction {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  if ('edits' in fix) action.edit = toWorkspaceEdit(document, fix.edits);
  else {
    const request = { pattern: fix.pattern, connectTo: fix.connectTo, uri: document.uri.toString() };
    action.command = { title: fix.title, command: 'fieldnotes.insertPattern', arguments: [request] };
  }
  return action;
}

/** "Fix all": the first fix of each finding of that kind, where there are several. */
function fixAll(document: vscode.TextDocument, analysis: Analysis, code: string): vscode.CodeAction[] {
  const edits = analysis.findings
    .filter(finding => finding.code === code)
    .flatMap(finding => [finding, ...(finding.others ?? [])])
    .flatMap(finding => {
      const [fix] = analysis.fixesFor(finding);
      return fix !== undefined && 'edits' in fix ? [fix.edits] : [];
    });
  if (edits.length < 2) return [];
  const action = new vscode.CodeAction(`Fix all ${code} in this file`, vscode.CodeActionKind.QuickFix);
  action.edit = toWorkspaceEdit(document, edits.flat());
  return [action];
}

function toWorkspaceEdit(document: vscode.TextDocument, edits: readonly Edit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of edits) edit.replace(document.uri, toRange(document, { start, end }), text);
  return edit;
}
