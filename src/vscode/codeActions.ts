import {
  type CancellationToken,
  CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionProvider,
  type Diagnostic,
  type Range,
  type TextDocument,
  WorkspaceEdit,
} from 'vscode';
import type { Analysis, Finding, ReadyFix } from '../analysis';
import type { Edit } from '../patterns/edit';
import type { Pattern } from '../patterns/pattern';
import type { Work } from '../work';
import type { Analyses } from './analyses';
import { toRange } from './documents';
import { inSlices, signalOf } from './slices';

/** With more of them selected nobody reads a list of what mends each. */
const mostFindings = 20;

/** The bulb: what mends a finding, here or everywhere in the file, and a way to say that it is meant. */
export class Fixes implements CodeActionProvider {
  static readonly kinds = [CodeActionKind.QuickFix];

  constructor(
    private readonly analyses: Pick<Analyses, 'of' | 'ready'>,
    private readonly load: () => Promise<readonly Pattern[]>,
  ) {}

  async provideCodeActions(
    document: TextDocument,
    range: Range,
    context: CodeActionContext,
    token: CancellationToken,
  ): Promise<CodeAction[]> {
    const analysis = this.analyses.of(document);
    if (analysis === undefined || context.diagnostics.every(({ source }) => source !== 'fieldnotes')) return [];
    const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    const here = analysis.findings.filter(finding => finding.start <= end && finding.end >= start);
    if (here.length === 0) return [];
    return (await inSlices(this.#actions(document, analysis, here, context), signalOf(token))) ?? [];
  }

  /** In pieces, as each fix is tried; none where the text is edited meanwhile: then the editor asks again. */
  *#actions(
    document: TextDocument,
    analysis: Analysis,
    here: readonly Finding[],
    context: CodeActionContext,
  ): Work<CodeAction[]> {
    yield* analysis.preparingFixes();
    const first = here.slice(0, mostFindings);
    const mending: CodeAction[] = [];
    for (const finding of first) {
      yield;
      if (this.analyses.of(document) !== analysis) return [];
      mending.push(...this.#mending(document, analysis, finding, context));
    }
    const codes = [...new Set(here.map(({ code }) => code))];
    return [
      ...mending,
      ...codes.flatMap(code => fixAll(document, analysis, code)),
      ...first.flatMap(finding => this.#suppressing(document, analysis, finding, context)),
    ];
  }

  async resolveCodeAction(action: CodeAction, token: CancellationToken): Promise<CodeAction> {
    if (!(action instanceof FixAll)) return action;
    const patterns = await this.load();
    const { document } = action;
    const analysis = await this.analyses.ready(document);
    const edits = analysis && (await inSlices(analysis.fixingAll(action.code, patterns), signalOf(token)));
    // Edits of a text that is another one by now would go astray.
    if (edits !== undefined && this.analyses.of(document) === analysis) action.edit = toWorkspaceEdit(document, edits);
    return action;
  }

  #mending(document: TextDocument, analysis: Analysis, finding: Finding, context: CodeActionContext): CodeAction[] {
    return analysis.fixesFor(finding).map((fix, _, { length }) => {
      const action = toAction(document, fix);
      action.diagnostics = diagnosticsOf(document, finding, context);
      // Of several ways none is the one to take unasked.
      action.isPreferred = length === 1;
      return action;
    });
  }

  #suppressing(document: TextDocument, analysis: Analysis, finding: Finding, context: CodeActionContext): CodeAction[] {
    const edits = analysis.suppressing(finding);
    if (edits === undefined) return [];
    const action = new CodeAction(`Ignore ${finding.code} here`, CodeActionKind.QuickFix);
    action.edit = toWorkspaceEdit(document, edits);
    action.diagnostics = diagnosticsOf(document, finding, context);
    return [action];
  }
}

function diagnosticsOf(document: TextDocument, finding: Finding, { diagnostics }: CodeActionContext): Diagnostic[] {
  const range = toRange(document, finding);
  return diagnostics.filter(diagnostic => diagnostic.range.isEqual(range) && diagnostic.message === finding.message);
}

function toAction(document: TextDocument, fix: ReadyFix): CodeAction {
  const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
  if ('edits' in fix) action.edit = toWorkspaceEdit(document, fix.edits);
  else {
    const request = { pattern: fix.pattern, connectTo: fix.connectTo, uri: document.uri.toString() };
    action.command = { title: fix.title, command: 'fieldnotes.insertPattern', arguments: [request] };
  }
  return action;
}

/** Mends all findings of one kind; what that takes is looked for when it is chosen. */
class FixAll extends CodeAction {
  constructor(
    readonly document: TextDocument,
    readonly code: string,
  ) {
    super(`Fix all ${code} in this file`, CodeActionKind.QuickFix);
  }
}

/** Where there are several that have a fix of their own. */
function fixAll(document: TextDocument, { findings }: Analysis, code: string): CodeAction[] {
  const ours = findings
    .filter(finding => finding.code === code)
    .flatMap(finding => [finding, ...(finding.others ?? [])])
    .filter(({ fixes }) => fixes.length === 1);
  return ours.length < 2 ? [] : [new FixAll(document, code)];
}

function toWorkspaceEdit(document: TextDocument, edits: readonly Edit[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { start, end, text } of edits) edit.replace(document.uri, toRange(document, { start, end }), text);
  return edit;
}
