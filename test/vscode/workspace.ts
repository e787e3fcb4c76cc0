import * as vscode from 'vscode';
import { ok } from './expect';

export const extensionId = 'fieldnotes.cfn-fieldnotes';

/** Opens a file of the temporary workspace in an editor. */
export async function open(name: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'a folder is open');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Opens a new file in an editor. A browser's editor may still hold an earlier file of that name: then it is filled. */
export async function untitled(language: string, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  if (document.getText() !== content) {
    await replace(document, new vscode.Range(0, 0, document.lineCount, 0), content);
  }
  return document;
}

/** Forgets unsaved changes, so that no test depends on the one before. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** Errors and warnings; advice comes and goes with the notes, and is the core's tests' business. */
export const ours = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, severity }) => source === 'fieldnotes' && severity <= vscode.DiagnosticSeverity.Warning);

/** Our diagnostics of a document as soon as there are that many; waits for the event, never for a time. */
export function untilDiagnostics(document: vscode.TextDocument, count: number): Promise<vscode.Diagnostic[]> {
  return new Promise(resolve => {
    let subscription: vscode.Disposable | undefined;
    const look = (): boolean => {
      const found = ours(document.uri);
      if (found.length !== count) return false;
      subscription?.dispose();
      resolve(found);
      return true;
    };
    if (!look()) subscription = vscode.languages.onDidChangeDiagnostics(look);
  });
}

/** Where the n-th occurrence of a text is. */
export function rangeOf(document: vscode.TextDocument, text: string, occurrence = 1): vscode.Range {
  let offset = -1;
  for (let n = 0; n < occurrence; n++) {
    offset = document.getText().indexOf(text, offset + 1);
    ok(offset >= 0, `"${text}" is in ${document.uri.path}`);
  }
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + text.length));
}

export async function replace(document: vscode.TextDocument, range: vscode.Range, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, text);
  ok(await vscode.workspace.applyEdit(edit), 'the edit was applied');
}

/** Everything the hovers at a text say, of all extensions. */
export async function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
  const position = rangeOf(document, text).start.translate(0, 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  const contents = hovers.flatMap(hover => hover.contents);
  return contents.map(content => (typeof content === 'string' ? content : content.value)).join('\n');
}

/** The logical IDs of a YAML template that is indented by two. */
export function resourcesOf(document: vscode.TextDocument): string[] {
  const section = /^Resources:\n((?: .*\n|\n)*)/m.exec(document.getText())?.[1] ?? '';
  return [...section.matchAll(/^ {2}(\w+):/gm)].map(match => match[1] ?? '');
}
