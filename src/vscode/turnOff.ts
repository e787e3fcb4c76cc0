import { Uri, WorkspaceEdit, type WorkspaceFolder, window, workspace } from 'vscode';
import { projectFileNames } from '../deployments/project';
import { turnedOff } from '../deployments/turnOff';
import { toRange } from './documents';
import { exists } from './newTeamNote';

/** Writes into the project's file that a finding is off, for everybody who works on the project; saved, so that it counts. */
export async function turnOffForProject(id: unknown, file: unknown): Promise<void> {
  const folder = typeof file === 'string' ? workspace.getWorkspaceFolder(Uri.parse(file)) : undefined;
  if (typeof id !== 'string' || folder === undefined) return;
  const uri = await projectFileIn(folder);
  const document = await workspace.openTextDocument(uri);
  const change = turnedOff(document.getText(), id);
  if (change === undefined) {
    await window.showTextDocument(document);
    void window.showInformationMessage(`Add "${id}: off" to the severities of this file.`);
    return;
  }
  const edit = new WorkspaceEdit();
  edit.replace(uri, toRange(document, change), change.text);
  if (!(await workspace.applyEdit(edit))) return;
  await document.save();
  const open = 'Open the File';
  const said = `Turned off ${id} for this project in ${workspace.asRelativePath(uri)}.`;
  if ((await window.showInformationMessage(said, open)) === open) await window.showTextDocument(document);
}

/** The one that is there, else a new one. */
async function projectFileIn({ uri }: WorkspaceFolder): Promise<Uri> {
  const files = projectFileNames.map(name => Uri.joinPath(uri, name));
  for (const file of files) if (await exists(file)) return file;
  const [file = uri] = files;
  await workspace.fs.writeFile(file, new Uint8Array());
  return file;
}
