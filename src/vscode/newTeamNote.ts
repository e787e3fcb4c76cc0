import { Uri, WorkspaceEdit, type WorkspaceFolder, window, workspace } from 'vscode';
import { firstTeamNote } from '../knowledge/firstTeamNote';
import { teamFolder } from '../knowledge/team';
import { notesHomeOf } from './notesHome';

/** "Fieldnotes: New Team Note": writes a starting point into the folder of the team's notes; one that is there is opened as it is. */
export async function newTeamNote(): Promise<Uri | undefined> {
  const folder = await chosenFolder(`Open a folder first: a team's notes are in its ${teamFolder}.`);
  if (folder === undefined) return undefined;
  const uri = Uri.joinPath(await notesHomeOf(folder), 'team.md');
  if (!(await exists(uri))) {
    const edit = new WorkspaceEdit();
    edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(firstTeamNote) });
    await workspace.applyEdit(edit);
  }
  await window.showTextDocument(uri);
  return uri;
}

/** @param otherwise what is said where there is none */
export async function chosenFolder(otherwise: string): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void window.showInformationMessage(otherwise);
    return undefined;
  }
  const active = window.activeTextEditor?.document.uri;
  const own = active && workspace.getWorkspaceFolder(active);
  return own ?? (folders.length === 1 ? folders[0] : window.showWorkspaceFolderPick());
}

export async function exists(uri: Uri): Promise<boolean> {
  return Promise.resolve(workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
}
