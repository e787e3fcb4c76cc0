import * as vscode from 'vscode';
import { firstTeamNote } from '../knowledge/firstTeamNote';
import { teamFolder } from '../knowledge/team';

/** "Fieldnotes: New Team Note": writes a starting point into `.fieldnotes`; one that is there is opened as it is. */
export async function newTeamNote(): Promise<vscode.Uri | undefined> {
  const folder = await chosenFolder();
  if (folder === undefined) return undefined;
  const uri = vscode.Uri.joinPath(folder.uri, teamFolder, 'team.md');
  if (!(await exists(uri))) {
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(firstTeamNote) });
    await vscode.workspace.applyEdit(edit);
  }
  await vscode.window.showTextDocument(uri);
  return uri;
}

async function chosenFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(`Open a folder first: a team's notes are in its ${teamFolder}.`);
    return undefined;
  }
  const active = vscode.window.activeTextEditor?.document.uri;
  const own = active && vscode.workspace.getWorkspaceFolder(active);
  return own ?? (folders.length === 1 ? folders[0] : vscode.window.showWorkspaceFolderPick());
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
}
