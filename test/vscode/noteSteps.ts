import * as vscode from 'vscode';
import { ok } from './expect';
import { closeAll, ours } from './workspace';

/** Runs a command of ours. */
export const run = <T>(command: string, ...args: readonly unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(`fieldnotes.${command}`, ...args);

/** Closes pages too. */
export async function cleanUp(): Promise<void> {
  await closeAll();
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Our finding of that code as soon as it is there, or gone; waits for the event, never for a time. */
export function untilFinding(
  document: vscode.TextDocument | undefined,
  code: string,
  isThere = true,
): Promise<vscode.Diagnostic | undefined> {
  ok(document, 'a document');
  return new Promise(resolve => {
    let subscription: vscode.Disposable | undefined;
    const look = (): boolean => {
      const found = ours(document.uri).find(diagnostic => codeOf(diagnostic) === code);
      if ((found !== undefined) !== isThere) return false;
      subscription?.dispose();
      resolve(found);
      return true;
    };
    if (!look()) subscription = vscode.languages.onDidChangeDiagnostics(look);
  });
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
