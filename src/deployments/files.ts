/** How the core gets at files; the editor reads through the workspace's file system, the terminal from the disk. */
export interface Files {
  /** Never rejects. */
  read(path: string): Promise<ReadResult>;
  /** The names in a folder, none where there is no such folder. Never rejects. */
  list(folder: string): Promise<readonly FolderEntry[]>;
}

export type ReadResult = { readonly text: string } | { readonly problem: ReadProblem };

export type ReadProblem = 'missing' | 'folder' | 'too large' | 'unreadable';

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** What CloudFormation takes at most of values, 200 of 4,096 bytes, fits in here. In characters. */
export const mostCharactersOfValues = 1_000_000;

/** A text as it was read, unless it is too long for what is looked for in it. */
export function bounded(text: string): ReadResult {
  return text.length > mostCharactersOfValues ? { problem: 'too large' } : { text };
}

/** Paths have forward slashes, whatever the host; those that begin with one, or with a drive, are absolute. */
export function isAbsolute(path: string): boolean {
  return /^(?:[a-zA-Z]:)?\//.test(path);
}

export function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end <= 0 ? path.slice(0, end + 1) : path.slice(0, end);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What a relative path leads to from a folder, without `.` and `..`. */
export function joined(folder: string, path: string): string {
  const whole = isAbsolute(path) ? path : `${folder}/${path}`;
  const [, root = '', rest = ''] = /^((?:[a-zA-Z]:)?\/)?(.*)$/s.exec(whole) ?? [];
  const steps: string[] = [];
  for (const step of rest.split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (step !== '' && step !== '.' && !(step === '..' && root !== '')) steps.push(step);
  }
  return root + steps.join('/');
}

/** A folder and those around it, the innermost first. */
export function foldersUpward(folder: string): readonly string[] {
  const folders = [folder];
  for (let at = folder; folderOf(at) !== at && at.includes('/'); at = folderOf(at)) folders.push(folderOf(at));
  return folders;
}

/** A folder and those around it up to a root; the folder alone where it isn't in the root. */
export function foldersWithin(folder: string, root: string): readonly string[] {
  const folders = foldersUpward(folder);
  const last = folders.indexOf(root);
  return folders.slice(0, last < 0 ? 1 : last + 1);
}

/** The path as one would write it in a file of a folder. */
export function relativeTo(folder: string, path: string): string {
  const [from, to] = [folder.split('/').filter(Boolean), path.split('/').filter(Boolean)];
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
