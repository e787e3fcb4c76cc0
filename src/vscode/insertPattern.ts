import * as vscode from 'vscode';
import { insertPattern } from '../patterns/insert';
import { findPattern } from '../patterns/library';
import type { FormName, Pattern } from '../patterns/pattern';
import { languageOf } from './analyses';
import { toRange } from './diagnostics';

/** What a link or another command passes; without it, the user is asked. */
interface Request {
  readonly pattern?: string;
  readonly uri?: string;
  readonly form?: FormName;
  /** Logical ID of the resource that the pattern attaches to. */
  readonly connectTo?: string;
}

/** "Fieldnotes: Insert Pattern…": merges a pattern into the template, as one undo step. */
export function insertPatternCommand(load: () => Promise<readonly Pattern[]>) {
  return async (argument?: unknown): Promise<void> => {
    const request = toRequest(argument);
    const document = await documentOf(request);
    if (document === undefined) return;
    const patterns = await load();
    const pattern = request.pattern === undefined ? await pick(patterns) : findPattern(patterns, request.pattern);
    if (pattern !== undefined) await insert(document, pattern, request);
  };
}

/** Menus pass the file's address, links pass a request; anything else counts as nothing. */
function toRequest(argument: unknown): Request {
  if (argument instanceof vscode.Uri) return { uri: argument.toString() };
  if (typeof argument !== 'object' || argument === null) return {};
  const given = argument as Readonly<Record<string, unknown>>;
  return {
    ...(typeof given.pattern === 'string' && { pattern: given.pattern }),
    ...(typeof given.uri === 'string' && { uri: given.uri }),
    ...((given.form === 'cfn' || given.form === 'sam') && { form: given.form }),
    ...(typeof given.connectTo === 'string' && { connectTo: given.connectTo }),
  };
}

async function documentOf({ uri }: Request): Promise<vscode.TextDocument | undefined> {
  const document =
    uri === undefined
      ? vscode.window.activeTextEditor?.document
      : await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  if (document !== undefined && languageOf(document) !== undefined) return document;
  void vscode.window.showInformationMessage('Open a YAML or JSON file first; the pattern goes into it.');
  return undefined;
}

async function pick(patterns: readonly Pattern[]): Promise<Pattern | undefined> {
  const items = patterns.map(pattern => ({
    label: pattern.title,
    description: pattern.id,
    detail: pattern.use,
    pattern,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: 'A pattern to insert under Resources',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.pattern;
}

async function insert(document: vscode.TextDocument, pattern: Pattern, { form, connectTo }: Request): Promise<void> {
  const language = languageOf(document);
  if (language === undefined) return;
  const result = insertPattern(document.getText(), language, pattern, form, connectTo);
  if ('problem' in result) {
    void vscode.window.showWarningMessage(result.problem);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of result.edits) edit.replace(document.uri, toRange(document, { start, end }), text);
  await vscode.workspace.applyEdit(edit);
  const editor = await vscode.window.showTextDocument(document);
  const at = result.edits.at(-1)?.start ?? 0;
  editor.revealRange(toRange(document, { start: at, end: at }), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
