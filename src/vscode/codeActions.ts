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
import { fixableCodes } from '../fixes/fixable';
import type { Edit } from '../patterns/edit';
import type { Pattern } from '../patterns/pattern';
import type { SourceFile } from '../syntax/tree';
import { Lines } from '../text/lines';
import type { Work } from '../work';
import type { Analyses } from './analyses';
import { positionsIn } from './diagnostic';
import { toRange } from './documents';
import { FixAll, fixAll, wholeFile } from './fixAll';
import { inSlices, signalOf } from './slices';

/** With more of them selected nobody reads a list of what mends each. */
const mostFindings = 20;

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
    const codes = analysis === undefined ? [] : fixableCodes(analysis.findings);
    return codes.length === 0 ? [] : [new FixAll(document, codes, 'Fix all findings in this file', fixAllOnSave)];
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
      // Whoever takes the first entry wants to mend what is here.
      ...(mending.length === 0
        ? []
        : [...codes.flatMap(code => fixAll(document, analysis, code)), ...wholeFile(document, analysis, codes)].map(
            action => belongingTo(context.diagnostics, action),
          )),
      ...first.flatMap(finding => this.#suppressing(document, analysis, finding, context)),
      ...(workspace.getWorkspaceFolder(document.uri) === undefined
        ? []
        : codes.map(code =>
            running(`Turn off ${code} for this project`, 'fieldnotes.turnOffForProject', [
              code,
              document.uri.toString(),
            ]),
          )
      ).map(action => belongingTo(context.diagnostics, action)),
      ...codes.map(code =>
        belongingTo(context.diagnostics, running(`Learn why: ${code}`, 'fieldnotes.openNote', [code])),
      ),
    ];
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
    action.edit = toSnippetEdit(document, edits, reasonPlaceholder);
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
function belongingTo(diagnostics: readonly Diagnostic[], action: CodeAction): CodeAction {
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
