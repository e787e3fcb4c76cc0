import type { Uri, WorkspaceFolder } from 'vscode';
import { FileCache, RecordedFiles } from '../deployments/fileCache';
import { projectFileNames } from '../deployments/project';
import { notesFolderOf } from '../deployments/readAround';
import { filesBeside } from './around';

/** Where the team's notes for a folder of the workspace are: its project's file can say so. */
export async function notesHomeOf({ uri }: WorkspaceFolder): Promise<Uri> {
  const files = new RecordedFiles(new FileCache(filesBeside(uri)));
  return uri.with({ path: await notesFolderOf(pathOf(uri), undefined, files) });
}

/** Whether what a file says can move the notes. */
export function isProjectFile({ path }: Uri): boolean {
  return projectFileNames.some(name => path.endsWith(`/${name}`));
}

/** The path of a folder, without the slash that it may end with. */
export function pathOf({ path }: Uri): string {
  return path.replace(/(?<=.)\/$/, '');
}

/** Whether a file is below a folder. */
export function isWithin({ path }: Uri, home: Uri): boolean {
  return path.startsWith(`${pathOf(home)}/`);
}
