import {
  type CancellationToken,
  CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionProvider,
  type Diagnostic,
  Range,
  SnippetString,
  SnippetTextEdit,
  type TextDocument,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import { type Analysis, type Finding, type ReadyFix, reasonPlaceholder } from '../analysis';
import { type Action, findingsAt, fixOfFile, type IgnoreAction } from '../fixes/actions';
import type { Edit } from '../patterns/edit';
import type { Pattern } from '../patterns/pattern';
import type { SourceFile } from '../syntax/tree';
import { Lines } from '../text/lines';
import type { Work } from '../work';
import type { Analyses } from './analyses';
import { positionsIn } from './diagnostic';
import { toRange } from './documents';
import { FixAll } from './fixAll';
import { inSlices, signalOf } from './slices';

/** Run on saving too, where the user has asked for it. */
const fixAllOnSave = CodeActionKind.SourceFixAll.append('fieldnotes');

/**
 * The bulb: what mends a finding, here or everywhere in the file, then ways to say that it is meant, last its reason.
 */
export class Fixes implements CodeActionProvider {
  static readonly kinds = [CodeActionKind.QuickFix, fixAllOnSave];

  constructor(
    private readonly analyses: Pick<Analyses, 'of' | 'ready'>,
    private readonly load: () => Promise<readonly Pattern[]>,
  ) {}

  /** On saving a large file its analysis is waited for. */
  async #wholeFile(document: TextDocument): Promise<CodeAction[]> {
    const analysis = await this.analyses.ready(document);
    const action = analysis && fixOfFile(analysis.findings);
    return action === undefined ? [] : [new FixAll(document, action, fixAllOnSave)];
  }

  async provideCodeActions(
    document: TextDocument,
    range: Range,
    context: CodeActionContext,
    token: CancellationToken,
  ): Promise<CodeAction[]> {
    if (context.only?.contains(fixAllOnSave)) return this.#wholeFile(document);
    const analysis = this.analyses.of(document);
    if (analysis === undefined || context.diagnostics.every(({ source }) => source !== 'fieldnotes')) return [];
    const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    const codes = [...new Set(findingsAt(analysis.findings, span).map(({ code }) => code))];
    const work = this.#whileCurrent(document, analysis, analysis.actionsAt(span));
    const actions = await inSlices(work, signalOf(token));
    if (actions === undefined || this.analyses.of(document) !== analysis) return [];
    return [
      ...actions.map(action => toAction(document, action, context)),
      ...turningOff(document, codes).map(action => belongingTo(context, action)),
      ...codes.map(code => belongingTo(context, running(`Learn why: ${code}`, 'fieldnotes.openNote', [code]))),
    ];
  }

  /** None where the text is edited meanwhile: then the editor asks again. */
  *#whileCurrent(document: TextDocument, analysis: Analysis, work: Work<readonly Action[]>): Work<readonly Action[]> {
    for (let piece = work.next(); ; piece = work.next()) {
      if (piece.done === true) return piece.value;
      yield;
      if (this.analyses.of(document) !== analysis) return [];
    }
  }

  async resolveCodeAction(action: CodeAction, token: CancellationToken): Promise<CodeAction> {
    if (!(action instanceof FixAll)) return action;
    // What is mended for the whole file gets no new resources unasked.
    const patterns = action.codes.length === 1 ? await this.load() : [];
    const { document } = action;
    const analysis = await this.analyses.ready(document);
    const edits = analysis && (await inSlices(analysis.fixingAll(new Set(action.codes), patterns), signalOf(token)));
    // Edits of a text that is another one by now would go astray.
    if (edits !== undefined && this.analyses.of(document) === analysis) action.edit = toWorkspaceEdit(document, edits);
    return action;
  }
}

function toAction(document: TextDocument, action: Action, context: CodeActionContext): CodeAction {
  if (action.kind === 'fix all') return belongingTo(context, new FixAll(document, action));
  const made = action.kind === 'fix' ? fixing(document, action.fix) : ignoring(document, action);
  made.diagnostics = diagnosticsOf(document, action.finding, context);
  if (action.kind === 'fix') made.isPreferred = action.isPreferred;
  return made;
}

function ignoring(document: TextDocument, { title, edits }: IgnoreAction): CodeAction {
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.edit = toSnippetEdit(document, edits, reasonPlaceholder);
  return action;
}

/** Where there is a project whose file can say so. */
function turningOff({ uri }: TextDocument, codes: readonly string[]): readonly CodeAction[] {
  if (workspace.getWorkspaceFolder(uri) === undefined) return [];
  return codes.map(code =>
    running(`Turn off ${code} for this project`, 'fieldnotes.turnOffForProject', [code, uri.toString()]),
  );
}

function diagnosticsOf(document: TextDocument, finding: Finding, { diagnostics }: CodeActionContext): Diagnostic[] {
  const range = toRange(document, finding);
  return diagnostics.filter(diagnostic => diagnostic.range.isEqual(range) && diagnostic.message === finding.message);
}

function fixing(document: TextDocument, fix: ReadyFix): CodeAction {
  const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
  if ('edits' in fix)
    action.edit = fix.file ? inFile(document, fix.file, fix.edits) : toWorkspaceEdit(document, fix.edits);
  else {
    const request = { pattern: fix.pattern, connectTo: fix.connectTo, uri: document.uri.toString(), preview: true };
    action.command = { title: fix.title, command: 'fieldnotes.insertPattern', arguments: [request] };
  }
  return action;
}

/** Edits of a file beside the template. */
function inFile({ uri }: TextDocument, { path, text }: SourceFile, edits: readonly Edit[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  const positionAt = positionsIn(new Lines(text));
  for (const one of edits)
    edit.replace(uri.with({ path }), new Range(positionAt(one.start), positionAt(one.end)), one.text);
  return edit;
}

/** The editor lists first what belongs to a finding. */
function belongingTo({ diagnostics }: CodeActionContext, action: CodeAction): CodeAction {
  action.diagnostics = diagnostics.filter(({ source }) => source === 'fieldnotes');
  return action;
}

function running(title: string, command: string, args: readonly string[]): CodeAction {
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.command = { title, command, arguments: [...args] };
  return action;
}

function toWorkspaceEdit(document: TextDocument, edits: readonly Edit[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { start, end, text } of edits) edit.replace(document.uri, toRange(document, { start, end }), text);
  return edit;
}

/** The same, with the last occurrence of a text selected, so that one can type over it. */
function toSnippetEdit(document: TextDocument, edits: readonly Edit[], placeholder: string): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  const snippets = edits.map(({ start, end, text }) => {
    const range = toRange(document, { start, end });
    const lines = withoutIndentation(text, document.lineAt(range.start).text, range.start.character);
    const at = lines.lastIndexOf(placeholder);
    const snippet = new SnippetString().appendText(at < 0 ? lines : lines.slice(0, at));
    if (at >= 0) snippet.appendPlaceholder(placeholder).appendText(lines.slice(at + placeholder.length));
    return SnippetTextEdit.replace(range, snippet);
  });
  edit.set(document.uri, snippets);
  return edit;
}

/** The editor indents the lines of a snippet like the line that it goes into, as far as that stands before it. */
function withoutIndentation(text: string, line: string, character: number): string {
  const indentation = /^\s*/.exec(line.slice(0, character))?.[0] ?? '';
  return text.replaceAll(`\n${indentation}`, '\n');
}
