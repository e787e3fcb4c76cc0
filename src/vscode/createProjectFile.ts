import { Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { firstProjectFile } from '../deployments/firstProjectFile';
import { projectFileNames } from '../deployments/project';
import { chosenFolder, exists } from './newTeamNote';

/** "Fieldnotes: Create Project File": writes a starting point; one that is there is opened as it is. */
export async function createProjectFile(): Promise<Uri | undefined> {
  const folder = await chosenFolder('Open a folder first: the file of a project is in its root.');
  if (folder === undefined) return undefined;
  const [name = ''] = projectFileNames;
  const uri = Uri.joinPath(folder.uri, name);
  if (!(await exists(uri))) {
    const edit = new WorkspaceEdit();
    edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(firstProjectFile) });
    await workspace.applyEdit(edit);
  }
  await window.showTextDocument(uri);
  return uri;
}
